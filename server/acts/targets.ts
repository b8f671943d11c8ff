// From what a person names (`C1`, `O2`, `"Rollback"`, `packet`) to what an event names: other statements by ID and digest,
// objections, drafts and risks by the event that made them.
import type { LedgerTarget } from '../../schemas/ledger.ts'
import type { Refusal, Scene } from './act.ts'

export function targetOf(said: string, scene: Scene): LedgerTarget | Refusal {
  const name = said
    .replace(/^section\s+/i, '')
    .replace(/^"(.*)"$/s, '$1')
    .trim()
  if (/^(?:the )?packet$/i.test(name)) return { kind: 'packet' }
  if (/^[ODR][1-9]\d*$/.test(name)) {
    const event = eventOf(name, scene)
    return event ? { kind: 'event', event } : { no: `The ledger has no ${name}.` }
  }
  const block = blockOf(name, scene)
  if (block?.kind === 'statement') return { kind: 'statement', id: block.name, digest: block.digest }
  if (block) return { kind: 'section', name: block.name, digest: block.digest }
  const section = scene.subject.packet.sections.find(one => one.name.toLowerCase() === name.toLowerCase())
  return section
    ? { kind: 'section', name: section.name }
    : {
        no: `Nothing on the page is called ${name}. Name a statement (\`C1\`), a section (\`"Rollback"\`) or \`packet\`.`,
      }
}

/** All of them, or why one is none. */
export function targetsOf(said: readonly string[], scene: Scene): { readonly targets: LedgerTarget[] } | Refusal {
  const targets: LedgerTarget[] = []
  for (const name of said) {
    const target = targetOf(name, scene)
    if ('no' in target) return target
    targets.push(target)
  }
  return { targets }
}

export const blockOf = (name: string, { blocks }: Scene) =>
  blocks.find(one => one.name === name) ??
  blocks.find(one => one.kind === 'section' && one.name.toLowerCase() === name.toLowerCase())

/** The event that made the objection, draft or risk which the page shows under this ID. */
export function eventOf(shown: string, { ledger }: Pick<Scene, 'ledger'>): string | undefined {
  const { objections, drafts, risks } = ledger.state
  const made = shown.startsWith('O') ? objections : shown.startsWith('D') ? drafts : risks
  return [...made.keys()].find(event => ledger.shownId(event) === shown)
}

/** The next number of a letter that neither the page nor the ledger has used. */
export function freeId(letter: 'O' | 'D' | 'R', { ledger, subject }: Scene): string {
  const { objections, drafts, risks } = ledger.state
  const made = { O: objections, D: drafts, R: risks }[letter]
  const used = [...made].flatMap(([event, { id }]) => [id, ledger.shownId(event) ?? id])
  const onPage = subject.packet.statements.filter(one => one.letter === letter).map(({ id }) => id)
  return `${letter}${1 + Math.max(0, ...[...used, ...onPage].map(id => Number(id.slice(1))))}`
}
