// A draft that says it came of a run came of one of its author's own.
import { runCalled } from '../../shared/run-called.ts'
import type { Check } from '../case.ts'

export const ofRun: Check = function* ({ draft: { given }, scene, actor }) {
  if (given.run === undefined) return
  const run = runCalled(given.run, scene)
  const own = 'Name a run that you recorded, or none.'
  if ('no' in run) yield { code: 'no-run', says: run.no, do: own }
  else if (run.actor !== actor) yield { code: 'no-run', says: `Run ${given.run} is of ${run.actor}.`, do: own }
}
