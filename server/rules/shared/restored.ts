// An objection as the ledger has it, written out as it stands on a page: the one form that formatters leave alone.
import type { Statement } from '../../../schemas/packet.ts'
import type { Entry, Objection } from '../../ledger/state.ts'
import { parse } from '../../packet/parse.ts'
import { bodyLines, entryLines } from '../../packet/spoken.ts'
import type { World } from '../rule.ts'
import { dayOf, targetsSaid } from './recorded.ts'
import { whileSame } from './remembered.ts'
import { roleTitle } from './roles.ts'

export type Restored = {
  readonly header: string
  /** Nothing where the words were destroyed or are not there. */
  readonly words: string | undefined
  readonly box: string
  /** What a reader makes of it. */
  readonly read: Statement | undefined
}

export const restored: (objection: Objection, world: World) => Restored = whileSame(
  (_objection: Objection, { record, profile, workspace }: World) => [record, profile, workspace],
  (objection, world) => {
    const { ledger, words } = world.record!
    const { event, actor, role, targets, words: digest } = objection
    const as = role ? ` (${roleTitle(role, world.profile)})` : ''
    const header = `**${ledger.shownId(event)}** objects to ${targetsSaid(targets, ledger)} — ${actor}${as}, ${dayOf(objection, world)}`
    const text = digest === undefined ? undefined : words(digest)
    const said = text === undefined ? undefined : bodyLines(text, header).join('\n')
    const thread = objection.thread.map(entry => entryOf(entry, world)).join('\n')
    const parts = ['[!CAUTION]', header, said ?? gone, thread].filter(part => part !== '')
    const box = quoted(parts.join('\n\n'))
    return { header, words: said, box, read: parse(`${box}\n`).statements[0] }
  },
)

const gone = '*The words of this objection were destroyed.*'

export const quoted = (text: string): string => text.replace(/^(?=[^\n])/gm, '> ').replace(/^$/gm, '>')

function entryOf(entry: Entry, world: World): string {
  const words = entry.words === undefined ? '' : (world.record!.words(entry.words) ?? '')
  return entryLines({ verb: entry.verb, actor: entry.actor, day: dayOf(entry, world) }, words).join('\n')
}
