// What an agent can be given to read without calling a tool. A resource is data as well: an address with a hole in it, the
// names that fit, and the text behind one.
import type { About, Session } from './session.ts'

export type Resource = {
  readonly name: string
  readonly title: string
  readonly about: string
  /** `countersign://rules/{name}` */
  readonly address: string
  readonly mimeType: 'text/markdown' | 'application/json'
  names(session: Session): Promise<readonly string[]>
  read(name: string, session: Session): Promise<{ readonly text: string; readonly about?: About }>
}
