// The page follows the ledger: what an act changes on it, and what brings boxes, threads and the table in step.
import type { Change, Scene } from '../act.ts'
import type { Done } from '../perform.ts'

export function inStep(_scene: Scene, done: Done): readonly Change[] {
  return done.changes
}
