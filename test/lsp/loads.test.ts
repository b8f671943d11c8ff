// What the server has to make ready before it can answer: the less that is, the sooner the first findings are there.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { build } from 'esbuild'
import { root } from '../../build/generated.ts'
import { later } from '../../build/later.ts'

/** Every module that runs as soon as the entry does. */
async function loadedWith(entry: string): Promise<readonly string[]> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    loader: { '.md': 'text' },
    plugins: [later],
    metafile: true,
    write: false,
    outdir: join(root, 'out'),
    logLevel: 'silent',
  })
  const seen = new Set([entry])
  // What a call makes ready is required in our own modules; a library requires what it is made of.
  for (const path of seen)
    for (const { kind, path: to, external } of metafile.inputs[path]?.imports ?? [])
      if (!external && (kind === 'import-statement' || (kind === 'require-call' && path.includes('node_modules'))))
        seen.add(to)
  return [...seen]
}

suite('what the language server loads', () => {
  test('before it answers: nothing of acts, roles, bundles and readers of files', async () => {
    const all = await loadedWith('server/lsp/main.ts')
    const late =
      /server\/acts\/(?!act\.ts)|server\/agents\/|server\/handoff\/|node_modules\/(?:yaml|csv-parse|micromark)\//
    assert.ok(all.includes('server/rules/run.ts'))
    assert.deepEqual(
      all.filter(path => late.test(path)),
      [],
    )
  })
  test('in a thread: nothing of the protocol, and no schema', async () => {
    const all = await loadedWith('server/lsp/thread.ts')
    assert.ok(all.includes('server/rules/run.ts'))
    assert.deepEqual(
      all.filter(path => /node_modules\/(?:vscode-|zod\/)/.test(path)),
      [],
    )
  })
})
