// Takes a bundle where it goes: a folder, a git ref of this or another repository, an HTTP address. Each way is whole or
// nothing, and the same bundle sent twice arrives once.
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { BundleFile } from '../handoff/tar.ts'
import { toFolder } from './deliver-folder.ts'
import { toRef } from './deliver-git.ts'
import { toAddress, type Web } from './deliver-http.ts'

export type Parcel = {
  /** Of the folder in it, and of the archive. */
  readonly name: string
  readonly files: readonly BundleFile[]
  readonly archive: Uint8Array
  /** The digest of its manifest: whoever gets two parcels with one key has one. */
  readonly key: string
}

export type Delivered = { readonly arrived: string } | { readonly problem: string }

/** `where`: a folder, `git:REF`, `git:REPOSITORY#REF`, or an `https:` address. */
export async function deliver(where: string, parcel: Parcel, cwd: string, web?: Web): Promise<Delivered> {
  if (/^https?:\/\//i.test(where)) return toAddress(where, parcel, web)
  if (where.startsWith('git:')) {
    const [first = '', ref] = where.slice('git:'.length).split('#')
    const repository = ref === undefined || existsSync(resolve(cwd, first)) === false ? first : resolve(cwd, first)
    return ref === undefined ? toRef(first, parcel, cwd) : toRef(ref, parcel, cwd, repository)
  }
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(where))
    return {
      problem: `Nothing is delivered to ${where}: give a folder, git:REF, git:REPOSITORY#REF or an https address.`,
    }
  return toFolder(resolve(cwd, where), parcel)
}
