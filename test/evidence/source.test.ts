// What a source is worth today: fresh, stale, changed, missing, and until when.
import assert from 'node:assert/strict'
import type { Block, Evidence } from '../../schemas/packet.ts'
import type { EvidenceKind } from '../../schemas/profile.ts'
import { digestOf } from '../../server/evidence/digest.ts'
import type { Reading } from '../../server/evidence/reading.ts'
import { readable, sourceOf } from '../../server/evidence/source.ts'

const span = { block: {} as Block, start: 0, end: 0 }
const read = { state: 'read', excerpt: 'words', digest: digestOf('words') } as const satisfies Reading
const minutes = (moment: string): number => Date.parse(moment) / 60_000
const shown = (minute: number): string => new Date(minute * 60_000).toISOString().slice(0, 16)

type Case = {
  /** `2026-11-12` or `2026-11-12T14:05Z` */
  readonly captured?: string
  readonly page?: { readonly freshFor?: string; readonly frozen?: true; readonly digest?: string }
  readonly kind?: Partial<EvidenceKind>
  readonly reading?: Reading
  readonly zone?: string
  readonly now?: string
}

function source({ captured, page = {}, kind, reading = read, zone = 'UTC', now = '2026-11-20T12:00Z' }: Case) {
  const definition = {
    captured: captured && {
      text: captured,
      day: captured.slice(0, 10),
      ...(captured.length > 10 && { minutes: minutes(captured) }),
      span,
    },
    freshFor: page.freshFor && { text: page.freshFor, hours: 0, span },
    frozen: page.frozen ?? false,
    digest: page.digest === '' ? undefined : { hex: page.digest ?? read.digest.slice(0, 12), span },
  } as unknown as Evidence
  const full = kind && ({ frozen: false, ...kind } as EvidenceKind)
  return sourceOf(definition, full, reading, { now: minutes(now) }, zone)
}

function check(name: string, given: Case, expected: string) {
  test(name, () => {
    const { state, freshUntil, stale } = source(given)
    const until = freshUntil === undefined ? 'for ever' : Number.isFinite(freshUntil) ? shown(freshUntil) : 'never'
    assert.equal(`${state}, ${until}${stale ? `, ${stale}` : ''}`, expected)
  })
}

suite('sources by the clock', () => {
  const day = '2026-11-12'
  const noon = '2026-11-12T12:00Z'
  check('no shelf life', { captured: day, kind: {} }, 'fresh, for ever')
  check('a kind that nobody knows', { captured: day }, 'fresh, for ever')
  check('days hold to the last minute', { captured: day, kind: { fresh: '8d' } }, 'fresh, 2026-11-20T23:59')
  check('at that minute', { captured: day, kind: { fresh: '8d' }, now: '2026-11-20T23:59Z' }, 'fresh, 2026-11-20T23:59')
  check(
    'a minute later',
    { captured: day, kind: { fresh: '8d' }, now: '2026-11-21T00:00Z' },
    'stale, 2026-11-20T23:59, old',
  )
  check(
    'in the zone of the workspace',
    { captured: day, kind: { fresh: '8d' }, zone: 'America/New_York' },
    'fresh, 2026-11-21T04:59',
  )
  check(
    'over a change of clocks',
    { captured: '2026-10-20', kind: { fresh: '7d' }, zone: 'Europe/Zurich', now: '2026-10-27T22:00Z' },
    'fresh, 2026-10-27T22:59',
  )
  check('hours of a moment', { captured: noon, kind: { fresh: '36h' } }, 'stale, 2026-11-14T00:00, old')
  check(
    'hours of a day count from its beginning',
    { captured: '2026-11-19', kind: { fresh: '36h' } },
    'fresh, 2026-11-20T12:00',
  )
  check('days of a moment', { captured: noon, kind: { fresh: '8d' } }, 'fresh, 2026-11-20T23:59')
  check(
    'a moment is on the day that it has in the zone',
    { captured: '2026-11-12T23:30Z', kind: { fresh: '8d' }, zone: 'Europe/Zurich' },
    'fresh, 2026-11-21T22:59',
  )
  check(
    'the page may shorten',
    { captured: day, kind: { fresh: '30d' }, page: { freshFor: '2d' } },
    'stale, 2026-11-14T23:59, old',
  )
  check(
    'the page may not lengthen',
    { captured: day, kind: { fresh: '2d' }, page: { freshFor: '30d' } },
    'stale, 2026-11-14T23:59, old',
  )
  check('the page alone', { captured: day, kind: {}, page: { freshFor: '30d' } }, 'fresh, 2026-12-12T23:59')
  check('frozen on the page', { captured: day, kind: { fresh: '2d' }, page: { frozen: true } }, 'fresh, for ever')
  check('frozen by its kind', { captured: day, kind: { fresh: '2d', frozen: true } }, 'fresh, for ever')
  check('no capture', { kind: { fresh: '2d' } }, 'stale, for ever, without a date')
  check('no capture and no shelf life', { kind: {} }, 'fresh, for ever')
  check('captured tomorrow', { captured: '2026-11-22', kind: {} }, 'stale, for ever, dated in the future')
  check('captured on a day that has begun somewhere', { captured: '2026-11-21', kind: {} }, 'fresh, for ever')
  check('captured in an hour', { captured: '2026-11-20T13:00Z', kind: {} }, 'stale, for ever, dated in the future')
  check('captured by a clock that is ahead', { captured: '2026-11-20T12:04Z', kind: {} }, 'fresh, for ever')
  check('a shelf life without sense', { captured: day, kind: { fresh: 'soon' } }, 'stale, never, old')
  check('a shelf life without end', { captured: day, kind: { fresh: `${'9'.repeat(40)}d` } }, 'fresh, 9999-12-31T23:59')
})

suite('sources by what was read', () => {
  const captured = '2026-11-12'
  check('the same words', { captured }, 'fresh, for ever')
  check('other words', { captured, page: { digest: '0123456789ab' } }, 'changed, for ever')
  check('digits in capitals', { captured, page: { digest: read.digest.slice(0, 12).toUpperCase() } }, 'fresh, for ever')
  check('too few digits prove nothing', { captured, page: { digest: read.digest.slice(0, 7) } }, 'changed, for ever')
  check('too many digits are none of it', { captured, page: { digest: `${read.digest}0` } }, 'changed, for ever')
  check('no digest', { captured, page: { digest: '' } }, 'unstamped, for ever')
  check('nothing there', { captured, reading: { state: 'nothing', why: '' } }, 'missing, for ever')
  check('refused', { captured, reading: { state: 'refused', why: '' } }, 'missing, for ever')
  check('not checked', { captured, reading: { state: 'not-checked', why: '' } }, 'not-checked, for ever')
  check(
    'not checked and old',
    { captured, kind: { fresh: '2d' }, reading: { state: 'not-checked', why: '' } },
    'stale, 2026-11-14T23:59, old',
  )
  check(
    'changed and old',
    { captured, kind: { fresh: '2d' }, page: { digest: '0123456789ab' } },
    'changed, 2026-11-14T23:59, old',
  )

  test('words can be looked for in what was read as text', () => {
    const picture: Reading = { state: 'read', excerpt: '', digest: digestOf(new Uint8Array([0])), binary: true }
    const sources = [
      source({ captured }),
      source({ captured, reading: picture }),
      source({ reading: { state: 'nothing', why: '' } }),
    ]
    assert.deepEqual(readable(sources), [read])
  })
})
