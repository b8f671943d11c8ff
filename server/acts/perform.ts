// Does an act: asks whether its actor may, has the person's key sign the exact bytes, and hands out what to write. It asks
// the same judge as the fold does, before and after signing, so nothing is written that would not count.
import type * as z from 'zod'
import { short } from '../ledger/damage.ts'
import { namespaceOf } from '../ledger/definition.ts'
import { writeEvent } from '../ledger/event.ts'
import { definitionOf, type LedgerEvent } from '../ledger/events/index.ts'
import type { Ledger } from '../ledger/fold.ts'
import { signatureName } from '../ledger/names.ts'
import { nextEvent } from '../ledger/next.ts'
import { values } from '../ledger/standing.ts'
import { whyStill } from '../ledger/still.ts'
import { type WordsFile, writeWords } from '../ledger/words.ts'
import { policyBy } from '../workspace/record.ts'
import type { Act, Change, Deed, Refusal, Scene } from './act.ts'
import { sentence } from './shared/sentence.ts'

export type LedgerFile = { readonly name: string; readonly bytes: Uint8Array }

/** What an act needs of the world: a clock, chance, and the person's key. */
export type Hands = {
  readonly actor: string
  /** `2026-11-20T09:30:00Z` */
  readonly time: string
  /** 32 hex digits that were never used before. */
  salt(): string
  /** Absent: nobody can sign here. What is signed is shown to the person first. */
  sign?(bytes: Uint8Array, namespace: string, says: string): Promise<Signed | Refusal>
}
export type Signed = { readonly armor: Uint8Array; readonly fingerprint: string }

export type Done = {
  readonly says: string
  /** What to add to the ledger, event by event, each with what lies beside it. */
  readonly written: readonly { readonly event: LedgerFile; readonly beside: readonly LedgerFile[] }[]
  readonly changes: readonly Change[]
  /** Words and excerpts whose files go away once all of that is written, by their digests. */
  readonly destroys: readonly string[]
  /** The ledger with them. */
  readonly ledger: Ledger
}

export async function perform<I extends z.ZodObject>(
  act: Act<I>,
  input: z.output<I>,
  scene: Scene,
  hands: Hands,
): Promise<Done | Refusal> {
  const words = new Map<string, WordsFile>()
  const write = (text: string) => {
    const file = writeWords(text, hands.salt())
    words.set(file.digest, file)
    return file.digest
  }
  if (!hands.actor.startsWith('@') && act.writes.every(type => definitionOf(type).by === 'people'))
    return { no: notForAgents(act.name) }
  const plan = act.plan(input, scene, { actor: hands.actor, write })
  const still = whyAllStill(act, scene.ledger)
  if (still && !('refused' in plan)) return { no: still }
  if ('no' in plan) return plan
  let { ledger } = scene
  const written: Done['written'][number][] = []
  for (const deed of plan.deeds) {
    const opening = deed.type === 'packet-opened' ? openingOf(scene) : undefined
    if (!opening && values(ledger.standing.policies).length === 0)
      return { no: 'The packet is not open yet: `countersign open` pins its policy and makes its ledger.' }
    const next = nextEvent(
      ledger,
      { ...deed, actor: hands.actor, time: hands.time } as Parameters<typeof nextEvent>[1],
      opening,
    )
    if ('problems' in next) return { no: `This cannot be recorded: ${next.problems.join('; ')}.` }
    const no = whyNot(next.event, ledger, scene)
    if (no) return { no }
    const event = writeEvent(next.event)
    const beside: LedgerFile[] = wordsOf(deed, words)
    if (opening || deed.type === 'policy-changed') beside.push(scene.policy)
    const signed = await signature(event.bytes, next.event, plan.says, hands)
    if (signed && 'no' in signed) return signed
    if (signed) beside.push({ name: signatureName(event.id, signed.fingerprint), bytes: signed.armor })
    ledger = ledger.with([...beside, event])
    if (!ledger.event(event.id)?.counts) return { no: whyItDoesNotCount(ledger, event.id) }
    written.push({ event, beside })
  }
  return { says: plan.says, written, changes: plan.changes ?? [], destroys: plan.destroys ?? [], ledger }
}

/** Said before anything else that is wrong with it, and in the same words of every act: none of what it writes goes on now. */
function whyAllStill({ writes }: Pick<Act, 'writes'>, { state }: Ledger): string | undefined {
  const whys = writes.map(type => whyStill(definitionOf(type), state, () => true))
  return whys[0] && whys.every(why => why !== undefined) ? sentence(whys[0]) : undefined
}

const notForAgents = (act: string) =>
  `Agents do not ${act}: a person decides that. Propose a draft, or ask the coordinator.`

const openingOf = ({ subject, policy }: Scene) => ({
  packet: subject.packet.fields.get('packet')?.value ?? '',
  policy: policy.digest,
})

/** The reasons that stand already before anybody signs. */
function whyNot(event: LedgerEvent, ledger: Ledger, scene: Scene): string | undefined {
  const definition = definitionOf(event.type)
  if (definition.by === 'people' && !event.actor.startsWith('@')) return notForAgents(definition.act)
  const { state, standing } = ledger
  const still = whyStill(definition, state, () => true)
  if (still) return sentence(still)
  const inForce = event.type === 'packet-opened' ? [scene.policy.digest] : values(standing.policies)
  for (const digest of inForce) {
    const bytes =
      ledger.contents.policies.get(digest) ?? (digest === scene.policy.digest ? scene.policy.bytes : undefined)
    const policy = policyBy(digest, bytes)
    if (!policy)
      return `The policy in force (${short(digest)}) is not there: bring ${short(digest)}….policy back from git.`
    const why = policy.whyNot({ act: definition.act, event, standing, state })
    if (why) return sentence(why)
  }
  const told = {
    id: '',
    actor: event.actor,
    name: event.actor.replace(/^(?:@|agent:)/, ''),
    time: event.time,
    policy: event.policy,
    proven: true,
    allowed: true,
    body: event.body,
  }
  const why = definition.refuse?.(told, { state, standing, past: ledger })
  return why && sentence(why)
}

async function signature(
  bytes: Uint8Array,
  event: LedgerEvent,
  says: string,
  { actor, sign }: Hands,
): Promise<Signed | Refusal | undefined> {
  const { act, signature: wanted } = definitionOf(event.type)
  if (actor.startsWith('agent:')) return undefined
  if (sign) return await sign(bytes, namespaceOf(act), says)
  return wanted === 'needed'
    ? { no: 'This needs your signature, and there is no key here: `countersign keys setup` finds or makes one.' }
    : undefined
}

function whyItDoesNotCount({ damage }: Ledger, id: string): string {
  const found = damage.find(({ event }) => event === id)
  return `Nothing was written. ${found?.message ?? 'It would not count.'}`
}

/** The words that this deed names, out of those that the plan wrote. */
function wordsOf(deed: Deed, words: ReadonlyMap<string, WordsFile>): LedgerFile[] {
  const named = JSON.stringify(deed.body)
  return [...words.values()].filter(({ digest }) => named.includes(digest))
}
