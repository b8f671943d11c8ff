// From the first digits of a run to the run.
import type { AgentRun } from '../../ledger/state.ts'
import type { Refusal, Scene } from '../act.ts'

export function runCalled(digits: string, { ledger }: Scene): AgentRun | Refusal {
  const found = [...ledger.state.runs.values()].filter(({ event }) => event.startsWith(digits))
  const [run] = found
  if (found.length > 1) return { no: `Several runs begin with ${digits}: give more digits.` }
  return run ?? { no: `The ledger has no run ${digits}. \`countersign ledger log\` lists them.` }
}
