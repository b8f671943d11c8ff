// A comment that somebody made elsewhere, as the normaliser takes it: whose, on what, in which words.
export type Comment = {
  /** A handle, without its @. */
  readonly by: string
  readonly text: string
  /** The line of the page that it was made on, from 1. */
  readonly line?: number
  /** Where it can be looked up. */
  readonly from: string
}
