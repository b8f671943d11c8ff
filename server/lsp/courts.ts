// The workspaces of the open documents, each with its court, and who sits here in each of them.
import { dirname } from 'node:path'
import type { Known } from '../host/open-workspace.ts'
import { type Home, homes } from '../node/homes.ts'
import { personHere, signersIn } from '../node/person.ts'
import { Court } from './court.ts'

type Rights = { readonly trusted: boolean; readonly known: Known }

export class Courts {
  readonly #rights: Rights
  readonly #homeOf = homes()
  readonly #known = new Map<string, Court>()
  readonly #handles = new Map<string, string | undefined>()

  constructor(rights: Rights) {
    this.#rights = rights
  }

  /** Of a file; of a text that lies in no folder of this machine, where there is none. */
  of(file: string | undefined): Court {
    const home = file === undefined ? undefined : this.#homeOf(dirname(file))
    const key = home?.root ?? ''
    const court = this.#known.get(key) ?? new Court(home, this.#rights)
    this.#known.set(key, court)
    return court
  }

  /** Whoever git or a key says sits here, without the `@`. To ask git takes trust. */
  handle({ root }: Home): string | undefined {
    if (!this.#rights.trusted) return undefined
    if (!this.#handles.has(root)) this.#handles.set(root, personHere(root, signersIn(root), undefined).handle)
    return this.#handles.get(root)
  }
}
