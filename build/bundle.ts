// Bundles what runs into `dist/`. CommonJS, because an ESM bundle of the language-server library dies at start.
import { createHash } from 'node:crypto'
import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type BuildOptions, build, type Plugin } from 'esbuild'
import { threadWord } from '../server/node/thread-word.ts'
import { alone } from './alone.ts'
import { root, ruleCodes } from './generated.ts'
import { later } from './later.ts'
import { saidOfItself } from './said-of-itself.ts'

const dist = join(root, 'dist')

/** The language server as the extension starts it, and as it starts its own threads. */
const serverDoor = `require('node:module').enableCompileCache()
if (process.argv[2] === '${threadWord}') require('./thread.cjs').workInThread()
else require('./lsp.cjs').serve()
`
/** The agents' server as the extension tells VS Code to start it: without the command line. */
const mcpDoor = `require('node:module').enableCompileCache()
require('./mcp.cjs').serve({ cwd: process.cwd(), agent: process.argv[2] })
`

const options: BuildOptions = {
  outdir: dist,
  outExtension: { '.js': '.cjs' },
  bundle: true,
  platform: 'node',
  target: 'node22.19',
  format: 'cjs',
  minify: true,
  legalComments: 'linked',
  loader: { '.md': 'text' },
  define: { 'import.meta.dirname': '__dirname', 'import.meta.filename': '__filename' },
  logLevel: 'warning',
}

/** What VS Code loads first is small: what it imports only when it needs it, and stands here, is a file of its own. */
const client = {
  extension: join(root, 'client', 'extension.ts'),
  'language-client': join(root, 'client', 'language-client.ts'),
  'call-tool': join(root, 'client', 'chat', 'call-tool.ts'),
  'hand-off': join(root, 'client', 'acts', 'hand-off.ts'),
  read: join(root, 'client', 'panel', 'read.ts'),
  preview: join(root, 'client', 'preview', 'preview.ts'),
}

const apart: Plugin = {
  name: 'apart',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\.?\// }, ({ kind, path, importer }) => {
      const file = join(dirname(importer), path)
      const own = kind === 'dynamic-import' && Object.entries(client).find(([, entry]) => entry === file)
      return own ? { path: `./${own[0]}.cjs`, external: true } : undefined
    })
  },
}

/** What runs inside of the panel, with its style beside it, and the style of the preview. */
export const panelBundle = {
  entryPoints: [
    { in: join(root, 'media', 'panel', 'main.ts'), out: 'panel' },
    { in: join(root, 'media', 'panel', 'panel.css'), out: 'panel' },
    { in: join(root, 'media', 'preview', 'preview.css'), out: 'preview' },
  ],
  outdir: dist,
  // The engine reads the script whole when it loads, and not function by function once the packet is there.
  banner: { js: '//# allFunctionsCalledOnLoad' },
  bundle: true,
  platform: 'browser',
  target: ['chrome138'],
  format: 'iife',
  minify: true,
  legalComments: 'linked',
  logLevel: 'warning',
} as const satisfies BuildOptions

export async function bundle() {
  rmSync(dist, { recursive: true, force: true })
  const entry = join(root, 'server', 'cli', 'main.ts')
  await build({ ...options, entryPoints: { main: entry }, plugins: [later, saidOfItself] })
  await build({ ...options, entryPoints: { lint: entry }, plugins: [alone('lint'), later, saidOfItself] })
  await build({
    ...options,
    entryPoints: { countersign: join(root, 'server', 'cli', 'door.ts') },
    banner: { js: '#!/usr/bin/env node' },
    define: { ...options.define, digests: JSON.stringify({ main: plain('main.cjs'), lint: plain('lint.cjs') }) },
  })
  const server = { lsp: join(root, 'server', 'lsp', 'main.ts'), thread: join(root, 'server', 'lsp', 'thread.ts') }
  await build({ ...options, entryPoints: server, plugins: [later, saidOfItself] })
  for (const name of ['lsp.cjs', 'thread.cjs']) plain(name)
  // Taken at its word that its modules have no effects, zod is read after the protocol's library has used it.
  await build({ ...options, entryPoints: { mcp: join(root, 'server', 'mcp', 'main.ts') }, ignoreAnnotations: true })
  await build({
    ...options,
    entryPoints: client,
    external: ['vscode'],
    plugins: [apart],
    // By `require`, as VS Code loads the file beside it: only so is what it calls `vscode` to be had there.
    supported: { 'dynamic-import': false },
  })
  await build({ ...panelBundle, entryPoints: [...panelBundle.entryPoints] })
  plain('mcp.cjs')
  mkdirSync(join(dist, 'rules'))
  for (const code of ruleCodes())
    copyFileSync(join(root, 'server', 'rules', `${code}.md`), join(dist, 'rules', `${code}.md`))
  mkdirSync(join(dist, 'mcp'))
  copyFileSync(join(root, 'server', 'mcp', 'instructions.md'), join(dist, 'mcp', 'instructions.md'))
  writeFileSync(join(dist, 'server.cjs'), serverDoor)
  writeFileSync(join(dist, 'mcp-server.cjs'), mcpDoor)
  chmodSync(join(dist, 'countersign.cjs'), 0o755)
}

/** The bundler leaves expressions as they are: with their letters spelled out, the engine reads the file a byte a letter. */
function plain(name: string): string {
  const file = join(dist, name)
  const text = readFileSync(file, 'utf8').replace(/[^\0-\x7f]/g, spelled)
  writeFileSync(file, text)
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

const spelled = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`

if (import.meta.main) await bundle()
