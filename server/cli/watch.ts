// `countersign watch`: evidence from elsewhere, looked at again as it comes due.
import { setTimeout as sleep } from 'node:timers/promises'
import { homesFor } from '../host/homes-for.ts'
import { packetAt } from '../host/packet-at.ts'
import { retrieve } from '../host/retrieve.ts'
import { targets } from '../host/targets.ts'
import { Wrong } from '../host/wrong.ts'
import { type Runner, runner } from '../node/fetch/errands.ts'
import { type Permits, permitsOf, readSettings } from '../node/fetch/permits.ts'
import { pathFrom } from '../node/paths.ts'
import { personHere } from '../node/person.ts'
import { harmless } from '../report/width.ts'
import { dueOf, nextRound } from '../workspace/due.ts'
import { handsOf } from './act.ts'
import { type Call, exit } from './command.ts'

const longest = 60
const patience = 120_000

export async function runWatch(call: Call): Promise<number> {
  const { terminal } = call
  const found = readSettings(terminal.env)
  if ('problem' in found) throw new Wrong(found.problem)
  const permits = permitsOf(found.settings, terminal.env)
  const runners = new Map<string, Runner>()
  return terminal.stoppable(cancel => keepLooking(call, permits, runners, cancel))
}

async function keepLooking(
  call: Call,
  permits: Permits,
  runners: Map<string, Runner>,
  cancel: AbortSignal,
): Promise<number> {
  for (;;) {
    const { next, changed } = await look(call, permits, runners, cancel)
    if (cancel.aborted) return exit.interrupted
    if (call.flags.has('once')) return changed ? exit.findings : exit.clean
    await pause(Math.min(longest, Math.max(1, next - minutesNow())), cancel)
    if (cancel.aborted) return exit.interrupted
  }
}

/** Ended by Ctrl-C. */
async function pause(minutes: number, cancel: AbortSignal): Promise<void> {
  try {
    await sleep(60_000 * minutes, undefined, { signal: cancel })
  } catch (error) {
    if (!cancel.aborted) throw error
  }
}

const minutesNow = () => Math.floor(Date.now() / 60_000)

/** One round over all packets. `next`: when something comes due again, in minutes. */
async function look(call: Call, permits: Permits, runners: Map<string, Runner>, cancel: AbortSignal) {
  const { rest, terminal, flags } = call
  const show = (file: string) => pathFrom(terminal.cwd, file)
  const { jobs } = await targets(rest, { cwd: terminal.cwd, homeOf: homesFor(undefined, terminal.cwd), show })
  let next = Number.POSITIVE_INFINITY
  let changed = false
  for (const { file, shown } of jobs) {
    const at = await packetAt(file, terminal.cwd, terminal.env)
    const { record, profile, packet } = at.scene.subject
    if (!record) continue
    const pieces = dueOf(packet.evidence, profile, record)
    const ids = pieces.filter(({ due }) => due <= minutesNow()).map(({ id }) => id)
    if (ids.length === 0) {
      next = Math.min(next, nextRound(pieces, minutesNow()))
      continue
    }
    const { root } = at.home
    const asking = runners.get(root) ?? runner(root, permits, 'online')
    runners.set(root, asking)
    // Nobody sits there to be asked for a passphrase: looking is recorded as said.
    const { sign: _, ...hands } = handsOf(personHere(root, at.signers, flags.text('me')), flags.text('as'), terminal)
    const want = {
      ids,
      runner: asking,
      signal: AbortSignal.timeout(patience),
      cancel,
      mode: 'recording',
      env: terminal.env,
    } as const
    const { looked, done } = await retrieve(at, want, hands)
    for (const { id, state, says } of looked) {
      if (state !== 'same') terminal.out(`${shown}: ${id} ${state}: ${harmless(says)}\n`)
      changed ||= state !== 'same' && state !== 'new'
    }
    if (cancel.aborted) break
    if (done && 'no' in done) terminal.err(`${shown}: ${harmless(done.no)}\n`)
    // What was just looked at comes due again as well, sooner where nobody answered.
    const after = (await at.again()).scene.subject
    next = Math.min(next, nextRound(dueOf(packet.evidence, profile, after.record ?? record), minutesNow()))
  }
  return { next, changed }
}
