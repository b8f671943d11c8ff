// The units that numbers come with, and the normal form of a value in each: equal quantities have equal normal forms.

export type Unit =
  | { readonly kind: 'percent'; readonly size: number }
  | { readonly kind: 'money'; readonly currency: string }
  /** In seconds, months or business days: none of the three can be counted in another. */
  | { readonly kind: 'duration'; readonly in: 'S' | 'M' | 'BD'; readonly size: number }
  | { readonly kind: 'magnitude'; readonly size: number }
  /** A unit that is compared as written, such as megabytes. */
  | { readonly kind: 'measure' }

const seconds = (size: number): Unit => ({ kind: 'duration', in: 'S', size })
const months = (size: number): Unit => ({ kind: 'duration', in: 'M', size })
const magnitude = (size: number): Unit => ({ kind: 'magnitude', size })
const percent = (size: number): Unit => ({ kind: 'percent', size })
const money = (currency: string): Unit => ({ kind: 'money', currency })
const measure: Unit = { kind: 'measure' }

const named = (unit: Unit, words: string): [string, Unit][] => words.split(' ').map(word => [word, unit])

/** Words that follow a number after a space, in lower case. */
const words = new Map<string, Unit>([
  ...named(seconds(1e-6), 'microsecond microseconds µs μs'),
  ...named(seconds(1e-3), 'millisecond milliseconds ms msec'),
  ...named(seconds(1), 'second seconds sec secs s'),
  ...named(seconds(60), 'minute minutes min mins'),
  ...named(seconds(3600), 'hour hours hr hrs h'),
  ...named(seconds(86_400), 'day days d'),
  ...named(seconds(604_800), 'week weeks wk wks'),
  ...named(seconds(1_209_600), 'fortnight fortnights'),
  ...named(months(1), 'month months mo mos'),
  ...named(months(3), 'quarter quarters'),
  ...named(months(12), 'year years yr yrs'),
  ...named(months(120), 'decade decades'),
  ...named(percent(1), '% percent pct'),
  ...named(percent(0.1), '‰ permille'),
  ...named(percent(0.01), 'bps'),
  ...named(magnitude(1e3), 'thousand k tsd'),
  ...named(magnitude(1e6), 'million millions mio mn'),
  ...named(magnitude(1e9), 'billion billions bn mrd'),
  ...named(money('USD'), 'dollar dollars $ us$ usd'),
  ...named(money('EUR'), 'euro euros € eur'),
  ...named(money('GBP'), 'pound pounds £ gbp'),
  ...named(money('JPY'), 'yen ¥ jpy'),
  ...named(money('CHF'), 'franc francs chf'),
  ...named(money('AUD'), 'a$ aud'),
  ...named(money('CAD'), 'c$ cad'),
])

/** What may also stand right behind the digits. `m` is minutes, a million or months: who reads it has to tell. */
const suffixes = new Map<string, Unit>([
  ...named(seconds(604_800), 'w'),
  ...named(months(12), 'y a'),
  ...named(magnitude(1e9), 'b'),
  ...named(measure, 'x × fold b/s bps kb mb gb tb pb kib mib gib tib kbit mbit gbit kbps mbps gbps hz khz mhz ghz'),
  ...named(measure, 'kw mw kwh mwh w/h km cm mm kg g'),
])

export const currencies = new Set(
  'AED AUD BRL CAD CHF CLP CNY COP CZK DKK EUR GBP HKD HUF IDR ILS INR JPY KRW MXN MYR NOK NZD PHP PLN RON SAR SEK SGD THB TRY TWD UAH USD VND ZAR'.split(
    ' ',
  ),
)

const plain = (word: string): string => word.toLowerCase().replace(/['’]s$/, '')

export function unitOf(word: string): Unit | undefined {
  return words.get(plain(word)) ?? (currencies.has(word) ? money(word) : undefined)
}

/** Units right behind the digits, the likeliest first. */
export function suffixUnits(suffix: string): readonly Unit[] {
  if (suffix === 'M' || suffix === 'MM') return [magnitude(1e6)]
  if (suffix === 'm') return [seconds(60), magnitude(1e6), months(1)]
  if (suffix === 'K') return [magnitude(1e3)]
  const unit = unitOf(suffix) ?? suffixes.get(plain(suffix))
  return unit ? [unit] : []
}

export const isBusiness = (word: string): boolean => /^(?:business|working|banking|trading)$/i.test(word)
export const isCalendar = (word: string): boolean =>
  /^(?:calendar|consecutive|full|whole|additional|more|further)$/i.test(word)

/** The normal form of a number in a unit. */
export function inUnit(value: string, unit: Unit): string {
  switch (unit.kind) {
    case 'percent':
      return `${times(value, unit.size)}%`
    case 'money':
      return `${unit.currency} ${value}`
    case 'duration':
      return duration(Number(times(value, unit.size)), unit.in)
    case 'magnitude':
      return times(value, unit.size)
    case 'measure':
      return value
  }
}

/** Durations as ISO 8601 has them, in the largest unit that leaves no rest; business days are ours. */
export function duration(count: number, unit: 'S' | 'M' | 'BD'): string {
  if (unit === 'BD') return `P${normal(count)}BD`
  if (unit === 'M') return count % 12 === 0 ? `P${normal(count / 12)}Y` : `P${normal(count)}M`
  if (count % 86_400 === 0) return `P${normal(count / 86_400)}D`
  if (count % 3600 === 0) return `PT${normal(count / 3600)}H`
  return count % 60 === 0 ? `PT${normal(count / 60)}M` : `PT${normal(count)}S`
}

export const times = (value: string, factor: number): string => normal(Number(value) * factor)

/** Without the dust that binary fractions leave. */
export const normal = (value: number): string => String(Number.isInteger(value) ? value : Number(value.toPrecision(12)))
