// A comment that somebody made elsewhere, as the normaliser takes it: whose, on what, in which words.
export type Comment = {
  /** A handle, without its @. */
  readonly by: string
  readonly text: string
  /** The line of the page that it was made on, from 1. */
  readonly line?: number
  /** The file that it was made on, as its host calls it; the page, where nobody says. */
  readonly file?: string
  /** Where it can be looked up. */
  readonly from: string
  /** It answers a comment of the same thread. */
  readonly isReply?: true
  /** What the host says of its thread: that it was resolved, or that its text has changed since. */
  readonly state?: 'resolved' | 'outdated'
}
