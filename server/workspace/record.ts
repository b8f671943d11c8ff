// A packet's ledger as the rules, the gate and the acts look at it: folded, judged by the policies that lie in it, with the
// words that people wrote in it.
import type { LedgerFile } from '../ledger/contents.ts'
import { foldLedger, type Ledger } from '../ledger/fold.ts'
import type { World } from '../ledger/judge.ts'
import { readName } from '../ledger/names.ts'
import type { SignatureMemory } from '../ledger/proof.ts'
import { readWords } from '../ledger/words.ts'
import { type ReadPolicy, readPolicy } from './policy.ts'
import type { Record } from './subject.ts'

const policies = new Map<string, ReadPolicy | undefined>()

/** A policy is named by the digest of its bytes, so what one says is read once. */
export function policyBy(digest: string, bytes: Uint8Array | undefined): ReadPolicy | undefined {
  if (!bytes) return undefined
  if (!policies.has(digest)) policies.set(digest, readPolicy(bytes))
  return policies.get(digest)
}

const signatures: SignatureMemory = new Map()

export const noLedger: Ledger = foldLedger([], { policy: policyBy, memory: signatures })

/** `memory`: signatures that were verified before, where somebody keeps them. */
export function recordOf(files: readonly LedgerFile[], memory: SignatureMemory = signatures): Record {
  const world: World = { policy: policyBy, memory }
  const words = new Map<string, Uint8Array>()
  for (const { name, bytes } of files) {
    const named = readName(name)
    if (named.kind === 'words' && bytes) words.set(named.digest, bytes)
  }
  const read = new Map<string, string | undefined>()
  return {
    ledger: foldLedger(files, world),
    words(digest) {
      if (!read.has(digest)) read.set(digest, textOf(digest, words.get(digest)))
      return read.get(digest)
    },
  }
}

function textOf(digest: string, bytes: Uint8Array | undefined): string | undefined {
  const read = bytes && readWords(bytes, digest)
  return read && 'text' in read ? read.text : undefined
}
