// `countersign lint --print-config PACKET`: by what a packet is judged, after the workspace file, its profile and the flags.
import { dirname, resolve } from 'node:path'
import { homesFor } from '../../host/homes-for.ts'
import { knownOf, openWorkspace } from '../../host/open-workspace.ts'
import { Wrong } from '../../host/wrong.ts'
import { readPacket } from '../../node/packet-file.ts'
import { pathFrom } from '../../node/paths.ts'
import type { Terminal } from '../../node/terminal.ts'
import { parse } from '../../packet/parse.ts'
import { rules } from '../../rules/index.ts'
import { severityOf } from '../../rules/run.ts'
import { exit } from '../command.ts'
import { sayConfiguration } from './configuration.ts'
import type { LintOptions } from './options.ts'

export async function printConfig(
  name: string,
  { config, policyFrom, levels, colour }: LintOptions,
  terminal: Terminal,
  entry: string,
): Promise<number> {
  const file = resolve(terminal.cwd, name)
  const home = homesFor(config, terminal.cwd, policyFrom)(dirname(file))
  const read = readPacket(file, home.root)
  if (read.state !== 'packet') throw new Wrong('why' in read ? `${name}: ${read.why}` : `There is no packet ${name}.`)
  const known = knownOf(terminal.env, entry)
  const { workspace, profile } = await openWorkspace(home, known)
  const judged = await profile(parse(read.text).fields.get('profile')?.value ?? '')
  const said = {
    schema: 'countersign.config.v1',
    path: pathFrom(terminal.cwd, file),
    root: home.root,
    workspaceFile: home.file?.path ?? null,
    rules: Object.fromEntries(
      rules.map(rule => [rule.code, severityOf(rule, { workspace, profile: judged.profile }, levels)]),
    ),
    workspace,
    profile: judged.profile,
  }
  terminal.out(`${JSON.stringify(said, undefined, 2)}\n`)
  return (await sayConfiguration([home], { known, terminal, colour })) ? exit.wrong : exit.clean
}
