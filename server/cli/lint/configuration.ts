// Says what is wrong with the workspace files of a run. A run goes on with what can be used, and ends with exit code 2.

import { type Known, openWorkspace } from '../../host/open-workspace.ts'
import type { Home } from '../../node/homes.ts'
import { pathFrom } from '../../node/paths.ts'
import type { Terminal } from '../../node/terminal.ts'
import { placesIn } from '../../report/lines.ts'

/** Whether there is an error among the problems. */
export async function sayConfiguration(
  all: readonly Home[],
  {
    known,
    terminal,
    colour,
  }: { readonly known: Known; readonly terminal: Terminal; readonly colour: 'as usual' | 'none' },
): Promise<boolean> {
  let isBroken = false
  for (const file of new Set(all.flatMap(({ file }) => file ?? []))) {
    const { problems } = await openWorkspace({ file }, known)
    if (problems.length === 0) continue
    const { frame } = await import('../../report/frame.ts')
    const { place, line } = placesIn(file.text)
    for (const { severity, message, ...range } of problems) {
      isBroken ||= severity === 'error'
      const [start, end] = [place(range.start), place(range.end)]
      const source = { [start.line]: line(start.line) }
      const shown = { rule: 'configuration', severity, message, start, end, related: [], fingerprint: '', source }
      const lines = frame(
        pathFrom(terminal.cwd, file.path),
        { at: [shown], follows: [] },
        terminal.screen('err', colour),
      )
      terminal.err(`${lines.join('\n')}\n\n`)
    }
  }
  return isBroken
}
