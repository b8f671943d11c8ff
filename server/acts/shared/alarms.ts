// Which escalations of the profile the values of one piece of evidence call for, at the moment in which it was retrieved.
import type { Evidence } from '../../../schemas/packet.ts'
import { digestOf } from '../../evidence/digest.ts'
import { check } from '../../rules/run.ts'
import type { Scene } from '../act.ts'
import { termsInForce } from './in-force.ts'

type Alarm = { readonly path: string; readonly says: string }

/** The rules are asked as they will be asked of the page, with this excerpt in the evidence's place. */
export function alarmsOn(
  { id, locator, kind, frozen, digest }: Evidence,
  excerpt: string,
  scene: Scene,
): readonly Alarm[] {
  const { profile } = termsInForce(scene)
  const hash = digestOf(excerpt)
  const { subject } = scene
  const readings = new Map(subject.readings).set(locator, { state: 'read', excerpt, digest: hash })
  const found = check({ ...subject, readings }).findings.flatMap(({ rule, finding, message }): Alarm[] =>
    rule.code === 'escalation-required' && typeof finding.data === 'string'
      ? [{ path: finding.data, says: message.slice(0, 500) }]
      : [],
  )
  const held = frozen || profile.evidence[kind]?.frozen
  const [first] = profile.escalations
  if (!held || !digest || hash.startsWith(digest.hex) || !first) return found
  const says = `${id} is frozen for this review, and its source is \`${hash.slice(0, 12)}\` now.`
  return found.some(({ path }) => path === first.name) ? found : [...found, { path: first.name, says }]
}
