// Hands a packet off to the formal decision: says, signed, that exactly this bundle left. Making and sending the bundle is
// `countersign handoff`; the signature covers every byte of it by the digest of its manifest.
import * as z from 'zod'
import { marksOf } from '../gate/marks.ts'
import { verdict } from '../gate/verdict.ts'
import { bundleOf, type Leaving, sealIn } from '../handoff/bundle.ts'
import { routeOf } from '../profile/route.ts'
import { check } from '../rules/run.ts'
import { answer } from '../rules/shared/facts.ts'
import { worldOf } from '../rules/world.ts'
import { type Desk, defineAct, type Plan, type Refusal, type Scene } from './act.ts'
import { closedIn } from './shared/closed.ts'
import { listed, words } from './shared/given.ts'
import { termsInForce } from './shared/in-force.ts'
import { inTheWay, stops } from './shared/in-the-way.ts'

export const handOff = defineAct({
  name: 'hand-off',
  summary: 'Hand a packet off to the formal decision.',
  input: z.strictObject({
    to: words.max(200).optional().describe('Where it goes. Otherwise the place that the profile names.'),
    text: words.optional().describe('A word to whoever takes it over.'),
  }),
  positional: [],
  prose: 'text',
  writes: ['handed-off'],

  plan({ to, text }, scene, desk) {
    const leaving = leavingOf(scene, to)
    return 'no' in leaving ? leaving : handingOff(leaving, text, desk)
  },
})

/** What would leave now, or why nothing may: everybody whom the profile names marked this very page and these very events ready. */
export function leavingOf(scene: Scene, to?: string): Leaving | Refusal {
  const { subject, ledger, revision, words } = scene
  const { record } = subject
  if (!record) return { no: 'The packet is not open yet: `countersign open` begins its ledger.' }
  const way = termsInForce(scene).profile.handoff
  if (!way) return { no: 'Packets of this kind are not handed off: their profile names no formal decision.' }
  const before = [...ledger.state.handoffs.values()].at(-1)
  if (before && !before.returned)
    return { no: `It was handed off to ${before.to} on ${before.time.slice(0, 10)}, and did not come back.` }
  const stopped = stops(scene)
  if (stopped.length > 0) return { no: `It is not ready for handoff:\n${stopped.join('\n')}` }
  const { given: marks, missing } = marksOf(subject, record, revision)
  if (missing.length > 0) return { no: whyNotReady(missing, marks.length > 0, scene) }
  const open = inTheWay(scene)
  if (open.length > 0) return { no: `It is not ready for handoff:\n${open.join('\n')}` }
  const { name } = verdict(check(subject))
  if (name !== 'ready for handoff') return { no: `It is ${name}, and not ready for handoff.` }
  const closed = closedIn(scene)
  if (to) return { subject, ledger, words, marks, to, closed }
  const route = routeOf(way, conditions => answer(conditions, worldOf(subject)))
  return route
    ? { subject, ledger, words, marks, closed, ...route }
    : {
        no: 'The page does not say enough to tell which way it goes: see `routes` of its profile, or say it with --to.',
      }
}

function whyNotReady(missing: readonly string[], begun: boolean, { ledger: { state } }: Scene): string {
  const who = listed(missing.map(place => `the ${place}`))
  if (begun) return `It is not marked ready by ${who} yet: \`countersign ready\`.`
  return state.marks.size === 0
    ? `Nobody marked it ready. It waits for ${who}: \`countersign ready\`.`
    : 'The page or the ledger changed since it was marked ready: mark it again with `countersign ready`.'
}

export function handingOff(leaving: Leaving, text: string | undefined, desk: Desk): Plan {
  const { marks, to, subject } = leaving
  const { manifest } = bundleOf(leaving)
  const seal = sealIn(marks[0]!)
  const number = subject.packet.fields.get('packet')?.value ?? subject.path
  const said = text ? { words: desk.write(text) } : {}
  const body = { ...seal, marks: marks.map(({ event }) => event).toSorted(), manifest, to, ...said }
  const says = [
    `Hand off ${number} to ${to}. This asks for a decision and is none.`,
    `Revision ${seal.revision}, ${seal.count} events (set ${seal.set}), manifest ${manifest}.`,
    ...marks.map(({ actor, as, time }) => `Marked ready by ${actor} as ${as}, ${time}.`),
    ...(text ? [text] : []),
  ]
  return { says: says.join('\n'), deeds: [{ type: 'handed-off', body }] }
}
