// Which VS Code the tests run in: the newest that npm has, or the oldest that the manifest promises. `npm run test:oldest`
// says `oldest` in the environment; nothing else does.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './generated.ts'

const place = join(root, 'test', 'editor')
const isOldest = process.env.COUNTERSIGN_EDITOR === 'oldest'
const folder = isOldest ? join(place, 'oldest') : place
const code = join(folder, 'node_modules', 'code-server')

export type Release = {
  /** Whose package names it, and in which it is installed. */
  readonly folder: string
  readonly entry: string
  /** The part of it that is VS Code, with packages of its own. */
  readonly inside: string
  /** code-server runs on no other Node than its own release. */
  readonly node: string
}

export const release: Release = {
  folder,
  entry: join(code, 'out', 'node', 'entry.js'),
  inside: join(code, 'lib', 'vscode'),
  node: isOldest ? join(folder, 'node_modules', 'node', 'bin', 'node') : process.execPath,
}

/** What the oldest would have fetched from elsewhere by scripts of its packages, as the registry has it now. */
const instead: Readonly<Record<string, string>> = {
  '@parcel/watcher': '^2.5.1',
  '@vscode/ripgrep': 'npm:@vscode/ripgrep-universal@^1.18.0',
}

export function fromRegistry(): void {
  if (!isOldest) return
  for (const name of ['package.json', 'npm-shrinkwrap.json']) {
    const path = join(release.inside, name)
    const content = JSON.parse(readFileSync(path, 'utf8'))
    const { dependencies } = name === 'package.json' ? content : content.packages['']
    Object.assign(dependencies, instead)
    for (const one of Object.keys(instead)) delete content.packages?.[`node_modules/${one}`]
    writeFileSync(path, JSON.stringify(content, null, 2))
  }
}
