/** Something in the call, the configuration or on the disk that the person has to put right. Every face says it its own way. */
export class Wrong extends Error {
  readonly hint: string | undefined
  constructor(message: string, hint?: string) {
    super(message)
    this.hint = hint
  }
}
