// What another thread of the server does: it reads packets that are not open.
import { serve } from '../node/threads.ts'
import { shelving } from './shelf.ts'

export const workInThread = (): Promise<void> =>
  serve(shelving, ({ shelved }) => (shelved ? [shelved.findings.buffer] : []))
