// The keys that the policies of a ledger listed, each once: enough to see that a bundle is consistent, and no proof of who
// anybody is, since the list comes with what it vouches for.
import type { Ledger } from '../ledger/fold.ts'
import { policyBy } from '../workspace/record.ts'

export function signersOf({ contents }: Ledger): string {
  const lines = new Set<string>()
  for (const [digest, bytes] of [...contents.policies].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const policy = policyBy(digest, bytes)
    const source = policy?.terms.signers.split('\n') ?? []
    // Lines that count for nobody here would still count for stock OpenSSH.
    for (const { line } of policy?.signers.lines ?? []) lines.add(source[line - 1]!.trim())
  }
  return [
    '# These keys came with the bundle. They show that it is consistent, not who signed: for that, use a list of your own.',
    ...lines,
    '',
  ].join('\n')
}
