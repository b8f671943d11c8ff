// Says what is wrong with the workspace files of a run. A run goes on with what can be used, and ends with exit code 2.

import type { Home } from '../../node/homes.ts'
import { pathFrom } from '../../node/paths.ts'
import type { Terminal } from '../../node/terminal.ts'
import { readWorkspace } from '../../profile/read.ts'
import { frame } from '../../report/frame.ts'
import { placesIn } from '../../report/lines.ts'

/** Whether there is an error among the problems. */
export function sayConfiguration(all: readonly Home[], terminal: Terminal, colour: 'as usual' | 'none'): boolean {
  let isBroken = false
  const screen = terminal.screen('err', colour)
  for (const file of new Set(all.flatMap(({ file }) => file ?? []))) {
    const { place, line } = placesIn(file.text)
    for (const { severity, message, ...range } of readWorkspace(file.text).problems) {
      isBroken ||= severity === 'error'
      const [start, end] = [place(range.start), place(range.end)]
      const source = { [start.line]: line(start.line) }
      const shown = { rule: 'configuration', severity, message, start, end, related: [], fingerprint: '', source }
      terminal.err(`${frame(pathFrom(terminal.cwd, file.path), shown, screen).join('\n')}\n\n`)
    }
  }
  return isBroken
}
