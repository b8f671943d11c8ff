// What the profile asks for and the packet lacks: a place for each missing section, a question for each claim that no
// evidence carries, an owner for what nobody answers. It writes no prose about the matter itself.
import type { Statement } from '../../../schemas/packet.ts'
import { sectionText } from '../../packet/section-text.ts'
import type { Reported } from '../../rules/run.ts'
import { wantedSection } from '../../rules/world.ts'
import { letsThrough } from '../gate-on.ts'
import { askedOf, isAsked, question } from '../questions.ts'
import { responsesIn, responsesSection } from '../responses.ts'
import { type DraftGiven, defineRole, type Proposal, type View } from '../role.ts'
import { sourceOf } from '../source.ts'

export const completeness = defineRole({
  name: 'completeness',
  summary: 'Finds what the profile asks for and the packet lacks, and puts a question or a place there.',
  reads: ['objections', 'text', 'evidence'],
  writes: ['questions'],

  *propose(view) {
    for (const finding of view.checked.findings) {
      if (finding.suppressed) continue
      const made = forFinding(finding, view)
      if (made) yield made
    }
    yield* responses(view)
  },
})

function forFinding(finding: Reported, view: View): Proposal | undefined {
  const { rule, message } = finding
  const statement = around(finding, view)
  switch (rule.code) {
    case 'missing-section':
      return typeof finding.finding.data === 'string' ? place(finding.finding.data, view) : lacking(finding, view)
    case 'unsupported-claim':
      return statement && !isAsked(view, statement.id)
        ? question(view, statement.id, `Which evidence shows what ${statement.id} says?`, message)
        : undefined
    case 'wrong-evidence-kind':
    case 'unsourced-section':
      return question(view, statement?.id ?? 'the packet', `${message} Which one does?`, message)
    case 'ownerless-question':
    case 'ownerless-step':
      return statement && statement.shape === 'inline' ? owned(statement, message, view) : undefined
    case 'missing-prerequisite':
    case 'missing-reviewer':
    case 'missing-expiry':
      return { does: 'ask', about: statement?.id ?? 'the packet', says: message, who: askedOf(view) }
    default:
      return undefined
  }
}

/** A heading with the question that its text will answer; where no question may stand there, what is missing in so many words. */
function place(name: string, view: View): Proposal | undefined {
  const wanted = wantedSection(view.scene.subject.profile, name)
  if (!wanted || /^handoff ledger$/i.test(name)) return undefined
  const reasons = `The profile asks for the section “${name}”, and the packet has none.`
  const who = askedOf(view)
  const asks = `Who writes down ${lower(wanted.about.replace(/[.?!]$/, ''))}, and from which evidence?`
  const mayAsk = !wanted.kinds || wanted.kinds.includes('Q')
  const text =
    mayAsk && who.startsWith('@') ? `**${view.freshId('Q')}.** ${asks} — ${who}` : `Not written yet: ${wanted.about}`
  return { does: 'propose', given: { add_to: name, text, reasons } }
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

const lacking = ({ message, finding }: Reported, view: View): Proposal => {
  const section = view.scene.subject.packet.sectionOf(finding.span.block)?.name ?? 'the packet'
  return { does: 'ask', about: `"${section}"`, says: message, who: askedOf(view) }
}

function owned(statement: Statement, message: string, view: View): Proposal | undefined {
  const who = askedOf(view)
  if (!who.startsWith('@') || statement.fields.some(({ name }) => name === 'owner')) return undefined
  const source = sourceOf(statement, view.scene.subject.packet)
  const tail = /(\s(?:—|–|--)\s+)(?=[^—–]*$)/.exec(source)
  const text =
    statement.fields.length > 0 && tail
      ? `${source.slice(0, tail.index)}${tail[1]}${who}, ${source.slice(tail.index + tail[0].length)}`
      : `${source} — ${who}`
  return {
    does: 'propose',
    given: {
      revise: statement.id,
      text,
      reasons: `${message} It goes to the coordinator until somebody else takes it.`,
    },
  }
}

/** What the packet has to say to each objection that nobody settled, as a table; and who has to answer. */
function* responses(view: View): Iterable<Proposal> {
  const { ledger, subject } = view.scene
  const drafted = table(view)
  if (drafted) yield drafted
  for (const objection of ledger.state.objections.values()) {
    if (objection.status !== 'open' && objection.status !== 'sustained') continue
    const id = ledger.shownId(objection.event) ?? objection.id
    const targets = objection.targets.flatMap(target => (target.kind === 'statement' ? [target.id] : []))
    const cited = targets.flatMap(target => subject.packet.statement(target)?.footnotes.map(({ label }) => label) ?? [])
    const rests = cited.length > 0 ? ` ${targets.join(' and ')} cites ${[...new Set(cited)].join(', ')}.` : ''
    const says = `${id} of ${objection.actor}${targets.length > 0 ? ` on ${targets.join(', ')}` : ''} is ${objection.status} and waits for an answer.${rests}`
    yield { does: 'ask', about: id, says, who: askedOf(view) }
  }
}

function table(view: View): Proposal | undefined {
  const { ledger, subject } = view.scene
  const texts = (['quoted', 'named'] as const).flatMap(asked => responsesIn(view, asked) ?? [])
  const section = subject.packet.sections.find(({ name }) => name.toLowerCase() === responsesSection.toLowerCase())
  const stands = section && sectionText(subject.packet, section.name).trim()
  const waits = [...ledger.state.drafts.values()].some(
    ({ status, targets: [target] }) =>
      status === 'pending' && target?.kind === 'section' && target.name === responsesSection,
  )
  if (waits || (stands !== undefined && texts.includes(stands))) return undefined
  const reasons = 'It says of each objection that is not settled what bears on it and what is missing.'
  const place = stands ? { revise: section.name } : { add_to: responsesSection }
  const drafts = texts.map((text): DraftGiven => ({ ...place, text, reasons }))
  const given = drafts.find(one => letsThrough(one, view))
  return given && { does: 'propose', given }
}

export function around({ range }: Reported, { scene: { subject } }: View): Statement | undefined {
  return subject.packet.statements.find(one => {
    const { start, end } = subject.packet.range(one.span)
    return start <= range.start && range.end <= end
  })
}
