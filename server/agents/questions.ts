// A question goes where the packet keeps its questions, and to the coordinator until somebody else takes it.
import { coordinatorOf } from '../gate/answers.ts'
import { isSettled } from '../rules/shared/settled.ts'
import { wantedSection } from '../rules/world.ts'
import type { Proposal, View } from './role.ts'

/** Where questions stand: with those that are there, else in the section that is for them. */
export function questionsIn({ scene: { subject } }: View): string | undefined {
  const { packet, profile } = subject
  const [first] = packet.statements.filter(({ letter }) => letter === 'Q')
  const around = first && packet.sectionOf(first.span.block)?.name
  if (around) return around
  const meant = packet.sections.find(({ name }) => wantedSection(profile, name)?.kinds?.includes('Q'))
  return (meant ?? packet.sections.find(({ name }) => /question/i.test(name)))?.name
}

export const askedOf = ({ scene: { subject } }: View): string => coordinatorOf(subject) ?? 'coordinator'

/** As a draft where the page has a place for it, else to the person directly. */
export function question(view: View, about: string, says: string, reasons: string): Proposal {
  const who = askedOf(view)
  const section = questionsIn(view)
  if (!section || !/^@[^\s@]+$/.test(who)) return { does: 'ask', about, says, who }
  const id = view.freshId('Q')
  return { does: 'propose', given: { add_to: section, text: `- **${id}.** ${says} — ${who}`, reasons } }
}

/** Somebody asked about this statement already, on the page, and nobody has answered yet. */
export const isAsked = ({ scene: { subject } }: View, id: string): boolean =>
  subject.packet.statements.some(
    one => one.letter === 'Q' && !isSettled(one) && one.mentions.some(mention => mention.id === id),
  )
