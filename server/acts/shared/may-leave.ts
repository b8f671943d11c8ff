// What stands against a section's leaving the packet, for whoever lets it leave: released, or as a copy for an audience.
import { blockName } from '../../../schemas/block-name.ts'
import type { LedgerBlock } from '../../../schemas/ledger.ts'
import { remarks } from '../../ledger/damage.ts'
import type { Acceptable } from '../../packet/acceptable.ts'
import { check } from '../../rules/run.ts'
import { wantedByTopic } from '../../rules/shared/topic-acceptance.ts'
import type { Refusal, Scene } from '../act.ts'
import { isChartered } from './in-force.ts'
import { stops } from './in-the-way.ts'

/** What stands against this section: everything that stops the packet, and what is open in the section itself. */
export function whyItStays(section: string, blocks: readonly Acceptable[], scene: Scene): Refusal | undefined {
  const { ledger, subject } = scene
  const damage = ledger.damage
    .filter(({ kind, settledBy }) => settledBy === undefined && !remarks.has(kind))
    .map(({ message }) => message)
  const charter = isChartered(scene) ? [] : ['Nobody has confirmed the charter under the policy in force.']
  const unaccepted = blocks.flatMap(block => {
    const last = ledger.state.acceptances.get(blockName(asBlock(block)))?.at(-1)
    if (last?.digest === block.digest) return []
    return [last ? `${block.name} changed since @${last.by} accepted it.` : `Nobody accepted ${block.name}.`]
  })
  const checked = check(subject)
  const named = new Set(blocks.map(block => blockName(asBlock(block))))
  const wanted = wantedByTopic(checked.world)
    .filter(({ name }) => named.has(name))
    .map(({ name, topic, roles }) => `${name} is about ${topic}, and ${roles.join(' or ')} has to accept it.`)
  const names = new Set([section, ...blocks.map(({ name }) => name)])
  const objected = [...ledger.state.objections.values()]
    .filter(({ status }) => status !== 'withdrawn' && status !== 'carried')
    .filter(({ targets }) =>
      targets.some(target =>
        target.kind === 'statement' ? names.has(target.id) : target.kind !== 'section' || names.has(target.name),
      ),
    )
    .map(({ event, status }) => `${ledger.shownId(event)} is ${status}.`)
  const errors = checked.findings
    .filter(({ severity, suppressed }) => severity === 'error' && !suppressed)
    .filter(({ finding, rule }) => isAbout(section, finding, rule.code, scene))
    .map(({ message, rule }) => `${message} (${rule.code})`)
  const open = [...damage, ...charter, ...stops(scene), ...unaccepted, ...wanted, ...objected, ...errors]
  return open.length > 0 ? { no: `“${section}” does not leave yet:\n${open.join('\n')}` } : undefined
}

type Finding = ReturnType<typeof check>['findings'][number]['finding']

/** A finding in the section, or on something that has to be there before any release. */
function isAbout(section: string, { span, data }: Finding, code: string, { subject: { packet } }: Scene): boolean {
  const before = data !== null && typeof data === 'object' && 'before' in data ? data.before : undefined
  if (code === 'missing-prerequisite') return before === 'release'
  return packet.sectionOf(span.block)?.name === section
}

export const asBlock = (block: Acceptable): LedgerBlock =>
  block.kind === 'statement'
    ? { kind: 'statement', id: block.name, digest: block.digest }
    : { kind: 'section', name: block.name, digest: block.digest }
