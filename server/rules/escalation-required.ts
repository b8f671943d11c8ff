import type { Profile } from '../../schemas/profile.ts'
import { defineRule, type Finding, type World } from './rule.ts'
import { isMaterial } from './shared/cites.ts'
import { denied } from './shared/denied.ts'
import { isEnded } from './shared/ended.ts'
import { inStatements } from './shared/in-statements.ts'
import { allOf } from './shared/listed.ts'
import { phrasesOf, type Said, said } from './shared/phrases.ts'
import { wholePacket } from './shared/places.ts'
import { dayOf, opened } from './shared/recorded.ts'
import { remembered } from './shared/remembered.ts'
import { shownBy } from './shared/shown.ts'

type Escalation = Profile['escalations'][number]

export const escalationRequired = defineRule({
  code: 'escalation-required',
  scope: 'packet',
  severity: 'error',
  guards: true,
  summary: 'Nothing in the packet calls for a formal process in place of this one.',

  *check(world) {
    for (const escalation of world.profile.escalations) {
      const finding = byValues(escalation, world) ?? byWords(escalation, world)
      const open = finding && !isEnded(finding, escalation, world) ? finding : byAlarm(escalation, world)
      if (open) yield { ...open, data: escalation.name }
    }
  },
})

function byValues(escalation: Escalation, world: World): Finding | undefined {
  for (const group of escalation.when) {
    const shown = shownBy(group, world)
    const span = shown?.span ?? wholePacket(world.packet)
    if (!shown || !span) continue
    const why = allOf(shown.says)
    const doubt = `${escalation.name} cannot be ruled out: ${why}, and nobody can judge that.`
    const message = `${shown.unclear ? doubt : `${escalation.name}: ${why}.`} ${takesOver(escalation)}`
    return { span, message }
  }
  return undefined
}

function byWords(escalation: Escalation, world: World): Finding | undefined {
  const hitsIn = finder(escalation)
  const [hit, ...others] = hitsIn ? world.packet.every(hitsIn) : []
  if (!hit) return undefined
  const message = `${escalation.name}: ${hit.id} says “${hit.first.phrase}”. ${takesOver(escalation)}`
  const related = others.map(({ id, first }) => ({ span: first.span, message: `${id} says “${first.phrase}”.` }))
  return { span: hit.first.span, message, related }
}

type Hit = { readonly id: string; readonly first: Said }

/** The first phrase of an escalation that each statement of a block says and does not deny. */
const finder = remembered(({ words }: Escalation) => {
  const phrases = phrasesOf(words)
  if (!phrases) return undefined
  return inStatements((statements): readonly Hit[] =>
    statements.filter(isMaterial).flatMap(statement => {
      const first = Iterator.from(said(statement, phrases)).find(one => !denied(one.before, one.after))
      return first ? [{ id: statement.id, first }] : []
    }),
  )
})

/** What a look at evidence found once: other evidence in its place does not undo it, only whoever closes the process does. */
function byAlarm(escalation: Escalation, world: World): Finding | undefined {
  const ledger = opened(world)?.ledger
  const span = wholePacket(world.packet)
  if (!ledger || !span) return undefined
  const closings = [...ledger.state.escalations.values()]
    .filter(({ path }) => path === escalation.name || path === escalation.path)
    .flatMap(({ closedBy }) => closedBy)
  for (const [id, looks] of ledger.state.retrievals) {
    for (const look of looks) {
      const alarm = look.alarms.find(({ path }) => path === escalation.name)
      if (!alarm || closings.some(closed => ledger.precedes(look.event, closed))) continue
      const found = `${escalation.name}: ${look.actor} looked at ${id} on ${dayOf(look, world)}, and it called for this.`
      const message = `${found} What stands there by now does not undo that. ${takesOver(escalation)}`
      return { span: world.packet.evidenceOf(id)?.idSpan ?? span, message }
    }
  }
  return undefined
}

function takesOver({ path, within, tell }: Escalation): string {
  const told = tell.length > 0 ? `: tell ${allOf(tell)}` : ''
  return `${path.charAt(0).toUpperCase()}${path.slice(1)} takes over within ${within}${told}.`
}
