// Who signed an event. A signature proves a person only for the act that it was made for, with a key that the policy in
// force lists for that person at that time, used as the policy asks.
import { whyNotSigner } from './allowed-signers.ts'
import { digestOf } from './canonical.ts'
import type { SignatureFile, Written } from './contents.ts'
import { type Damage, short } from './damage.ts'
import { namespaceOf } from './definition.ts'
import type { Policy } from './policy.ts'
import { type Examined, examine, missingPresence, type Signed } from './sshsig.ts'

export type Proof = {
  readonly file: string
  /** SHA-256 of the key, in hex. */
  readonly fingerprint: string
  readonly touch: boolean
  readonly pin: boolean
}

/** Signatures are verified once: what a pair of event and signature gave is always the same. */
export type SignatureMemory = { get(key: string): Examined | undefined; set(key: string, examined: Examined): unknown }

export type Proving = {
  readonly proof?: Proof
  /** Signatures that do not prove what they should. */
  readonly bad: readonly Damage[]
  /** A signature that would prove it, but for the hand that the policy asks for. A clause. */
  readonly weak?: string
}

type Question = {
  readonly act: string
  /** A handle, or `agent:name`. */
  readonly principal: string
  /** Seconds since 1970. */
  readonly at: number
  /** In force: all of them have to agree. */
  readonly policies: readonly Policy[]
}

export function prove(
  written: Written,
  signatures: readonly SignatureFile[],
  question: Question,
  memory: SignatureMemory | undefined,
): Proving {
  const bad: Damage[] = []
  let proof: Proof | undefined
  let weak: string | undefined
  for (const file of signatures) {
    const examined = remembered(written, file, memory)
    const why = 'problem' in examined ? examined.problem : whyNot(examined.signed, file, question)
    if (why !== undefined) bad.push(badSignature(file, written, why))
    if (why !== undefined || 'problem' in examined) continue
    const { key, touch, pin } = examined.signed
    const missing = whatIsMissing(examined.signed, question)
    if (missing) weak ??= missing
    else proof ??= { file: file.name, fingerprint: key.fingerprint, touch, pin }
  }
  return { bad, ...(proof ? { proof } : weak ? { weak } : {}) }
}

function remembered(written: Written, file: SignatureFile, memory: SignatureMemory | undefined): Examined {
  if (!memory) return examine(file.bytes, written.bytes)
  const key = `${written.id} ${digestOf(file.bytes)}`
  const known = memory.get(key)
  if (known) return known
  const examined = examine(file.bytes, written.bytes)
  memory.set(key, examined)
  return examined
}

function whyNot({ key, namespace }: Signed, file: SignatureFile, question: Question): string | undefined {
  if (!key.fingerprint.startsWith(file.key)) return 'was made with another key than its name says'
  const wanted = namespaceOf(question.act)
  if (namespace !== wanted) return `was made for ${namespace}, not for ${wanted}`
  const { principal, at } = question
  const reasons = question.policies.map(({ signers }) =>
    whyNotSigner(signers, { principal, key: key.blob, namespace, at }),
  )
  const reason = reasons.find(why => why !== undefined)
  return reason && `does not prove ${principal}: ${reason}`
}

const whatIsMissing = (signed: Signed, { policies, act }: Question): string | undefined =>
  policies.map(policy => missingPresence(policy.demand(act), signed)).find(missing => missing !== undefined)

const badSignature = ({ name }: SignatureFile, { id, event }: Written, why: string): Damage => ({
  kind: 'bad-signature',
  event: id,
  file: name,
  message: `A signature of ${event.type} by ${event.actor} (event ${short(id)}) ${why}. Bring the file back from git, or have the event signed again.`,
})
