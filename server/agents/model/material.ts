// What a model may look at to understand a draft: the evidence that it cites, and the words that it is about.
import type { Scene } from '../../acts/act.ts'
import { eventOf } from '../../acts/targets.ts'
import type { Veil } from '../../rules/shared/veil.ts'
import type { DraftGiven } from '../role.ts'
import type { Material } from './reword.ts'

export function materialFor({ text, revise, answer }: DraftGiven, scene: Scene, veil: Veil): readonly Material[] {
  const { packet, readings } = scene.subject
  const cited = new Set([...text.matchAll(/\[\^(E[1-9]\d*)\]/g)].map(([, label]) => label!))
  const evidence = [...cited].flatMap((label): Material[] => {
    const reading = readings.get(packet.evidenceOf(label)?.locator ?? '')
    const isOpen = veil.readersOf(label).length === 0
    return isOpen && reading?.state === 'read' && !reading.binary
      ? [{ label, kind: 'evidence', text: veil.over(reading.excerpt) }]
      : []
  })
  const before = revise ? packet.statement(revise) : undefined
  const stands: readonly Material[] = before
    ? [{ label: before.id, kind: 'text as it stands', text: veil.over(before.text) }]
    : []
  return [...stands, ...asked(answer, scene, veil), ...evidence]
}

function asked(answer: string | undefined, scene: Scene, veil: Veil): readonly Material[] {
  if (answer === undefined) return []
  const question = scene.subject.packet.statement(answer)
  if (question?.letter === 'Q') return [{ label: answer, kind: 'question', text: veil.over(question.text) }]
  const objection = scene.ledger.state.objections.get(eventOf(answer, scene) ?? '')
  const said = objection?.words === undefined ? undefined : scene.words(objection.words)
  return said === undefined ? [] : [{ label: answer, kind: 'objection', text: veil.over(said) }]
}
