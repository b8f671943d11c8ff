// The digests of what a page's readers accept. What was read of a block is kept for as long as the block lives, so one of
// these serves a whole process.
import { digestOf } from '../ledger/canonical.ts'
import { type Digests, digester } from '../packet/digest.ts'

export const digests: Digests = digester(digestOf)
