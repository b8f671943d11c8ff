// JSON as evidence needs it: an own reader, because JSON.parse lets a repeated key win unseen and rounds long numbers,
// and one canonical spelling, so that a source that was only laid out anew hashes as before.

export type Json = null | boolean | number | bigint | string | readonly Json[] | ReadonlyMap<string, Json>

/** What is wrong with a text, for a person. */
export class NotJson extends Error {}

const deepest = 200

/** Throws `NotJson` with the reason and its line. */
export function parseJson(text: string): Json {
  let at = 0
  const value = read(0)
  blank()
  if (at < text.length) fail('something follows the value')
  return value

  function read(depth: number): Json {
    if (depth > deepest) fail(`it is nested more than ${deepest} deep`)
    blank()
    const first = text[at]
    if (first === '{') return object(depth)
    if (first === '[') return array(depth)
    if (first === '"') return string()
    for (const [word, value] of words) if (text.startsWith(word, at)) return take(word.length, value)
    return number()
  }

  function object(depth: number): Json {
    const found = new Map<string, Json>()
    at++
    blank()
    if (text[at] === '}') return take(1, found)
    for (;;) {
      blank()
      if (text[at] !== '"') fail('a key is missing')
      const key = string()
      if (found.has(key)) fail(`the key \`${key}\` stands there twice`)
      blank()
      if (text[at++] !== ':') fail('a colon is missing')
      found.set(key, read(depth + 1))
      if (ends('}')) return found
    }
  }

  function array(depth: number): Json {
    const found: Json[] = []
    at++
    blank()
    if (text[at] === ']') return take(1, found)
    for (;;) {
      found.push(read(depth + 1))
      if (ends(']')) return found
    }
  }

  function ends(close: string): boolean {
    blank()
    const next = text[at++]
    if (next !== close && next !== ',') fail(`a comma or \`${close}\` is missing`)
    return next === close
  }

  function string(): string {
    let end = at
    do {
      end = text.indexOf('"', end + 1)
      if (end < 0) fail('a string does not end')
    } while (escaped(end))
    const source = text.slice(at, end + 1)
    at = end + 1
    try {
      return JSON.parse(source) as string
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
      return fail('a string contains what JSON does not allow')
    }
  }

  function escaped(quote: number): boolean {
    let before = quote
    while (text[before - 1] === '\\') before--
    return (quote - before) % 2 === 1
  }

  function number(): Json {
    numeral.lastIndex = at
    const found = numeral.exec(text)?.[0]
    if (!found) return fail('a value is missing')
    at += found.length
    return numberOf(found) ?? fail(`\`${found}\` is too large a number`)
  }

  function take<T>(length: number, value: T): T {
    at += length
    return value
  }

  function blank() {
    for (;;) {
      const code = text.charCodeAt(at)
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return
      at++
    }
  }

  function fail(what: string): never {
    throw new NotJson(`${what}, on line ${text.slice(0, at).split('\n').length}`)
  }
}

/** A whole number that a double cannot hold exactly stays whole. */
export function numberOf(text: string): number | bigint | undefined {
  const value = Number(text)
  if (Number.isSafeInteger(value) || /[.eE]/.test(text)) return Number.isFinite(value) ? value : undefined
  return text.length > 1000 ? undefined : BigInt(text)
}

/** Keys in order, no white space, numbers as ECMAScript writes them. Throws `NotJson` when it grows beyond the cap. */
export function canonicalJson(value: Json, cap = Number.POSITIVE_INFINITY): string {
  const parts: string[] = []
  let size = 0
  write(value, 0)
  return parts.join('')

  function put(part: string): void {
    size += part.length
    if (size > cap) throw new NotJson('it is too large')
    parts.push(part)
  }

  // References in YAML can nest deeper than the text that they stand in, so depth is looked at here too.
  function write(one: Json, depth: number): void {
    if (depth > deepest) throw new NotJson(`it is nested more than ${deepest} deep`)
    if (isMap(one)) {
      put('{')
      for (const [index, key] of [...one.keys()].sort().entries()) {
        put(`${index > 0 ? ',' : ''}${JSON.stringify(key)}:`)
        write(one.get(key)!, depth + 1)
      }
      put('}')
    } else if (isList(one)) {
      put('[')
      for (const [index, item] of one.entries()) {
        if (index > 0) put(',')
        write(item, depth + 1)
      }
      put(']')
    } else put(typeof one === 'bigint' ? one.toString() : JSON.stringify(one))
  }
}

export const isMap = (value: Json): value is ReadonlyMap<string, Json> => value instanceof Map
export const isList = (value: Json): value is readonly Json[] => Array.isArray(value)

const words = [
  ['true', true],
  ['false', false],
  ['null', null],
] as const
const numeral = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
