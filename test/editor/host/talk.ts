// The suite that runs where the editor's own chat is switched on.
import { play } from './play.ts'

export const run = () => play(async () => void (await import('./conversation.ts')))
