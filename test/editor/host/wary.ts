// The suite that runs in a folder that nobody trusts.
import { play } from './play.ts'

export const run = () => play(async () => void (await import('./untrusted.ts')))
