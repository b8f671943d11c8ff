// Checks a text that an editor or a script hands over, as if it stood at the path that comes with it.
import { isUtf8 } from 'node:buffer'
import { dirname, resolve } from 'node:path'
import { judgeIn } from '../../host/judge.ts'
import { mend } from '../../host/mend.ts'
import { knownOf } from '../../host/open-workspace.ts'
import { Wrong } from '../../host/wrong.ts'
import { pathFrom } from '../../node/paths.ts'
import type { Terminal } from '../../node/terminal.ts'
import { isPacket } from '../../packet/look.ts'
import { list } from '../../report/list.ts'
import { pack } from '../../report/packed.ts'
import { exit } from '../command.ts'
import { sayConfiguration } from './configuration.ts'
import { unifiedDiff } from './diff.ts'
import { formats } from './formats.ts'
import type { LintOptions } from './options.ts'
import { placesOf, setupOf } from './run.ts'
import type { Outcome } from './setup.ts'
import { tell } from './tell.ts'

export async function lintStdin(
  name: string,
  options: LintOptions,
  terminal: Terminal,
  entry: string,
): Promise<number> {
  const known = knownOf(terminal.env, entry)
  const bytes = await terminal.input()
  if (!isUtf8(bytes)) throw new Wrong('What came in is not valid UTF-8.')
  const text = bytes.toString('utf8')
  const { homeOf, show } = placesOf(options, terminal)
  const file = resolve(terminal.cwd, name)
  const home = homeOf(dirname(file))
  const outcomes = isPacket(text) ? [await outcomeOf()] : []
  const code = await tell(outcomes, options, terminal)
  const isBroken = await sayConfiguration([home], { known, terminal, colour: options.colour })
  return isBroken ? exit.wrong : code

  async function outcomeOf(): Promise<Outcome> {
    const { when, levels } = setupOf(options, { homes: [home], jobs: [], known })
    const judge = judgeIn(home, when, levels, known)
    const path = pathFrom(home.root, file)
    const first = await judge(text, path)
    const mended = options.mending === 'no' ? undefined : await mend(first, changed => judge(changed, path))
    const report = pack(show(file, home), list(mended?.checked ?? first, formats[options.format].extras))
    if (!mended) return { report }
    return { report, mended: { fixes: mended.fixes, diff: unifiedDiff(report.path, text, mended.text) } }
  }
}
