// A client that is hostile, in a folder that nobody trusts: whatever it asks of whatever it names, the server answers, writes
// nothing, starts nothing, and shows nothing from outside of the folder.
import assert from 'node:assert/strict'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { CancellationTokenSource, ErrorCodes, type ResponseError } from 'vscode-languageserver-protocol/node'
import { requests } from '../../schemas/protocol.ts'
import { methods } from '../../server/lsp/methods/index.ts'
import { random } from '../packet/hostile.ts'
import { editor, frontMatter } from './editor.ts'

const count = Number(process.env.COUNTERSIGN_EDITS ?? 2_000)
const secret = 'outside-of-the-folder'

/** Every program that anybody could want to start leaves a mark. */
function trap(): { readonly folder: string; readonly mark: string } {
  const folder = mkdtempSync(join(tmpdir(), 'trap-'))
  const mark = join(folder, 'started')
  for (const name of ['git', 'ssh-keygen', 'age', 'sh', 'node']) {
    writeFileSync(join(folder, name), `#!/bin/sh\necho ${name} >> ${mark}\n`)
    chmodSync(join(folder, name), 0o755)
  }
  return { folder, mark }
}

const treeOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(one => one.isFile())
    .map(one => `${join(one.parentPath, one.name)} ${readFileSync(join(one.parentPath, one.name), 'utf8')}`)
    .sort()

suite('a hostile client', () => {
  test(`${count} requests`, async () => {
    const { folder: path, mark } = trap()
    const client = await editor(
      `-- packet.md --\n${frontMatter}**C1.** Two hosts.[^E1]\n\n[^E1]: **E1** log: [a](../out/secret.txt), captured 2026-11-12\n`,
      { settings: { trusted: false, confirm: true, commands: true }, env: { PATH: path } },
    )
    const outside = mkdtempSync(join(tmpdir(), 'outside-'))
    const page = `${frontMatter.replace('0001', '0009')}**C9.** ${secret}.\n`
    writeFileSync(join(outside, 'other.md'), page)
    mkdirSync(client.path('.git'), { recursive: true })
    writeFileSync(client.path('.git/config'), `${secret}\n`)
    symlinkSync(join(outside, 'other.md'), client.path('link.md'))
    const before = [treeOf(client.folder), treeOf(outside)]
    await client.open('packet.md')

    const next = random(11)
    const one = <T>(of: readonly T[]): T => of[next(of.length)]!
    const inside = client.uri('packet.md')
    const uris = [
      inside,
      inside.replace('packet.md', '%70acket.md'),
      inside.replace('packet.md', 'x/..%2fpacket.md'),
      inside.replace('packet.md', 'packet.md%00.md'),
      inside.replace('packet.md', '%E0%A4%A'),
      inside.replace('packet.md', '.git/config'),
      client.uri('link.md'),
      pathToFileURL(join(outside, 'other.md')).href,
      `${client.uri('')}../../../../../../${outside}/other.md`,
      'untitled:Untitled-1',
      'untitled:',
      'vscode-notebook-cell:/a.md#x',
      'git:/packet.md?%7B%22ref%22%3A%22HEAD%22%7D',
      'file://server/share/other.md',
      'file:////server/share/other.md',
      'file:///C:/Windows/other.md',
      'file:',
      'file:///',
      'http://127.0.0.1:1/other.md',
      'javascript:alert(1)',
      'data:text/markdown,x',
      '\\\\server\\share',
      '../packet.md',
      '',
      '%',
      '\0',
      `file:///${'a/'.repeat(3_000)}`,
    ]
    const odd: readonly unknown[] = [
      null,
      true,
      0,
      -1,
      1e308,
      0.5,
      '',
      'C1',
      'O9',
      '__proto__',
      '\ud800',
      '%s',
      [],
      {},
      [[]],
      { toString: 1 },
    ]
    const places = [0, 1, 7, -1, 1e9, 2 ** 31, 0.5]
    const position = () => ({ line: one(places), character: one(places) })
    const acts = ['accept', 'object', 'hand-off', 'open', 'release', 'constructor', '../accept', '']
    const value = (key: string): unknown => {
      if (next(5) === 0) return one(odd)
      if (key === 'uri') return one(uris)
      if (key === 'textDocument') return { uri: one(uris) }
      if (key === 'position') return position()
      if (key === 'range') return { start: position(), end: position() }
      if (key === 'act') return one(acts)
      if (key === 'input') return { blocks: ['C1'], text: 'x', to: one(uris), deliver: one(uris), target: one(odd) }
      if (key === 'context') return { diagnostics: one([[], null, [{}]]), only: one(odd), triggerKind: 1 }
      if (key === 'arguments') return [one([{ uri: one(uris), act: one(acts), input: {} }, one(odd)])]
      if (key === 'command') return one(['countersign.act', 'countersign.draft', 'countersign.role', 'x'])
      return one([...odd, one(uris)])
    }
    const keys = [
      ...new Set(Object.values(requests).flatMap(({ params }) => ('shape' in params ? Object.keys(params.shape) : []))),
      ...[
        'textDocument',
        'uri',
        'position',
        'positions',
        'range',
        'context',
        'command',
        'arguments',
        'newName',
        'query',
      ],
    ]
    const names = methods.map(({ type }) => type.method)
    for (let round = 0; round < count; round++) {
      const method = one(names)
      const params = Object.fromEntries(
        keys.filter(key => key === 'uri' || key === 'textDocument' || next(2) === 0).map(key => [key, value(key)]),
      )
      const source = new CancellationTokenSource()
      const asked = client.connection.sendRequest(method, params, source.token)
      if (method === 'workspace/diagnostic') setImmediate(() => source.cancel())
      const said = `${method} ${JSON.stringify(params)?.slice(0, 1_500)}`
      const answer = await asked.catch((error: ResponseError) => {
        // Whoever breaks the protocol itself gets an error of some kind; what is ours is refused in words.
        if (method.startsWith('countersign/'))
          assert.notEqual(error.code, ErrorCodes.InternalError, `${said}: ${error.message}`)
        return error.message
      })
      assert.ok(!JSON.stringify(answer ?? null).includes(secret), `${said} shows what is outside`)
    }
    assert.equal(client.exited, undefined)
    assert.deepEqual([treeOf(client.folder), treeOf(outside)], before)
    assert.ok(!existsSync(mark), existsSync(mark) ? readFileSync(mark, 'utf8') : '')
    assert.doesNotMatch(JSON.stringify(client.heard), new RegExp(secret))
  }).timeout(120_000)
})
