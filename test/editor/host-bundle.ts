// The suite of the extension host as one file, which is what VS Code loads.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { root } from '../../build/generated.ts'

export async function hostBundle(): Promise<string> {
  const folder = join(root, 'out', 'host')
  rmSync(folder, { recursive: true, force: true })
  const outfile = join(folder, 'index.cjs')
  await build({
    entryPoints: [join(root, 'test', 'editor', 'host', 'index.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  })
  return outfile
}
