// A packet as every ring and face sees it: what the parser found, and where.
// Facts belong to a block (a top-level piece of the page) and know nothing of where that block stands,
// so an edit elsewhere leaves them as they are: same object, same answer.

/** Statement kinds by their letter. */
export const kinds = {
  F: 'fact',
  C: 'claim',
  H: 'hypothesis',
  Q: 'question',
  N: 'next step',
  P: 'quote',
  O: 'objection',
  D: 'draft',
  R: 'carried risk',
  E: 'evidence',
} as const
export type Letter = keyof typeof kinds

/** The alert marker that colours a boxed kind. The letter decides; the marker only has to agree. */
export const markers = { P: 'NOTE', O: 'CAUTION', D: 'TIP', R: 'IMPORTANT' } as const

/** What a thread entry may say, by the letter of the statement it hangs on. */
export const threadVerbs = {
  O: ['answered', 'sustained', 'withdrawn'],
  Q: ['answered', 'dropped'],
  H: ['confirmed', 'refuted'],
  N: ['done'],
} as const
export type ThreadVerb = (typeof threadVerbs)[keyof typeof threadVerbs][number]

export const boxVerbs = {
  P: ['quotes'],
  O: ['objects to'],
  D: ['revises', 'adds after', 'adds to', 'removes', 'objects to', 'answers'],
  R: ['carries'],
} as const
export type BoxVerb = (typeof boxVerbs)[keyof typeof boxVerbs][number]

/** A place inside one block, in UTF-16 offsets from the block's start. `packet.range(span)` says where it is on the page. */
export type Span = { readonly block: Block; readonly start: number; readonly end: number }
/** A place on the page, in UTF-16 offsets. */
export type Range = { readonly start: number; readonly end: number }

export type Actor =
  | { readonly kind: 'human'; readonly handle: string }
  | { readonly kind: 'agent'; readonly name: string }

/** A calendar day (`minutes` absent) or a moment, counted in UTC minutes since 1970. A day without a zone belongs to the workspace. */
export type When = {
  readonly text: string
  /** `YYYY-MM-DD` */
  readonly day: string
  /** Minutes since 1970-01-01T00:00Z, if the text gave a time of day and a zone. */
  readonly minutes?: number
  readonly span: Span
}

export type Footnote = { readonly label: string; readonly span: Span }

export type Target = { readonly span: Span } & (
  | { readonly kind: 'statement'; readonly id: string }
  | { readonly kind: 'section'; readonly name: string }
  | { readonly kind: 'packet' }
  /** A quote's source: free text. */
  | { readonly kind: 'text'; readonly text: string }
)

/** Fields of an inline statement's tail and of a box's header. */
export type Field = { readonly span: Span } & (
  | { readonly name: 'owner'; readonly handle: string }
  | { readonly name: 'due' | 'checkpoint' | 'as of' | 'until'; readonly when: When | undefined; readonly text: string }
  | { readonly name: 'rests on'; readonly ids: readonly { readonly id: string; readonly span: Span }[] }
  | { readonly name: 'reproduced by'; readonly actor: Actor }
  | { readonly name: 'restricted to'; readonly roles: readonly string[] }
  | { readonly name: 'topic'; readonly topic: string }
)
export type FieldName = Field['name']

export type ThreadEntry = {
  readonly span: Span
  readonly verb: ThreadVerb
  readonly verbSpan: Span
  readonly actor: Actor | undefined
  readonly actorSpan: Span
  readonly when: When | undefined
  /** The words, without verb, actor, date and footnotes. */
  readonly text: string
  readonly textSpan: Span
  readonly footnotes: readonly Footnote[]
}

export type Statement = {
  readonly id: string
  readonly letter: Letter
  readonly number: number
  /** The whole statement, with nested blocks and thread. */
  readonly span: Span
  readonly idSpan: Span
  readonly shape: 'inline' | 'boxed' | 'row'
  /** Its words as a reader sees them: no ID, tail, header, thread, footnote marks or markup. */
  readonly text: string
  /** From the first to the last of those words. */
  readonly textSpan: Span
  /** The same words, in pieces that remember where they stand. */
  readonly words: readonly Words[]
  readonly footnotes: readonly Footnote[]
  readonly fields: readonly Field[]
  readonly thread: readonly ThreadEntry[]
  /** Boxes only. */
  readonly box?: {
    /** The alert marker as written, without brackets and `!`, in upper case. */
    readonly marker?: { readonly name: string; readonly span: Span }
    readonly header: Span
    readonly verb: BoxVerb | undefined
    readonly verbSpan: Span
    readonly targets: readonly Target[]
    /** `objects to C1 for @lea`, `answers O1 for @maria` */
    readonly on_behalf_of?: Actor
    readonly actor: Actor | undefined
    readonly actorSpan?: Span
    /** `@lea (security)` */
    readonly role?: string
    readonly when: When | undefined
  }
  /** The day and time that a chronology's fact begins with. */
  readonly at?: When
  /** IDs of statements that the words mention. */
  readonly mentions: readonly { readonly id: string; readonly span: Span }[]
}

/** `[^E1]: **E1** KIND: [TITLE](LOCATOR), captured DATE, …` */
export type Evidence = {
  readonly id: string
  readonly span: Span
  readonly idSpan: Span
  readonly kind: string
  readonly kindSpan: Span
  readonly title: string
  readonly locator: string
  readonly locatorSpan: Span
  readonly captured: When | undefined
  /** Hex digits as written, without `sha256:`. */
  readonly digest?: { readonly hex: string; readonly span: Span }
  /** `14d` or `36h`, in hours. */
  readonly freshFor?: { readonly hours: number; readonly text: string; readonly span: Span }
  readonly frozen: boolean
  readonly inForce?: { readonly from: When; readonly until?: When; readonly span: Span }
  readonly saidBy?: { readonly party: string; readonly span: Span }
  readonly restrictedTo: readonly string[]
  readonly replaces?: { readonly id: string; readonly span: Span }
}

/** Text as a reader sees it, with the way back to the page. */
export type Words = {
  readonly text: string
  readonly place: 'paragraph' | 'heading' | 'cell' | 'header'
  /** The statement that these words belong to, by ID; plain prose has none. */
  readonly statement?: string
  /** Where the characters `from`…`to` of `text` stand. */
  span(from: number, to: number): Span
}

export type ProblemCode =
  | 'invalid-front-matter'
  | 'malformed-statement'
  | 'malformed-evidence'
  | 'malformed-date'
  | 'hidden-text'
  | 'unreadable'

export type Edit = { readonly span: Span; readonly text: string }
export type Fix = { readonly title: string; readonly edits: readonly Edit[] }
export type Problem = {
  readonly code: ProblemCode
  readonly span: Span
  readonly message: string
  readonly fixes?: readonly Fix[]
}

/** `<!-- countersign-disable-next-line CODE -- reason until=2026-12-31 -->` */
export type Directive = {
  readonly span: Span
  readonly verb: 'disable' | 'enable' | 'disable-line' | 'disable-next-line' | 'disable-file'
  readonly codes: readonly { readonly code: string; readonly span: Span }[]
  readonly reason: string
  readonly until?: { readonly day: string | undefined; readonly text: string; readonly span: Span }
}

/** One top-level piece of the page: a paragraph, a list, a box, a heading, a table, a footnote definition, the front matter. */
export type Block = {
  readonly type: string
  /** Its source, exactly. */
  readonly text: string
  readonly heading?: { readonly depth: number; readonly name: string; readonly slug: string; readonly span: Span }
  readonly statements: readonly Statement[]
  readonly evidence: readonly Evidence[]
  /** All words of the block: those of its statements and the plain prose between. */
  readonly words: readonly Words[]
  /** Table blocks only: cells as a reader sees them. */
  readonly rows?: readonly (readonly { readonly text: string; readonly span: Span }[])[]
  /** Footnote references anywhere in the block, statements or not. */
  readonly footnotes: readonly Footnote[]
  readonly directives: readonly Directive[]
  readonly problems: readonly Problem[]
}

export type Placed = { readonly block: Block; readonly start: number }

export type Section = {
  readonly name: string
  readonly depth: number
  readonly heading: Span
  /** Names of the sections around it, outermost first. The page's title is no section. */
  readonly path: readonly string[]
  /** Blocks from its heading to the next heading of any depth. */
  readonly blocks: readonly Block[]
}

/** What the page's *Handoff ledger* table says: a projection that an act rewrites, never the proof. */
export type HandoffTable = {
  readonly span: Span
  readonly owner?: { readonly actor: Actor; readonly since?: When; readonly span: Span }
  readonly reviewers: readonly {
    readonly role: string
    readonly actor: Actor | undefined
    /** `objects`, `pending`, `concurs`, `requests changes`, `recused`, as written, in lower case. */
    readonly state: string
    readonly span: Span
  }[]
  readonly rows: readonly { readonly label: string; readonly text: string; readonly span: Span }[]
}

export type FrontMatterEntry = {
  readonly key: string
  readonly value: string
  readonly keySpan: Span
  readonly valueSpan: Span
}

export type Packet = {
  readonly text: string
  readonly blocks: readonly Placed[]
  /** Front matter, values as strings, first of each key. */
  readonly fields: ReadonlyMap<string, FrontMatterEntry>
  readonly title: string
  readonly sections: readonly Section[]
  readonly statements: readonly Statement[]
  readonly evidence: readonly Evidence[]
  readonly table: HandoffTable | undefined
  /**
   * What `of` gives for every block, in one list: the very list of the page before this one, as long as an edit changed
   * nothing of it. `of` gives the same things for the same block.
   */
  every<T extends object>(of: (block: Block) => readonly T[]): readonly T[]
  /** First statement of each ID. A repeated ID is a finding, not a lookup. */
  statement(id: string): Statement | undefined
  evidenceOf(label: string): Evidence | undefined
  sectionOf(block: Block): Section | undefined
  range(span: Span): Range
  /** The source under a span. */
  slice(span: Span): string
}
