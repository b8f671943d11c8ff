// What rules on the ledger have in common: where on the page something stands that the ledger speaks of, and how a
// sentence says who did it and when.
import { blockName } from '../../../schemas/block-name.ts'
import type { LedgerTarget } from '../../../schemas/ledger.ts'
import type { Packet, Span, Statement } from '../../../schemas/packet.ts'
import { dayAt } from '../../evidence/dates.ts'
import type { Damage } from '../../ledger/damage.ts'
import type { Ledger } from '../../ledger/fold.ts'
import { topOfPage } from '../../packet/digest.ts'
import type { Record } from '../../workspace/subject.ts'
import type { World } from '../rule.ts'
import { allOf } from './listed.ts'
import { wholePacket } from './places.ts'
import { remembered } from './remembered.ts'

/** The ledger of a packet that is open. Before that, nothing was promised that a page could break. */
export const opened = ({ record }: World): Record | undefined =>
  record && record.ledger.standing.opened.length > 0 ? record : undefined

export const dayOf = ({ time }: { readonly time: string }, { workspace }: World): string =>
  dayAt(Date.parse(time) / 60_000, workspace.timezone)

/** The event, draft, objection or risk that the page shows under this ID. */
export const eventShownAs = (id: string, ledger: Ledger): string | undefined => eventsShown(ledger).get(id)

/** Rules ask for one objection after the other, and a keystroke changes nothing of what is recorded. */
const eventsShown = remembered(({ state, shownId }: Ledger): ReadonlyMap<string, string> => {
  const shown = new Map<string, string>()
  for (const [letter, made] of [
    ['O', state.objections],
    ['D', state.drafts],
    ['R', state.risks],
  ] as const)
    for (const event of made.keys()) {
      const id = shownId(event)
      if (id?.startsWith(letter) && !shown.has(id)) shown.set(id, event)
    }
  return shown
})

/** As the page names it: `C1`, `section "Rollback"`, `O2`, `the packet`. */
export function targetSaid(target: LedgerTarget, { shownId }: Ledger): string {
  if (target.kind === 'statement') return target.id
  if (target.kind === 'section') return `section "${target.name}"`
  return target.kind === 'packet' ? 'the packet' : (shownId(target.event) ?? 'what is not there')
}

export const targetsSaid = (targets: readonly LedgerTarget[], ledger: Ledger): string =>
  allOf(targets.map(target => targetSaid(target, ledger)))

/** Where a block or target stands: its ID, its heading, or the packet as a whole. */
export function placeOf(target: LedgerTarget, { packet, record }: World): Span | undefined {
  const shown = target.kind === 'event' ? record?.ledger.shownId(target.event) : undefined
  const name = shown ?? (target.kind === 'statement' || target.kind === 'section' ? blockName(target) : '')
  return placeOfName(name, packet)
}

/** A block at the beginning of a sentence, by the name that `blockName` gives. */
export function blockSaid(name: string): string {
  if (name === `§ ${topOfPage}`) return 'The text at the top of the page'
  return name.startsWith('§ ') ? `The text of section "${name.slice(2)}"` : name
}

/** By the name that `blockName` gives. */
export const placeOfName = (name: string, packet: Packet): Span | undefined =>
  name.startsWith('§ ')
    ? (packet.sections.find(section => section.name === name.slice(2))?.heading ?? wholePacket(packet))
    : (statementOr(name, packet)?.idSpan ?? wholePacket(packet))

const statementOr = (id: string, packet: Packet): Pick<Statement, 'idSpan'> | undefined =>
  packet.statement(id) ?? packet.evidenceOf(id)

/** Where on the page the thing stands that a damaged or refused event is about. */
export function placeOfDamage({ event }: Damage, world: World): Span | undefined {
  const recorded = event === undefined ? undefined : world.record?.ledger.event(event)
  const body = recorded?.event.body as
    | { readonly objection?: string; readonly draft?: string; readonly blocks?: unknown; readonly targets?: unknown }
    | undefined
  const made = body?.objection ?? body?.draft ?? event
  const shown = made === undefined ? undefined : world.record?.ledger.shownId(made)
  if (shown !== undefined && world.packet.statement(shown)) return placeOfName(shown, world.packet)
  const [target] = [body?.blocks, body?.targets].flatMap(list => (Array.isArray(list) ? (list as LedgerTarget[]) : []))
  return target ? placeOf(target, world) : wholePacket(world.packet)
}
