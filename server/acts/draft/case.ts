// What a check of the gate looks at, and the pieces of text that a draft brings.
import type { Statement } from '../../../schemas/packet.ts'
import { sectionText } from '../../packet/section-text.ts'
import type { Refused, Scene } from '../act.ts'
import type { Outcome } from '../shared/outcome.ts'
import type { Proposed } from './proposed.ts'

export type Case = {
  readonly draft: Proposed
  readonly scene: Scene
  /** `@handle` or `agent:name` */
  readonly actor: string
  /** The page with the draft in place. Absent for answers and objections, and where the text does not go in cleanly. */
  readonly outcome: Outcome | undefined
}

export type Check = (one: Case) => Iterable<Refused>

/** A piece of new text with what it may take its numbers and names from. */
export type Passage = {
  /** `C1`, or the section. */
  readonly name: string
  readonly text: string
  /** What stands in its place now, and other words that it may repeat. */
  readonly known: readonly string[]
  /** Labels of the evidence that it cites. */
  readonly cites: readonly string[]
}

export const isAgent = (actor: string): boolean => actor.startsWith('agent:')

/** What the draft would make people read. A removal brings no text, and an objection is its author's own. */
export function passages({ draft, scene, outcome }: Case): readonly Passage[] {
  const { verb, name, given } = draft
  if (verb === 'answers')
    return [{ name, text: given.text, known: questioned(name, scene), cites: labelsIn(given.text) }]
  if (verb === 'removes' || !outcome) return []
  const { packet } = outcome.scene.subject
  const before = scene.subject.packet
  return outcome.blocks.flatMap((block): Passage[] => {
    if (block.kind === 'section') {
      const text = sectionText(packet, block.name)
      const own = withoutQuotes(text, scene)
      return [{ name: block.name, text: own, known: [sectionText(before, block.name)], cites: labelsIn(text) }]
    }
    const statement = packet.statement(block.name)
    if (!statement) return []
    const grounds = groundsOf(statement, id => packet.statement(id))
    return [
      {
        name: statement.id,
        text: statement.words
          .filter(({ place }) => place !== 'header')
          .map(({ text }) => text)
          .join('\n'),
        known: [before.statement(statement.id)?.text ?? '', ...grounds.map(({ text }) => text)],
        cites: [statement, ...grounds].flatMap(one => one.footnotes.map(({ label }) => label)),
      },
    ]
  })
}

/** What somebody objected is quoted, as theirs and word for word, on a line that names the objection. */
function withoutQuotes(text: string, { ledger, words }: Scene): string {
  const said = new Map(
    [...ledger.state.objections.values()].map(one => [
      ledger.shownId(one.event) ?? one.id,
      ((one.words && words(one.words)) ?? '').replace(/\s+/g, ' '),
    ]),
  )
  const quote = (whole: string, line: string) => {
    const ids = line.match(/(?<![\w-])O[1-9]\d*(?![\w-])/g) ?? []
    const isTheirs = ids.some(id => said.get(id)?.includes(whole.slice(1, -1).replace(/\\([\p{P}\p{S}])/gu, '$1')))
    return isTheirs ? ' '.repeat(whole.length) : whole
  }
  return text.replace(/^.*$/gm, line => line.replace(/“[^“”]+”/g, whole => quote(whole, line)))
}

const labelsIn = (text: string) => [...text.matchAll(/\[\^([^\]\s]{1,40})\]/g)].map(([, label]) => label!)

/** What an answer answers: the words of the objection or question, and those of the statements that it is about. */
function questioned(name: string, { subject: { packet }, ledger, words }: Scene): readonly string[] {
  const asked = packet.statement(name)
  const objection = [...ledger.state.objections.values()].find(({ event }) => ledger.shownId(event) === name)
  const about = (objection?.targets ?? []).flatMap(target => (target.kind === 'statement' ? [target.id] : []))
  return [
    asked?.text ?? '',
    (objection?.words && words(objection.words)) ?? '',
    ...about.map(id => packet.statement(id)?.text ?? ''),
  ]
}

/** The statements that one rests on, and what those rest on. */
function groundsOf(statement: Statement, find: (id: string) => Statement | undefined): readonly Statement[] {
  const reached = new Map<string, Statement>()
  const visit = (one: Statement) => {
    for (const field of one.fields)
      if (field.name === 'rests on')
        for (const { id } of field.ids) {
          const ground = find(id)
          if (!ground || ground === statement || reached.has(id) || reached.size >= 200) continue
          reached.set(id, ground)
          visit(ground)
        }
  }
  visit(statement)
  return [...reached.values()]
}
