// The suite of the extension host as one file, which is what VS Code loads, and the extension beside a language model for it.
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BuildOptions, build } from 'esbuild'
import { root } from '../../build/generated.ts'
import { manifest as memory } from './memory/manifest.ts'
import { manifest as model } from './model/manifest.ts'

export type SuiteName = 'index' | 'wary' | 'talk' | 'afloat'

export type HostBundle = {
  /** The suites, by the name of their file in `host/`. */
  suite(name: SuiteName): string
  /** A folder of extensions under development: VS Code takes one path, and whatever extensions lie in it. */
  readonly extensions: string
}

export async function hostBundle(extension: string): Promise<HostBundle> {
  const folder = join(root, 'out', 'host')
  rmSync(folder, { recursive: true, force: true })
  const extensions = join(folder, 'extensions')
  mkdirSync(extensions, { recursive: true })
  cpSync(extension, join(extensions, 'countersign'), { recursive: true })
  const options = {
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  } satisfies BuildOptions
  const here = join(root, 'test', 'editor')
  await build({
    ...options,
    entryPoints: ['index', 'wary', 'talk', 'afloat'].map(name => join(here, 'host', `${name}.ts`)),
    outdir: folder,
    outExtension: { '.js': '.cjs' },
  })
  for (const [name, says] of Object.entries({ model, memory })) {
    const place = join(extensions, name)
    mkdirSync(place, { recursive: true })
    await build({ ...options, entryPoints: [join(here, name, 'main.ts')], outfile: join(place, 'main.cjs') })
    writeFileSync(join(place, 'package.json'), JSON.stringify(says))
  }
  return { suite: name => join(folder, `${name}.cjs`), extensions }
}
