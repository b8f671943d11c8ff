// One section leaves for its audience, while the packet stays open: its accepted text as it stands, and nothing else.
import * as z from 'zod'
import { blockName } from '../../schemas/block-name.ts'
import { digestOf, plain } from '../ledger/canonical.ts'
import { values } from '../ledger/standing.ts'
import type { Acceptable } from '../packet/acceptable.ts'
import { plainRole, rolesOf } from '../profile/people.ts'
import { type Desk, defineAct, type Refusal, type Scene } from './act.ts'
import { listed, words } from './shared/given.ts'
import { settingIn, termsInForce } from './shared/in-force.ts'
import { leavingText } from './shared/leaving-text.ts'
import { asBlock, whyItStays } from './shared/may-leave.ts'
import { sealNow } from './shared/seal.ts'

export const release = defineAct({
  name: 'release',
  summary: 'Release the accepted text of one section to its audience; the packet stays open.',
  input: z.strictObject({
    section: words.describe('The section that leaves.'),
    to: words.describe('Who gets it: names or addresses.'),
  }),
  positional: [],
  writes: ['released'],

  plan({ section, to }, scene, desk) {
    const way = termsInForce(scene).profile.release.find(one => one.section.toLowerCase() === section.toLowerCase())
    if (!way) return { no: whyNoWay(section, scene) }
    const found = scene.subject.packet.sections.filter(({ name }) => name.toLowerCase() === section.toLowerCase())
    const [one] = found
    if (!one || found.length > 1)
      return {
        no: one ? `The page has ${found.length} sections called ${section}.` : `The page has no section ${section}.`,
      }
    const blocks = scene.blocks.filter(block => (block.kind === 'section' ? block.name : block.section) === one.name)
    const open = whyItStays(one.name, blocks, scene) ?? notSigned(way.signed, blocks, scene, desk)
    if (open) return open
    const leaving = leavingText(one, scene)
    if ('no' in leaving) return leaving
    const text = plain(leaving.text)
    if (!text) return { no: `There is nothing in ${one.name} that could leave.` }
    const digest = digestOf(text)
    const letter = `To: ${to}\n\n${text}`
    const body = {
      ...sealed(scene),
      section: one.name,
      audience: way.to,
      blocks: blocks.map(asBlock),
      digest,
      words: desk.write(letter),
    }
    return {
      says: [
        `Release “${one.name}” to ${way.to}: ${listed(blocks.map(({ name }) => name))}, sha256 ${digest}.`,
        `This leaves:\n\n${letter}\n`,
      ].join('\n'),
      deeds: [{ type: 'released', body }],
    }
  },
})

const sealed = (scene: Scene) => {
  const { heads, ...rest } = sealNow(scene)
  return { ...rest, heads: [...heads] }
}

function whyNoWay(section: string, scene: Scene): string {
  const known = termsInForce(scene).profile.release.map(one => one.section)
  return known.length > 0
    ? `${section} does not leave by itself. These sections may: ${known.join(', ')}.`
    : 'No section of a packet of this kind leaves by itself.'
}

/** Where several sign, the last one releases, once each of the others has accepted this text or concurred with it. */
function notSigned(
  { by, in_order }: { readonly by: readonly string[]; readonly in_order: boolean },
  blocks: readonly Acceptable[],
  scene: Scene,
  { actor }: Desk,
): Refusal | undefined {
  const own = by.filter(place => holders(place, scene).includes(actor.replace(/^@/, '')))
  const last = by.at(-1)!
  if (in_order && by.length > 1 && !own.includes(last))
    return {
      no: `Several sign this: ${by.join(', then ')}. The ${last} releases it, after the others have accepted it.`,
    }
  const missing = by.filter(place => !own.includes(place) && !vouched(place, blocks, scene))
  return missing.length > 0 && own.length > 0
    ? { no: `The ${missing.join(' and the ')} has to accept this text first, or to review it and concur.` }
    : undefined
}

function holders(place: string, scene: Scene): readonly string[] {
  const { standing } = scene.ledger
  if (place === 'coordinator') return values(standing.coordinators)
  if (place === 'owner') return values(standing.owners)
  const { workspace } = settingIn(scene)
  return workspace.roster
    .map(({ handle }) => handle.replace(/^@/, ''))
    .filter(one => rolesOf(one, workspace).has(plainRole(place)))
}

function vouched(place: string, blocks: readonly Acceptable[], scene: Scene): boolean {
  const people = new Set(holders(place, scene))
  const { state } = scene.ledger
  return blocks.every(block => {
    const accepted = state.acceptances.get(blockName(asBlock(block))) ?? []
    if (accepted.some(({ by, digest }) => people.has(by) && digest === block.digest)) return true
    return [...state.reviews.values()].some(list => {
      const review = list.at(-1)!
      if (!people.has(review.actor.slice(1)) || review.outcome !== 'concurs') return false
      return review.revision === scene.revision || review.blocks.some(({ digest }) => digest === block.digest)
    })
  })
}
