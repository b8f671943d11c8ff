// Looks at evidence again, one at a time for each packet, and what came of them, for whoever shows it: a notification with the rows
// that the person chose to see, or the panel in place. Cancelled, a look is recorded nowhere.
import * as vscode from 'vscode'
import type { LookedAt } from '../../schemas/protocol.ts'
import { isEnded } from '../ended.ts'
import type { Ask, Heard } from '../session.ts'

export type Look = {
  readonly going: boolean
  /** How many of how many have answered, and who has not. */
  readonly far?: string
  readonly looked: readonly LookedAt[]
  /** Why nothing came of it. */
  readonly why?: string
}

export type Looks = vscode.Disposable & {
  readonly onChanged: vscode.Event<string>
  of(uri: string): Look | undefined
  /** Resolves once it is over, stopped or not. `token` stops it as well. */
  start(uri: string, ids: readonly string[], token?: vscode.CancellationToken, heard?: Heard): Promise<Look>
  stop(uri: string): void
  /** A person said that this statement still holds. */
  holds(uri: string, claim: string): void
}

export function openLooks(ask: Ask): Looks {
  const emitter = new vscode.EventEmitter<string>()
  const all = new Map<string, Look>()
  const going = new Map<string, vscode.CancellationTokenSource>()
  const set = (uri: string, look: Look) => {
    all.set(uri, look)
    emitter.fire(uri)
    return look
  }
  const look = async (
    uri: string,
    ids: readonly string[],
    token: vscode.CancellationToken,
    heard: Heard,
  ): Promise<Look> => {
    try {
      const { looked, outcome } = await ask('evidence', { uri, ids: [...ids] }, token, heard)
      return { going: false, looked, ...(!outcome.done && { why: outcome.why }) }
    } catch (error) {
      if (token.isCancellationRequested)
        return { going: false, looked: [], why: vscode.l10n.t('Stopped: nothing was recorded.') }
      if (isEnded(error)) return { going: false, looked: [], why: error.message }
      throw error
    }
  }
  return {
    onChanged: emitter.event,
    of: uri => all.get(uri),
    async start(uri, ids, token, heard) {
      const before = all.get(uri)
      if (before?.going) return before
      const source = new vscode.CancellationTokenSource()
      const listening = token?.onCancellationRequested(() => source.cancel())
      going.set(uri, source)
      set(uri, { going: true, looked: before?.looked ?? [] })
      let now: Look = { going: false, looked: [] }
      try {
        now = await look(uri, ids, source.token, (far, percentage) => {
          if (going.get(uri) !== source) return
          set(uri, { going: true, looked: before?.looked ?? [], far })
          heard?.(far, percentage)
        })
      } finally {
        listening?.dispose()
        source.dispose()
        going.delete(uri)
        set(uri, now)
      }
      return now
    },
    stop: uri => going.get(uri)?.cancel(),
    holds(uri, claim) {
      const before = all.get(uri)
      if (!before) return
      const looked = before.looked.map(one => ({ ...one, claims: one.claims.filter(id => id !== claim) }))
      set(uri, { ...before, looked })
    },
    dispose: () => emitter.dispose(),
  }
}
