// Pauses the work: for more evidence, or, with a path, because somebody else has to look first. Every objection stays.
import * as z from 'zod'
import { values } from '../ledger/standing.ts'
import { nearest } from '../profile/nearest.ts'
import { rolesOf } from '../profile/people.ts'
import { defineAct, type Refusal, type Scene } from './act.ts'
import { bare, handle, words } from './shared/given.ts'
import { settingIn } from './shared/in-force.ts'

export const hold = defineAct({
  name: 'hold',
  summary: 'Put the packet on hold, or refer it to somebody who looks deeper.',
  input: z.strictObject({
    referral: z.string().meta({ value: 'NAME' }).optional().describe('The way it goes, as the profile names it.'),
    owner: handle.optional().describe('Who brings it back.'),
    text: words.describe('Why, and what it waits for.'),
  }),
  positional: [],
  prose: 'text',
  writes: ['hold-placed'],

  plan({ referral, owner, text }, scene, desk) {
    const found = pathOf(referral, scene)
    if ('no' in found) return found
    const { path, place } = found
    const who = owner ? { handle: bare(owner) } : holder(place, scene)
    if ('no' in who) return who
    const body = { ...(path ? { path } : {}), owner: who.handle, words: desk.write(text) }
    return {
      says: `${path ? `Refer the packet (${path})` : 'Put the packet on hold'}; @${who.handle} brings it back: ${text}`,
      deeds: [{ type: 'hold-placed', body }],
    }
  },
})

function pathOf(said: string | undefined, scene: Scene): { readonly path?: string; readonly place: string } | Refusal {
  if (said === undefined) return { place: 'owner' }
  const { referrals } = settingIn(scene).profile
  const found = referrals.find(({ name }) => name === said)
  if (found) return { path: found.name, place: found.owner }
  const known = referrals.map(({ name }) => name)
  const meant = nearest(said, known)
  return {
    no: `The profile has no referral ${said}.${meant ? ` Did you mean ${meant}?` : ` It has ${known.join(', ') || 'none'}.`}`,
  }
}

/** The only person who has this place. Of several, one has to be named. */
function holder(place: string, scene: Scene): { readonly handle: string } | Refusal {
  const { standing } = scene.ledger
  const { workspace } = settingIn(scene)
  const people =
    place === 'owner' || place === 'coordinator'
      ? values(place === 'owner' ? standing.owners : standing.coordinators)
      : workspace.roster.map(({ handle }) => bare(handle)).filter(one => rolesOf(one, workspace).has(place))
  return people.length === 1
    ? { handle: people[0]! }
    : { no: `Say with --owner who brings it back: ${people.join(' or ') || `nobody is ${place}`}.` }
}
