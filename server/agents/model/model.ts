// A language model, as much of one as is needed here: it is given two texts and writes one. It has no tools, no memory and
// no say in what is proposed.

export type Model = {
  /** What a draft says wrote it: `claude-sonnet-5`. */
  readonly name: string
  write(asked: Asked): Promise<Written>
}

export type Asked = {
  /** What it is to do. Nothing of a packet stands in it. */
  readonly task: string
  /** What it works on, as JSON. */
  readonly material: string
  /** Characters of an answer beyond which nobody listens. */
  readonly most: number
}

export type Written = { readonly text: string } | Failure

/** Whatever the reason, the words that were prepared without a model serve. */
export type Failure = {
  readonly failed:
    | 'refused'
    | 'limited'
    | 'unreachable'
    | 'broken off'
    | 'not understood'
    | 'too long'
    | 'too slow'
    | 'denied'
  /** For a person, without anything secret. */
  readonly says: string
}
