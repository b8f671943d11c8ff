// `npm run package`: one VSIX with what runs and nothing else, in `out/`.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundle } from './bundle.ts'
import { root } from './generated.ts'

const staged = join(root, 'out', 'extension')
const tool = join(root, 'build', 'vsix')

/** Files and folders of the extension. */
export const parts = [
  'dist',
  'media/icon.png',
  'media/icons',
  'media/walkthrough',
  'syntaxes',
  'schemas/json/workspace.schema.json',
  'l10n',
  'package.nls.json',
  'package.nls.de.json',
  'LICENSE',
  'CHANGELOG.md',
]
/** The command line has a package of its own. */
const runs = (path: string) => !/[\\/]dist[\\/](?:main|lint|countersign)\.cjs/.test(path)

/** What the extension is made of, laid out as it is installed. */
export function stage(): string {
  rmSync(staged, { recursive: true, force: true })
  mkdirSync(staged, { recursive: true })
  for (const name of parts) cpSync(join(root, name), join(staged, name), { recursive: true, filter: runs })
  const page = readFileSync(join(root, 'client', 'README.md'), 'utf8')
  writeFileSync(join(staged, 'README.md'), page.replaceAll('](../docs/', '](docs/'))
  const {
    scripts,
    devDependencies,
    mocha,
    allowScripts,
    files,
    bin,
    private: unpublished,
    ...manifest
  } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  writeFileSync(join(staged, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  return staged
}

/** Packs what is staged, and says where it is. */
export function pack(): string {
  const vsce = join(tool, 'node_modules', '@vscode', 'vsce', 'vsce')
  if (!existsSync(vsce)) run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], tool)
  const { version } = JSON.parse(readFileSync(join(staged, 'package.json'), 'utf8'))
  const vsix = join(root, 'out', `countersign-${version}.vsix`)
  run(process.execPath, [vsce, 'package', '--no-dependencies', '--out', vsix], staged)
  return vsix
}

function run(command: string, args: readonly string[], cwd: string) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`)
}

if (import.meta.main) {
  await bundle()
  stage()
  const vsix = pack()
  console.log(`${vsix} (${Math.round(statSync(vsix).size / 1000)} kB)`)
}
