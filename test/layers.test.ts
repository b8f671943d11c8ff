// Who may import whom. What is not in the table is forbidden, and what is in the table and unused is stale.
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { root } from '../build/generated.ts'

/** Folder → what it may import: other folders of the project, packages, and modules of Node. */
const table: Record<string, readonly string[]> = {
  schemas: ['zod'],
  'server/packet': [
    'schemas',
    'mdast',
    'mdast-util-from-markdown',
    'mdast-util-gfm',
    'micromark-extension-gfm',
    'micromark-util-types',
    'yaml',
  ],
  'server/evidence': ['schemas', 'yaml', 'csv-parse', 'github-slugger', 'node:crypto'],
  'server/profile': ['schemas', 'yaml', 'zod'],
  'server/ledger': ['schemas', 'zod', 'node:crypto'],
  'server/workspace': ['schemas', 'server/packet', 'server/evidence', 'server/profile', 'server/ledger', 'node:crypto'],
  'server/rules': [
    'schemas',
    'server/packet',
    'server/evidence',
    'server/profile',
    'server/ledger',
    'server/workspace',
  ],
  'server/gate': ['schemas', 'server/evidence', 'server/profile', 'server/ledger', 'server/workspace', 'server/rules'],
  'server/handoff': [
    'schemas',
    'server/packet',
    'server/evidence',
    'server/ledger',
    'server/workspace',
    'zod',
    'node:zlib',
  ],
  'server/acts': [
    'schemas',
    'server/packet',
    'server/evidence',
    'server/profile',
    'server/ledger',
    'server/workspace',
    'server/rules',
    'server/gate',
    'server/handoff',
    'mdast',
    'zod',
  ],
  'server/agents': [
    'schemas',
    'server/evidence',
    'server/ledger',
    'server/packet',
    'server/rules',
    'server/gate',
    'server/acts',
    'zod',
  ],
  'server/report': ['schemas', 'server/profile', 'server/ledger', 'server/workspace', 'server/rules', 'server/acts'],
  client: ['schemas', 'vscode', 'vscode-languageclient', 'zod', 'client/panel', 'client/preview'],
  'client/panel': ['schemas', 'vscode', 'client', 'node:crypto'],
  'client/preview': [
    'schemas',
    'vscode',
    'client',
    'markdown-it',
    'markdown-it-footnote',
    'markdown-it-github-alerts',
    'node:module',
  ],
  'server/ide': [
    'schemas',
    'server/evidence',
    'server/profile',
    'server/ledger',
    'server/workspace',
    'server/rules',
    'server/gate',
    'server/acts',
    'server/report',
  ],
}
/** The faces, what they share and what touches the outside may use anything of Node; the tables of the rings above hold for what they export. */
const outside = /^server\/(cli|lsp|mcp|host|node)$/

/** As the formatter writes them: a line that ends in `from '…'`, and imports that are made when needed. */
const imports = (text: string) =>
  [/^(?:import|export|\}).* from '([^']+)'$/gm, /\bimport\('([^']+)'\)/g, /^import '([^']+)'$/gm].flatMap(form =>
    [...text.matchAll(form)].map(match => match[1]!),
  )

const packageOf = (name: string) =>
  name.startsWith('node:') ? name : name.startsWith('@') ? name.split('/').slice(0, 2).join('/') : name.split('/')[0]!

const folderOf = (path: string) =>
  /^server\/|^client\/(?:preview|panel)\//.test(path) ? path.split('/').slice(0, 2).join('/') : path.split('/')[0]!

function edges(): Map<string, Map<string, string>> {
  const found = new Map<string, Map<string, string>>()
  for (const file of globSync(['schemas/**/*.ts', 'server/**/*.ts', 'client/**/*.ts'], { cwd: root }).map(path =>
    path.replaceAll('\\', '/'),
  )) {
    const from = folderOf(file)
    const of = found.get(from) ?? new Map<string, string>()
    found.set(from, of)
    for (const name of imports(readFileSync(join(root, file), 'utf8'))) {
      const to = name.startsWith('.')
        ? folderOf(normalize(join(dirname(file), name)).replaceAll('\\', '/'))
        : packageOf(name)
      if (to !== from && !of.has(to)) of.set(to, file)
    }
  }
  return found
}

const faces = ['server/cli', 'server/lsp', 'server/mcp']

suite('layers', () => {
  const found = edges()
  test('no folder imports what the table does not allow', () => {
    const forbidden = [...found].flatMap(([from, to]) =>
      outside.test(from)
        ? []
        : [...to].filter(([name]) => !table[from]?.includes(name)).map(([name, file]) => `${file} imports ${name}`),
    )
    assert.deepEqual(forbidden, [])
  })
  test('the faces never import each other', () => {
    const crossing = faces.flatMap(from =>
      faces.filter(to => from !== to && found.get(from)?.has(to)).map(to => `${from} → ${to}`),
    )
    assert.deepEqual(crossing, [])
  })
  test('what the faces share and what touches the outside know of no face', () => {
    const upward = ['server/host', 'server/node'].flatMap(from =>
      [...(found.get(from) ?? [])].filter(([to]) => faces.includes(to)).map(([to, file]) => `${file} imports ${to}`),
    )
    assert.deepEqual(upward, [])
    assert.ok(!found.get('server/node')?.has('server/host'), 'server/node → server/host')
  })
  test('the table has no permission that nothing uses', () => {
    const stale = Object.entries(table).flatMap(([from, to]) =>
      to.filter(name => !found.get(from)?.has(name)).map(name => `${from} → ${name}`),
    )
    assert.deepEqual(stale, [])
  })
})
