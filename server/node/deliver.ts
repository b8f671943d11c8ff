// Takes a bundle where it goes: a folder, a git ref of this or another repository, an HTTP address. Each way is whole or
// nothing, and the same bundle sent twice arrives once.
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { BundleFile } from '../handoff/tar.ts'
import { toFolder } from './deliver-folder.ts'
import { toRef } from './deliver-git.ts'
import { toAddress, type Web, whyNotTo } from './deliver-http.ts'
import { whyNotByGit } from './git-transport.ts'
import type { Prompts } from './run-git-far.ts'

export type Parcel = {
  /** Of the folder in it, and of the archive. */
  readonly name: string
  readonly files: readonly BundleFile[]
  readonly archive: Uint8Array
  /** The digest of its manifest: whoever gets two parcels with one key has one. */
  readonly key: string
}

export type Delivered = { readonly arrived: string } | { readonly problem: string }

export type Going = {
  /** Where paths begin. */
  readonly cwd: string
  /** Whoever does not want to wait any more. */
  readonly cancel?: AbortSignal | undefined
  readonly prompts?: Prompts | undefined
  readonly web?: Web | undefined
}

/** `where`: a folder, `git:REF`, `git:REPOSITORY#REF`, or an `https:` address. */
export async function deliver(where: string, parcel: Parcel, going: Going): Promise<Delivered> {
  const why = whyNotAt(where)
  if (why !== undefined) return { problem: why }
  if (isAddress(where)) return toAddress(where, parcel, going)
  if (!isGit(where)) return toFolder(resolve(going.cwd, where), parcel)
  const { repository, ref } = gitPlace(where)
  if (repository === undefined) return toRef(ref, parcel, going)
  const path = resolve(going.cwd, repository)
  return toRef(ref, parcel, going, existsSync(path) ? path : repository)
}

/** Why nothing is ever delivered there: seen from the words alone, before anybody signs. */
export function whyNotAt(where: string): string | undefined {
  if (isAddress(where)) return whyNotTo(where)
  if (isGit(where)) {
    const { repository } = gitPlace(where)
    return repository === undefined ? undefined : whyNotByGit(repository)
  }
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(where))
    return `Nothing is delivered to ${where}: give a folder, git:REF, git:REPOSITORY#REF or an https address.`
  return undefined
}

const isAddress = (where: string) => /^https?:\/\//i.test(where)
const isGit = (where: string) => where.startsWith('git:')

function gitPlace(where: string): { readonly repository: string | undefined; readonly ref: string } {
  const [first = '', ref] = where.slice('git:'.length).split('#')
  return ref === undefined ? { repository: undefined, ref: first } : { repository: first, ref }
}
