// The words of people: an objection, a draft, an accepted text. They lie in files of their own, so that what should never
// have been written can be destroyed; the salt goes with them, so that nobody can guess short words from their digest.
import { canonical, digestOf, plain, read } from './canonical.ts'
import { wordsName } from './names.ts'

export type WordsFile = { readonly name: string; readonly digest: string; readonly bytes: Uint8Array }

/** `salt`: 32 hex digits that were never used before. */
export function writeWords(text: string, salt: string): WordsFile {
  const bytes = Buffer.from(canonical({ salt, text: plain(text) }))
  const digest = digestOf(bytes)
  return { name: wordsName(digest), digest, bytes }
}

/** The words in a file with this digest, or a clause that says what is wrong with it. */
export function readWords(bytes: Uint8Array, digest: string): { readonly text: string } | { readonly problem: string } {
  if (digestOf(bytes) !== digest) return { problem: 'is not what its name says' }
  const result = read(bytes)
  if ('problem' in result) return { problem: result.problem.why }
  const { value } = result
  if (value === null || typeof value !== 'object' || !('text' in value) || typeof value.text !== 'string')
    return { problem: 'holds no words' }
  return { text: value.text }
}
