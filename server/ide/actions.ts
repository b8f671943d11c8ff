// What can be done at a place: the fixes of what was found there, a comment that suppresses it with a reason, and the acts on
// the statement at hand.
import type { Range } from '../../schemas/packet.ts'
import { type Change, changesOf } from '../rules/apply.ts'
import { type Checked, fixes, type Reported } from '../rules/run.ts'
import { blockAt, evidenceAt, statementAt } from './at.ts'
import { type Offer, offersOn } from './offers.ts'

export type Mending = {
  readonly kind: 'fix' | 'suppress'
  readonly title: string
  readonly about: Reported
  readonly changes: readonly Change[]
  /** Of a suppression: where in its text the reason goes, which is the person's to write. */
  readonly reasonAt?: number
  /** The only way to mend it. */
  readonly preferred: boolean
}
export type Doing = Offer & { readonly kind: 'act' }
export type Comparing = { readonly kind: 'compare'; readonly title: string; readonly draft: string }
export type Action = Mending | Doing | Comparing

export function mendingsAt(checked: Checked, range: Range): readonly Mending[] {
  const { packet } = checked.subject
  const here = checked.findings.filter(({ range: at, suppressed }) => !suppressed && touches(at, range))
  const mended = here.flatMap(about => {
    const ways = fixes(checked, about)
    return ways.map(fix => ({
      kind: 'fix' as const,
      title: fix.title,
      about,
      changes: changesOf(packet, fix),
      preferred: ways.length === 1,
    }))
  })
  return [...mended, ...here.flatMap(about => suppression(about, checked))]
}

export function doingsAt(checked: Checked, { start }: Range, me: string | undefined): readonly (Doing | Comparing)[] {
  const { packet } = checked.subject
  const evidence = evidenceAt(packet, start)
  const at = statementAt(packet, start) ?? (evidence && { id: evidence.id, letter: 'E' as const, thread: [] })
  if (!at) return []
  const doings = offersOn(at, checked, me).map(offer => ({ kind: 'act' as const, ...offer }))
  const compare = { kind: 'compare' as const, title: `Compare ${at.id} with the page`, draft: at.id }
  return at.letter === 'D' && doings.length > 0 ? [...doings, compare] : doings
}

const touches = (a: Range, b: Range) => a.start <= b.end && b.start <= a.end

/** Guards cannot be suppressed, and nothing can be put before the front matter. */
function suppression(about: Reported, { subject: { packet } }: Checked): readonly Mending[] {
  const { rule, range } = about
  const placed = blockAt(packet, range.start)
  if (rule.guards || !placed || placed.block.type === 'front matter') return []
  // The comment reaches to the next blank line.
  const until = placed.block.text.search(/\n[ \t>]*\r?\n/)
  if (until >= 0 && range.start - placed.start > until) return []
  const end = packet.text.includes('\r\n') ? '\r\n' : '\n'
  const head = `<!-- countersign-disable-next-line ${rule.code} -- `
  const changes = [{ range: { start: placed.start, end: placed.start }, text: `${head} -->${end}${end}` }]
  const title = `Suppress ${rule.code} here, with a reason`
  return [{ kind: 'suppress', title, about, changes, reasonAt: head.length, preferred: false }]
}
