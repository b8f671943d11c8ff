// What a person accepts: a statement by its ID, or the rest of a section by its name.

export type Acceptable = {
  readonly kind: 'statement' | 'section'
  /** `C1`, or the section's name. */
  readonly name: string
  /** The section that it stands in; evidence stands in none. */
  readonly section: string
  readonly digest: string
  /** The digest that the same words would have in another section: equal to an earlier one, they only moved. */
  digestIn(section: string): string
}

/** A page has thousands, and a class makes its getter once for all of them. */
export class AcceptableBlock implements Acceptable {
  readonly kind: Acceptable['kind']
  readonly name: string
  readonly section: string
  readonly digestIn: (section: string) => string
  #digest: string | undefined

  constructor(kind: Acceptable['kind'], name: string, section: string, digestIn: (section: string) => string) {
    this.kind = kind
    this.name = name
    this.section = section
    this.digestIn = digestIn
  }

  get digest(): string {
    return (this.#digest ??= this.digestIn(this.section))
  }
}
