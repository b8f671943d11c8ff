// The packets of the examples with their ledgers, made by doing what `examples/history/` tells from its first line on.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ledgerFolder } from '../server/node/ledger-folder.ts'
import { before, type Examples, play, textOf } from './example-play.ts'
import { stepsOf } from './example-steps.ts'
import { type Made, root } from './generated.ts'

const folder = join(root, 'examples')

/** Everything that lies there. */
export const examplesHere = (): Examples =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile() && !entry.parentPath.endsWith(join('.countersign', 'keys')))
      .map(entry => join(entry.parentPath, entry.name))
      .map(path => [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')]),
  )

export const examplePackets = ['credential-exception', 'remediation-credit', 'access-escalation'] as const

/** One packet and its ledger. What lies in its ledger now and should not is gone. */
export async function exampleWithLedger(name: string, here: Examples = examplesHere()): Promise<Made> {
  const page = `${name}.md`
  const ours = (path: string) => path === page || path.startsWith(`${ledgerFolder(page)}/`)
  const history = stepsOf(textOf(here, `history/${page}`))
  const rest = new Map([...here].filter(([path]) => !ours(path)))
  const after = await play(before(rest, history), history)
  for (const [path, text] of rest)
    if (after.get(path) !== text) throw new Error(`history/${page} leaves ${path} otherwise than it is.`)
  const gone = [...here.keys()].filter(path => ours(path) && !after.has(path))
  return new Map([
    ...[...after].filter(([path]) => ours(path)).map(([path, text]): [string, string] => [`examples/${path}`, text]),
    ...gone.map((path): [string, undefined] => [`examples/${path}`, undefined]),
  ])
}
