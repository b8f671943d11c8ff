// Whole programs side by side, interleaved so that a slow minute of the machine hits all of them.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from '../../build/generated.ts'
import { body } from './body.ts'
import { measure, median, type Run } from './process.ts'

const countersign = join(root, 'dist', 'countersign.cjs')
const peer = (name: string, path: string) => join(root, 'test', 'bench', 'node_modules', name, path)

const workspaceFile = `roster:
  - { handle: maria, name: Maria Keller, roles: [coordinator] }
  - { handle: raman, name: Raman Iyer, roles: [owner] }
  - { handle: lea, name: Lea Brandt, roles: [security] }
  - { handle: otto, name: Otto Lind, roles: [architecture] }
  - { handle: sam, name: Sam Okafor, roles: [sre] }
`

/** A folder with the generated packets, outside of any repository. */
export function lay(folder: string, count: number) {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(join(folder, 'packets', 'evidence'), { recursive: true })
  writeFileSync(join(folder, 'countersign.yaml'), workspaceFile)
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n')
  for (const [path, text] of body(count)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

type Tool = { readonly name: string; readonly args: readonly string[]; readonly before?: () => void }

export async function tools(folder: string, times: number) {
  const lint = [
    countersign,
    'lint',
    '--as-of',
    '2026-11-15',
    '--format',
    'json',
    '--output-file',
    join(folder, '..', 'findings.json'),
  ]
  const cache = join(folder, '..', 'lint-cache')
  const remark = ['gfm', 'frontmatter', 'preset-lint-recommended'].flatMap(name => [
    '--use',
    peer(`remark-${name}`, 'index.js'),
  ])
  const list: readonly Tool[] = [
    { name: 'countersign', args: lint },
    { name: 'markdownlint-cli2', args: [peer('markdownlint-cli2', 'markdownlint-cli2-bin.mjs'), 'packets/*.md'] },
    {
      name: 'remark-cli',
      args: [peer('remark-cli', 'cli.js'), 'packets', '--quiet', '--no-stdout', '--no-config', ...remark],
    },
    {
      name: 'countersign --cache, first',
      args: [...lint, '--cache', '--cache-location', cache],
      before: () => rmSync(cache, { recursive: true, force: true }),
    },
    { name: 'countersign --cache, again', args: [...lint, '--cache', '--cache-location', cache] },
  ]
  const runs = new Map<string, Run[]>(list.map(({ name }) => [name, []]))
  for (let time = 0; time < times; time++) {
    for (const { name, args, before } of list) {
      before?.()
      const run = await measure(process.execPath, args, folder)
      if (run.status !== 0 && run.status !== 1) throw new Error(`${name} ended with ${run.status}: ${run.out}`)
      runs.get(name)!.push(run)
      console.error(`${name}: ${run.seconds.toFixed(2)} s, ${run.peakMiB.toFixed(0)} MiB`)
    }
  }
  return (name: string) => ({
    seconds: median(runs.get(name)!.map(({ seconds }) => seconds)),
    peakMiB: median(runs.get(name)!.map(({ peakMiB }) => peakMiB)),
  })
}

/** One small packet, the whole process, against a Node that does nothing. */
export async function startUp(folder: string, times: number) {
  const ours: number[] = []
  const bare: number[] = []
  for (let time = 0; time < times; time++) {
    bare.push((await measure(process.execPath, ['-e', '0'], folder)).seconds)
    ours.push((await measure(process.execPath, [countersign, 'lint', 'packets/0001.md'], folder)).seconds)
  }
  return { ours: median(ours) * 1000, bare: median(bare) * 1000 }
}
