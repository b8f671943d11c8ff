// What the server is given of the world that it runs in. Tests give it another clock.
export type Outside = {
  /** Milliseconds since 1970. */
  now(): number
  /** Calls back once, and gives what takes that back. */
  later(ms: number, call: () => void): () => void
  /** Somebody has the first findings: what is asked from now on is asked again and again. */
  answered(): void
  /** The end of the process. */
  exit(code: number): void
  /** A sentence for whoever reads the client's log. */
  log(text: string): void
  readonly env: Readonly<Record<string, string | undefined>>
  /** The file that this process was started with: threads are started with it too. */
  readonly entry: string
}
