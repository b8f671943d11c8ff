// The suite that runs in a folder that is on no disk.
import { play } from './play.ts'

export const run = () => play(async () => void (await import('./virtual.ts')))
