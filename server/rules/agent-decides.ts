import type { Packet, Statement } from '../../schemas/packet.ts'
import { defineRule, type Finding } from './rule.ts'
import { nameOf } from './shared/actors.ts'
import { statementsThat } from './shared/in-statements.ts'
import { personFields } from './shared/named-actors.ts'
import { inFrontMatter } from './shared/places.ts'
import { targetNames } from './shared/targets.ts'
import { within } from './shared/within.ts'

export const agentDecides = defineRule({
  code: 'agent-decides',
  scope: 'packet',
  reads: 'outline',
  severity: 'error',
  guards: true,
  summary: 'Agents propose and answer; whatever decides is done by a person.',

  *check({ packet, profile }) {
    for (const key of personFields(profile)) {
      const named = inFrontMatter(packet, key)
      if (named?.actor.kind === 'agent')
        yield {
          span: named.span,
          message: `${nameOf(named.actor)} is named as \`${key}\`, where only a person can be.`,
        }
    }
    for (const statement of packet.every(byAgents)) {
      yield* signed(statement)
      yield* entries(statement)
    }
    yield* places(packet)
  },
})

const byAgents = statementsThat(
  ({ box, thread }) => box?.actor?.kind === 'agent' || thread.some(({ actor }) => actor?.kind === 'agent'),
)

function* signed({ id, letter, box }: Statement): Iterable<Finding> {
  const actor = box?.actor
  if (actor?.kind === 'agent' && (letter === 'O' || letter === 'R')) {
    const does = letter === 'O' ? `raises ${id}` : `carries ${targetNames(box!.targets)} in ${id}`
    yield { span: box!.actorSpan ?? box!.header, message: `${nameOf(actor)} ${does}, which only a person can.` }
  }
}

function* entries({ id, thread }: Statement): Iterable<Finding> {
  for (const { verb, actor, actorSpan } of thread) {
    if (actor?.kind !== 'agent' || verb === 'answered') continue
    yield { span: actorSpan, message: `${nameOf(actor)} ${does[verb](id)}, which only a person can.` }
  }
}

const does = {
  sustained: (id: string) => `sustains ${id}`,
  withdrawn: (id: string) => `withdraws ${id}`,
  dropped: (id: string) => `drops ${id}`,
  confirmed: (id: string) => `confirms ${id}`,
  refuted: (id: string) => `refutes ${id}`,
  done: (id: string) => `says that ${id} is done`,
}

function* places({ table }: Packet): Iterable<Finding> {
  const owner = table?.owner
  if (owner?.actor.kind === 'agent') {
    const name = nameOf(owner.actor)
    yield { span: within(owner.span, name), message: `${name} is named as approval owner, where only a person can be.` }
  }
  for (const { actor, role, span } of table?.reviewers ?? []) {
    if (actor?.kind !== 'agent') continue
    const name = nameOf(actor)
    yield { span: within(span, name), message: `${name} reviews for ${role}, which only a person can.` }
  }
}
