// `--watch`: checks again whenever something under the workspaces changes, until the person ends it.

import { Wrong } from '../../host/wrong.ts'
import type { Terminal } from '../../node/terminal.ts'
import { forALongRun } from '../../node/tuning.ts'
import { watchFiles } from '../../node/watch-files.ts'
import { count } from '../../report/lint-report.ts'
import type { Round } from './run.ts'

/** Ends with a failure of the watch, or when nobody reads any more: otherwise the person ends the process. */
export async function keepWatching(once: () => Promise<Round>, terminal: Terminal): Promise<number> {
  const first = await once()
  forALongRun()
  return new Promise((resolve, reject) => {
    let [running, again] = [false, false]
    const round = async () => {
      if (running) {
        again = true
        return
      }
      running = true
      do {
        again = false
        terminal.err('\n')
        try {
          say(await once())
        } catch (error) {
          // A name that is gone for a moment while an editor saves is no reason to stop.
          if (!(error instanceof Wrong)) return end(() => reject(error))
          terminal.err(`${error.message}\n`)
        }
      } while (again)
      running = false
      if (terminal.deaf) end(() => resolve(0))
    }
    const watching = watchFiles(
      first.homes.map(({ root }) => root),
      round,
      why => end(() => reject(new Wrong(`The watch has ended: ${why}.`))),
    )
    const end = (settle: () => void) => {
      watching.stop()
      settle()
    }
    say(first)
  })

  function say({ packets }: Round) {
    terminal.err(`Watching ${count(packets, 'packet')}. Ctrl+C ends it.\n`)
  }
}
