// The language server of this window: started when somebody needs it, and again when it could not be started or ended too often.
// What kept it from starting may be gone by itself, so it is tried again now and then, and at once when a person says so.
import * as vscode from 'vscode'
import { down } from './ended.ts'
import type { Running } from './language-client.ts'

export type Server = {
  /** Whoever asks while it cannot be started is told so at once. */
  running(): Promise<Running>
  /** What runs, or starts. */
  readonly now: () => Promise<Running> | undefined
  /** Why it does not run, while it does not. */
  readonly why: () => string | undefined
  readonly onChanged: vscode.Event<void>
  /** Ends what runs and starts it again. Whether it runs then. */
  restart(): Promise<boolean>
  stop(): Promise<void>
}

/** In milliseconds: what is tried in vain is tried again after twice the time. */
const [soonest, latest] = [2_000, 60_000]

/** `start` calls back when the server has ended for good. */
export function openServer(start: (over: () => void) => Promise<Running>): Server & vscode.Disposable {
  const emitter = new vscode.EventEmitter<void>()
  let running: Promise<Running> | undefined
  let why: string | undefined
  let pause = soonest
  let timer: NodeJS.Timeout | undefined

  const begin = (): Promise<Running> => {
    clearTimeout(timer)
    const own = start(() => {
      if (running === own) fail(vscode.l10n.t('It ended again and again.'))
    })
    running = own
    own.then(
      () => {
        if (running !== own) return
        pause = soonest
        if (why === undefined) return
        why = undefined
        emitter.fire()
      },
      error => {
        if (running === own) fail(error instanceof Error ? error.message : String(error))
      },
    )
    return own
  }
  const fail = (says: string) => {
    why = says
    running = undefined
    clearTimeout(timer)
    timer = setTimeout(begin, pause)
    pause = Math.min(2 * pause, latest)
    emitter.fire()
  }
  const stop = async () => {
    clearTimeout(timer)
    const before = running
    running = undefined
    await before?.then(
      ({ stop }) => stop(),
      () => {},
    )
  }
  return {
    async running() {
      if (running)
        return running.catch(error => {
          throw down(error instanceof Error ? error.message : String(error))
        })
      if (why !== undefined) throw down(why)
      return begin()
    },
    now: () => running,
    why: () => why,
    onChanged: emitter.event,
    async restart() {
      await stop()
      return begin().then(
        () => true,
        () => false,
      )
    },
    stop,
    dispose() {
      clearTimeout(timer)
      emitter.dispose()
    },
  }
}
