// Every command, in the order in which help lists them. Acts come last, and are only read when one of them is meant: checking
// a packet at start-up pays for no signature.
import type { Command } from '../command.ts'
import { access } from './access.ts'
import { agents } from './agents.ts'
import { completion } from './completion.ts'
import { diff } from './diff.ts'
import { drafts } from './drafts.ts'
import { evidence } from './evidence.ts'
import { explain } from './explain.ts'
import { exportPacket } from './export.ts'
import { handoff } from './handoff.ts'
import { init } from './init.ts'
import { keys } from './keys.ts'
import { ledger } from './ledger.ts'
import { lint } from './lint.ts'
import { lsp } from './lsp.ts'
import { mcp } from './mcp.ts'
import { metrics } from './metrics.ts'
import { create } from './new.ts'
import { redact } from './redact.ts'
import { review } from './review.ts'
import { seal } from './seal.ts'
import { status } from './status.ts'
import { sync } from './sync.ts'
import { unseal } from './unseal.ts'
import { verify } from './verify.ts'
import { watch } from './watch.ts'

export const commands: readonly Command[] = [
  lint,
  status,
  diff,
  explain,
  init,
  create,
  sync,
  evidence,
  watch,
  exportPacket,
  access,
  seal,
  unseal,
  redact,
  ledger,
  keys,
  handoff,
  verify,
  review,
  drafts,
  agents,
  metrics,
  lsp,
  mcp,
  completion,
]

export async function allCommands(): Promise<readonly Command[]> {
  const [{ acts }, { commandOf }, { checkDraft }] = await Promise.all([
    import('../../acts/index.ts'),
    import('../act-command.ts'),
    import('./check-draft.ts'),
  ])
  return [...commands, checkDraft, ...acts.filter(({ name, within }) => !within && !covered.has(name)).map(commandOf)]
}

/** A handoff is recorded with its bundle or not at all: `handoff` does both. With an outcome, `review` is the act of its name. */
const covered: ReadonlySet<string> = new Set(['hand-off', 'review'])
