// Which escalations of the profile the values of one piece of evidence call for, at the moment in which it was retrieved.
import type { Evidence } from '../../../schemas/packet.ts'
import { check } from '../../rules/run.ts'
import type { Scene } from '../act.ts'
import { termsInForce } from './in-force.ts'

type Alarm = { readonly path: string; readonly says: string }

type Seen = { readonly excerpt: string; readonly digest: string }

/** The rules are asked as they will be asked of the page, with this excerpt in the evidence's place. */
export function alarmsOn(definition: Evidence, seen: Seen, scene: Scene): readonly Alarm[] {
  const { id, locator, kind, frozen, digest } = definition
  const { profile } = termsInForce(scene)
  const { subject } = scene
  const readings = new Map(subject.readings).set(locator, { state: 'read', ...seen })
  const closed = definition.restrictedTo.length > 0 || (profile.evidence[kind]?.restricted_to ?? []).length > 0
  const before = new Set(callsOn(subject).map(({ path }) => path))
  const found = callsOn({ ...subject, readings })
    // What called for it already, by other evidence or by words, is no news of this look.
    .filter(({ path, at }) => at === id || !before.has(path))
    // An event is read by everybody: the values of what only some may read do not stand in it.
    .map(({ path, says }) => ({ path, says: closed ? `${id} calls for it.` : says.slice(0, 500) }))
  const held = frozen || profile.evidence[kind]?.frozen
  const [first] = profile.escalations
  if (!held || !digest || seen.digest.startsWith(digest.hex) || !first) return found
  const says = `${id} is frozen for this review, and its source is \`${seen.digest.slice(0, 12)}\` now.`
  return found.some(({ path }) => path === first.name) ? found : [...found, { path: first.name, says }]
}

type Call = Alarm & { readonly at: string | undefined }

const callsOn = (subject: Scene['subject']): readonly Call[] =>
  check(subject).findings.flatMap(({ rule, finding, message }) =>
    rule.code === 'escalation-required' && typeof finding.data === 'string'
      ? [{ path: finding.data, says: message, at: finding.span.block.evidence[0]?.id }]
      : [],
  )
