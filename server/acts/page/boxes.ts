// The boxes that the ledger asks for: every objection with what was said to it, every carried risk, and the drafts that
// nobody has decided on. A withdrawn objection keeps its box: the page shows how it ended.
import type { DraftRecord, Entry, Objection, Risk } from '../../ledger/state.ts'
import { inOneLine } from '../../packet/plain.ts'
import { bodyLines, boxed, entryLines } from '../../packet/spoken.ts'
import { targetName, type View } from './view.ts'

export type Letter = 'O' | 'D' | 'R'

export type Box = {
  readonly letter: Letter
  readonly event: string
  /** The ID that it shows, and the one that it asked for. */
  readonly id: string
  readonly asked: string
  readonly actor: string
  readonly day: string
  readonly header: string
  /** Nothing where the words are not to be had; they may still stand on the page. */
  readonly body: readonly string[] | undefined
  readonly words: string | undefined
  readonly entries: readonly ShownEntry[]
  /** A decided draft leaves the page. */
  readonly stands: boolean
  /** Its decision took the text as somebody had changed it. */
  readonly corrected: boolean
  readonly at: Objection['targets']
}

export type ShownEntry = { readonly said: Entry; readonly day: string; readonly lines: readonly string[] | undefined }

const markers = { O: 'CAUTION', D: 'TIP', R: 'IMPORTANT' } as const

export const boxesOf = (view: View): readonly Box[] => view.remember('boxes', () => made(view))

const made = (view: View): readonly Box[] => [
  ...[...view.ledger.state.objections.values()].map(one => objectionBox(one, view)),
  ...[...view.ledger.state.risks.values()].map(one => riskBox(one, view)),
  ...[...view.ledger.state.drafts.values()].map(one => draftBox(one, view)),
]

/** All lines of a box, in the one form that every formatter leaves alone. */
export function linesOfBox(
  { letter, header }: Pick<Box, 'letter' | 'header'>,
  body: readonly string[],
  thread: readonly string[],
): readonly string[] {
  const parts = [[`[!${markers[letter]}]`], [header], body, thread].filter(part => part.length > 0)
  return boxed(parts.flatMap((part, index) => (index ? ['', ...part] : part)))
}

/** What stands where words were destroyed. */
const disposedNote = '*These words were destroyed; the ledger says by whom and when.*'
/** What stands where words are missing, and where they belong. */
const missingNote = (digest: string) => `*These words are missing: bring ${digest}.words back from git.*`

function objectionBox(one: Objection, view: View): Box {
  const role = one.role ? ` (${roleName(one.role, view)})` : ''
  const header = headerOf(one, `objects to ${targets(one.targets, view)}`, `${one.actor}${role}`, view)
  return {
    ...boxOf(one, 'O', header, view),
    entries: one.thread.map(said => shownEntry(said, view)),
    at: one.targets,
  }
}

function riskBox(one: Risk, view: View): Box {
  const objection = view.ledger.shownId(one.objection) ?? '?'
  const header = headerOf(one, `carries ${objection}`, one.actor, view)
  return {
    ...boxOf(one, 'R', one.until ? `${header}, until ${one.until}` : header, view),
    at: [{ kind: 'event', event: one.objection }],
  }
}

function draftBox(one: DraftRecord, view: View): Box {
  const behalf = one.onBehalfOf ? ` for @${one.onBehalfOf}` : ''
  const header = headerOf(one, `${one.verb} ${targets(one.targets, view)}${behalf}`, one.actor, view)
  return {
    ...boxOf(one, 'D', header, view),
    stands: one.status === 'pending' || one.status === 'contested',
    corrected: one.decisions.some(({ corrected }) => corrected === true),
    at: one.targets,
  }
}

type Made = { readonly event: string; readonly id: string; readonly actor: string; readonly time: string }

const boxOf = (one: Made & { readonly words?: string | undefined }, letter: Letter, header: string, view: View) => ({
  letter,
  event: one.event,
  id: view.ledger.shownId(one.event) ?? one.id,
  asked: one.id,
  words: one.words,
  actor: one.actor,
  day: view.day(one.time),
  header,
  body: wordsOf(one.words, view, text => bodyLines(text, header)),
  entries: [],
  stands: true,
  corrected: false,
})

const headerOf = ({ event, id, time }: Made, says: string, by: string, view: View) =>
  `**${view.ledger.shownId(event) ?? id}** ${says} — ${by}, ${view.day(time)}`

const targets = (list: Objection['targets'], view: View) =>
  list
    .map(target => targetName(target, view))
    .map(name => (name.startsWith('section') ? inOneLine(name) : name))
    .join(', ')

/** As a reader knows the role. Parentheses would end it early. */
const roleName = (role: string, { profile }: View) => {
  const title = Object.hasOwn(profile.roles, role) ? profile.roles[role]!.title : role.replaceAll('-', ' ')
  return /[()[\]\\`*_<>]/.test(title) ? role : title
}

function wordsOf(
  digest: string | undefined,
  view: View,
  render: (text: string) => readonly string[],
): readonly string[] | undefined {
  if (digest === undefined) return render('')
  if (view.ledger.state.disposed.has(digest)) return render(disposedNote)
  const text = view.words(digest)
  return text === undefined ? undefined : render(text)
}

export function shownEntry(said: Entry, view: View): ShownEntry {
  const day = view.day(said.time)
  const { verb, actor } = said
  return { said, day, lines: wordsOf(said.words, view, text => entryLines({ verb, actor, day }, text)) }
}

/** An entry whose words are nowhere. */
export const missingEntry = ({ said: { verb, actor, words }, day }: ShownEntry): readonly string[] =>
  entryLines({ verb, actor, day }, missingNote(words ?? ''))

/** The body where the words are nowhere. */
export const missingBody = ({ words }: Box): readonly string[] => [missingNote(words ?? '')]
