// Which escalations of the profile the values of one piece of evidence call for, at the moment in which it was retrieved.
import type { Evidence } from '../../../schemas/packet.ts'
import type { Condition } from '../../../schemas/profile.ts'
import { rolesFor } from '../../evidence/restriction.ts'
import type { Retrieval } from '../../ledger/state.ts'
import { check } from '../../rules/run.ts'
import { isElsewhere } from '../../workspace/retrieved.ts'
import type { Scene } from '../act.ts'
import { termsInForce } from './in-force.ts'

type Alarm = { readonly path: string; readonly says: string }

type Seen = { readonly excerpt: string; readonly digest: string }

/** What was seen, by locator: `now`, in one look, or earlier, where only who looks can open it. */
export type AllSeen = ReadonlyMap<string, Seen & { readonly now: boolean }>

/** The rules are asked as they will be asked of the page, with what was seen in the evidence's place: its own excerpt, and what the same look saw elsewhere. */
export function alarmsOn(definition: Evidence, seen: Seen, all: AllSeen, scene: Scene): readonly Alarm[] {
  const { id, kind, frozen, digest } = definition
  const { profile } = termsInForce(scene)
  const { subject, ledger } = scene
  const readings = new Map(subject.readings)
  for (const [locator, { excerpt, digest }] of all) readings.set(locator, { state: 'read', excerpt, digest })
  const isSeen = (at: string | undefined) => all.get((at && subject.packet.evidenceOf(at)?.locator) ?? '')?.now === true
  const closed = rolesFor(definition, profile.evidence[kind]).length > 0
  const before = new Set(callsOn(subject).map(({ path }) => path))
  const found = callsOn({ ...subject, readings })
    // What called for it already, by other evidence or by words, is no news of this look; nor is what the same look saw elsewhere.
    .filter(({ path, at }) => at === id || !(before.has(path) || isSeen(at)))
    // An event is read by everybody: the values of what only some may read do not stand in it.
    // It was said of these very words before, and whoever closed the process since has seen them.
    .filter(({ path }) => !(ledger.state.retrievals.get(id) ?? []).some(one => saidBefore(one, seen, path)))
    .map(({ path, says }) => ({ path, says: closed ? `${id} calls for it.` : says.slice(0, 500) }))
  const held = frozen || profile.evidence[kind]?.frozen
  const [first] = profile.escalations
  if (!held || !digest || seen.digest.startsWith(digest.hex) || !first) return found
  const says = `${id} is frozen for this review, and its source is \`${seen.digest.slice(0, 12)}\` now.`
  return found.some(({ path }) => path === first.name) ? found : [...found, { path: first.name, says }]
}

/**
 * Escalations that hang on this evidence and on some that is kept to a few and was not opened: whether they are called for, this
 * look does not say. Where both are what they were when somebody judged them, that holds.
 */
export function unjudgedOn(definition: Evidence, digest: string, all: AllSeen, scene: Scene): Retrieval['unjudged'] {
  const { kind } = definition
  const { profile } = termsInForce(scene)
  const { packet, readings } = scene.subject
  const before = lastFound(definition, scene)
  const unopened = packet.evidence.filter(one => {
    const reading = readings.get(one.locator)
    const isOpen = all.has(one.locator) || (reading?.state === 'read' && !reading.binary)
    return (
      isElsewhere(one.locator) &&
      !isOpen &&
      lastFound(one, scene) &&
      rolesFor(one, profile.evidence[one.kind]).length > 0
    )
  })
  const wasJudged = (path: string, other: Evidence) =>
    before?.digest === digest && [before, lastFound(other, scene)].every(look => isJudged(look, path))
  const lacking = (group: readonly Condition[]) => {
    const kinds = new Set(group.flatMap(({ evidence, than }) => [evidence, than?.evidence]))
    return kinds.has(kind) ? unopened.find(one => kinds.has(one.kind)) : undefined
  }
  return profile.escalations.flatMap(({ name, when }) => {
    const without = when.map(lacking).find(one => one !== undefined)
    return without && !wasJudged(name, without) ? [{ path: name, without: without.id }] : []
  })
}

/** What was found last where the page says that it lies. A look that found nothing changes nothing of that. */
const lastFound = ({ id, locator }: Evidence, { ledger }: Scene): Retrieval | undefined =>
  (ledger.state.retrievals.get(id) ?? []).findLast(look => look.locator === locator && look.digest !== undefined)

const isJudged = (look: Retrieval | undefined, path: string): boolean =>
  look !== undefined && !look.unjudged.some(one => one.path === path)

const saidBefore = ({ digest, alarms }: Retrieval, seen: Seen, path: string): boolean =>
  digest === seen.digest && alarms.some(one => one.path === path)

type Call = Alarm & { readonly at: string | undefined }

const callsOn = (subject: Scene['subject']): readonly Call[] =>
  check(subject).findings.flatMap(({ rule, finding, message }) =>
    rule.code === 'escalation-required' && typeof finding.data === 'string'
      ? [{ path: finding.data, says: message, at: finding.span.block.evidence[0]?.id }]
      : [],
  )
