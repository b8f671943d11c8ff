// What a lint run agrees on before it begins. Plain data, for threads get a copy.

import type { Basis } from '../../host/basis.ts'
import type { When } from '../../host/judge.ts'
import type { Known } from '../../host/open-workspace.ts'
import type { Job } from '../../host/targets.ts'
import type { Home } from '../../node/homes.ts'
import type { Extras } from '../../report/list.ts'
import type { Packed } from '../../report/packed.ts'
import type { Levels } from '../../rules/run.ts'

export type Setup = {
  readonly homes: readonly Home[]
  readonly jobs: readonly Job[]
  readonly when: When
  readonly known: Known
  readonly levels: Levels
  readonly extras: Extras
  readonly mending: 'no' | 'write' | 'show'
  /** Whether what an answer rests on is to be written down, so that a later run can use it again. */
  readonly remembering: 'no' | 'yes'
}

export type Outcome = {
  /** Without one, there is no packet any more. */
  readonly report?: Packed
  readonly mended?: Mended
  readonly basis?: Basis
  /** The fault in this product that kept it from answering. */
  readonly fault?: { readonly path: string; readonly stack: string }
}

export type Mended = {
  readonly fixes: number
  readonly diff?: string
  /** Why the file was left as it was. */
  readonly left?: string
}
