// Marks this revision, with everything that the ledger holds, as ready to be handed off. Where several sign in an order,
// all of them name the same set: what stood there before the first.
import * as z from 'zod'
import { values } from '../ledger/standing.ts'
import { rolesOf } from '../profile/people.ts'
import { type Desk, defineAct, type Refusal, type Scene } from './act.ts'
import { because, role, words } from './shared/given.ts'
import { settingIn } from './shared/in-force.ts'
import { inTheWay } from './shared/in-the-way.ts'
import { roundOf, sealInWords, sealNow } from './shared/seal.ts'

export const ready = defineAct({
  name: 'ready',
  summary: 'Mark this revision, with exactly these events, ready to be handed off.',
  input: z.strictObject({
    role: role.optional().describe('The place in which you sign, where you hold several.'),
    text: words.optional().describe('What there is to say.'),
  }),
  positional: [],
  writes: ['readiness-marked'],

  plan({ role, text }, scene, desk) {
    const found = placeOf(role, scene, desk)
    if ('no' in found) return found
    const open = inTheWay(scene)
    if (open.length > 0) return { no: `It is not ready:\n${open.join('\n')}` }
    const [first] = roundOf(scene)
    const { revision, heads, count, set } = first ?? sealNow(scene)
    const body = { revision, heads: [...heads], count, set, as: found.as, ...(text ? { words: desk.write(text) } : {}) }
    return {
      says: `As ${found.as}: ready to be handed off, ${sealInWords(body)}${because(text)}`,
      deeds: [{ type: 'readiness-marked', body }],
    }
  },
})

/** The first place that this person holds and that has not signed this set; in its turn, where the profile asks for an order. */
function placeOf(said: string | undefined, scene: Scene, { actor }: Desk): { readonly as: string } | Refusal {
  const { profile } = settingIn(scene)
  if (!profile.handoff) return { no: 'Packets of this kind are not handed off.' }
  const { by, in_order } = profile.handoff.signed
  const signed = new Set(roundOf(scene).map(({ as }) => as))
  const own = by.filter(place => (said === undefined || place === said) && holds(place, actor, scene))
  const as = own.find(place => !signed.has(place))
  if (own.length === 0) return { no: `The handoff is signed by ${by.join(' and ')}, and that you are not.` }
  if (!as) return { no: `You have marked this revision ready already, as ${own.join(' and ')}.` }
  const before = in_order ? by.slice(0, by.indexOf(as)).filter(place => !signed.has(place)) : []
  return before.length > 0
    ? { no: `First the ${before.join(', then the ')} marks this revision ready, then the ${as}.` }
    : { as }
}

function holds(place: string, actor: string, scene: Scene): boolean {
  const { standing } = scene.ledger
  const handle = actor.replace(/^@/, '')
  if (place === 'coordinator') return values(standing.coordinators).includes(handle)
  if (place === 'owner') return values(standing.owners).includes(handle)
  return rolesOf(handle, settingIn(scene).workspace).has(place)
}
