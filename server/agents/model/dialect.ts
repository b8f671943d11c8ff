// How one kind of endpoint wants to be asked, and how it answers: bytes in, words out, no network.
import type { Asked, Failure } from './model.ts'

export type Dialect = {
  readonly name: 'openai' | 'anthropic'
  readonly about: string
  /** Where it is, unless somebody says otherwise. */
  readonly home: string
  /** The variable of the environment that holds its key. */
  readonly key: string
  path: string
  headers(key: string): Readonly<Record<string, string>>
  body(asked: Asked, model: string): unknown
  /** What one piece of the stream says. What it does not know it passes over. */
  read(piece: unknown): Piece
}

export type Piece =
  | { readonly words: string }
  | { readonly end: 'whole' | 'cut' | 'refused' }
  | { readonly problem: Failure }
  | { readonly nothing: true }

export const nothing: Piece = { nothing: true }

/** A value inside of what somebody else wrote. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  let here = value
  for (const key of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, key)) return undefined
    here = (here as { readonly [name: string]: unknown })[key]
  }
  return here
}

export const textAt = (value: unknown, ...path: readonly (string | number)[]): string | undefined => {
  const found = at(value, ...path)
  return typeof found === 'string' ? found : undefined
}
