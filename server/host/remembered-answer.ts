// What this machine remembers of an answer: what it said of itself, and which excerpt it gave. It lies in the person's own cache and
// never in the repository: whoever could write it there could have a source asked for what is long gone, and be told that it is so
// still. It holds for one declaration, one address and one version of the product.
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import * as z from 'zod'
import type { Asked } from '../evidence/errand.ts'
import { cacheFolder, readCache, writeCache } from '../node/cache-file.ts'
import { version } from './product.ts'

const remembered = z.strictObject({
  schema: z.literal('countersign.answer.v1'),
  asked: z.string(),
  /** Of the excerpt, which lies beside the page. */
  digest: z.string(),
  itself: z.strictObject({ of: z.string(), etag: z.string().optional(), modified: z.string().optional() }),
  about: z.strictObject({
    title: z.string().optional(),
    state: z.string().optional(),
    updated: z.string().optional(),
  }),
})
export type RememberedAnswer = z.output<typeof remembered>

type Env = Readonly<Record<string, string | undefined>>

export const askedAs = (asked: Asked): string =>
  createHash('sha256')
    .update(JSON.stringify([version, asked]))
    .digest('hex')

export function recallAnswer(asked: Asked, env: Env): RememberedAnswer | undefined {
  const read = remembered.safeParse(readCache(placeOf(askedAs(asked), env))?.index)
  return read.success && read.data.asked === askedAs(asked) ? read.data : undefined
}

export const rememberAnswer = (answer: RememberedAnswer, env: Env): void =>
  writeCache(placeOf(answer.asked, env), answer, [])

const placeOf = (asked: string, env: Env) => join(cacheFolder(env), 'answers', asked.slice(0, 32))
