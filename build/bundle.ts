// Bundles what runs into `dist/`. CommonJS, because an ESM bundle of the language-server library dies at start.
import { chmodSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { root } from './generated.ts'

export async function bundle() {
  rmSync(join(root, 'dist'), { recursive: true, force: true })
  await build({
    entryPoints: { countersign: join(root, 'server', 'cli', 'main.ts') },
    outdir: join(root, 'dist'),
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node22.19',
    format: 'cjs',
    minify: true,
    keepNames: true,
    legalComments: 'linked',
    loader: { '.md': 'text' },
    banner: { js: '#!/usr/bin/env node' },
    logLevel: 'warning',
  })
  chmodSync(join(root, 'dist', 'countersign.cjs'), 0o755)
}

if (import.meta.main) await bundle()
