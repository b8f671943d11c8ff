// Asks the sources of a packet before a run of roles goes over it, by the path of every other look and in the agent's own name: what
// only some may read is not asked for.
import { runner } from '../node/fetch/errands.ts'
import { permitsOf, readSettings } from '../node/fetch/permits.ts'
import { isElsewhere } from '../workspace/retrieved.ts'
import { farSays } from './far.ts'
import { agentHands } from './hands.ts'
import type { Looked } from './look.ts'
import type { PacketAt } from './packet-at.ts'
import { retrieve } from './retrieve.ts'
import { Wrong } from './wrong.ts'

const patience = 60_000

export type Asking = {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cancel: AbortSignal
  progress(says: string): void
}

export async function lookFirst(
  at: PacketAt,
  agent: string,
  { env, cancel, progress }: Asking,
): Promise<readonly Looked[] | 'stopped'> {
  const found = readSettings(env)
  if ('problem' in found) throw new Wrong(found.problem)
  const ids = at.scene.subject.packet.evidence.filter(({ locator }) => isElsewhere(locator)).map(({ id }) => id)
  if (ids.length === 0) return []
  const { looked, done, unasked } = await retrieve(
    at,
    {
      ids,
      runner: runner(at.home.root, permitsOf(found.settings, env), 'online'),
      signal: AbortSignal.timeout(patience),
      cancel,
      mode: 'recording',
      env,
      reason: 'before a run of roles',
      heard: far => progress(farSays(far)),
    },
    agentHands(agent),
  )
  if (cancel.aborted) return 'stopped'
  // Roles that went on would take for known what the ledger does not have. Where nobody was asked, nothing is new.
  if (done && 'no' in done && !unasked) throw new Wrong(`What was found could not be recorded: ${done.no}`)
  return looked
}
