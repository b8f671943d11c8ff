// All packets of a folder: read in the background, kept between starts, and looked at again when files change.
import assert from 'node:assert/strict'
import { chmodSync, existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { SymbolInformation, WorkspaceDiagnosticReport } from 'vscode-languageserver-protocol/node'
import type { PacketEntry } from '../../schemas/protocol.ts'
import { workspace } from '../support/workspace.ts'
import { editorIn, frontMatter, roster } from './editor.ts'

const page = (number: number, text: string) =>
  `-- packets/${number}.md --\n${frontMatter.replace('0001', `000${number}`)}# Packet ${number}\n\n${text}\n`
const fixture = `-- countersign.yaml --
${roster}
${page(1, '**C1.** Two hosts can read it.')}
${page(2, '**C1.** Three hosts.\n\n**C1.** Twice.')}
-- notes.md --
# Notes
`

const ask = async (
  client: Awaited<ReturnType<typeof editorIn>>,
  known: readonly { uri: string; value: string }[] = [],
) => client.connection.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds: known })
const codes = (report: WorkspaceDiagnosticReport, name: string) =>
  report.items.flatMap(item =>
    item.kind === 'full' && item.uri.endsWith(name) ? item.items.map(({ code }) => code) : [],
  )
const ids = (report: WorkspaceDiagnosticReport) =>
  report.items.map(({ uri, resultId }) => ({ uri, value: resultId ?? '' }))

suite('the packets of a folder', () => {
  test('have findings though nobody opened them', async () => {
    const client = await editorIn(workspace(fixture))
    const report = await ask(client)
    assert.equal(report.items.length, 2)
    assert.ok(codes(report, '2.md').includes('duplicate-id'))
  })
  test('of two folders are each judged by the workspace file of their own', async () => {
    const two = (name: string, roster: string) =>
      `-- ${name}/countersign.yaml --\nroster:\n  - { handle: ${roster}, name: Somebody, roles: [coordinator] }\n-- ${name}/packet.md --\n${frontMatter}# One\n`
    const client = await editorIn(workspace(`${two('a', 'maria')}${two('b', 'otto')}`), { folders: ['a', 'b'] })
    const closed = await ask(client)
    const known = (name: string) => codes(closed, name).includes('unknown-actor')
    assert.deepEqual([known('a/packet.md'), known('b/packet.md')], [false, true])
    for (const name of ['a', 'b']) {
      await client.open(`${name}/packet.md`)
      const report = await client.pull(`${name}/packet.md`)
      const unknown = report.kind === 'full' && report.items.some(({ code }) => code === 'unknown-actor')
      assert.equal(unknown, name === 'b', name)
    }
    const packets = await client.connection.sendRequest<PacketEntry[]>('countersign/packets', {})
    assert.deepEqual(packets.map(({ uri }) => uri.slice(-11)).sort(), ['a/packet.md', 'b/packet.md'])
  })
  test('are listed though another folder of the editor is gone', async () => {
    const client = await editorIn(workspace(fixture), { folders: ['gone', 'packets'] })
    assert.equal((await ask(client)).items.length, 2)
    const packets = await client.connection.sendRequest<PacketEntry[]>('countersign/packets', {})
    assert.deepEqual(packets.map(({ uri }) => uri.slice(-4)).sort(), ['1.md', '2.md'])
  })
  test('are told again only when something changed', async () => {
    const client = await editorIn(workspace(fixture))
    const first = await ask(client)
    const second = ask(client, ids(first))
    client.write('packets/1.md', `${client.read('packets/1.md')}\n**C1.** Twice.\n`)
    await client.changed('packets/1.md')
    await client.settled()
    await client.pass('2026-11-15T12:00:01Z')
    const report = await second
    assert.ok(codes(report, '1.md').includes('duplicate-id'))
    assert.deepEqual(report.items.map(({ kind }) => kind).sort(), ['full', 'unchanged'])
  })
  test('that are open are told by themselves', async () => {
    const client = await editorIn(workspace(fixture))
    await client.open('packets/2.md')
    assert.deepEqual(
      (await ask(client)).items.map(({ uri }) => uri.slice(-4)),
      ['1.md'.padStart(4, '/')],
    )
  })
  test('are told like the others once they are closed', async () => {
    const client = await editorIn(workspace(fixture))
    await client.open('packets/2.md')
    const first = await ask(client)
    const second = ask(client, ids(first))
    await client.close('packets/2.md')
    await client.settled()
    await client.pass('2026-11-15T12:00:01Z')
    assert.ok(codes(await second, '2.md').includes('duplicate-id'))
  })
  test('are listed as they read in the editor', async () => {
    const client = await editorIn(workspace(fixture))
    await client.open('packets/1.md', client.read('packets/1.md').replace('# Packet 1', '# Another title'))
    const entries = await client.connection.sendRequest<PacketEntry[]>('countersign/packets', null)
    assert.deepEqual(entries.map(({ title }) => title).sort(), ['Another title', 'Packet 2'])
  })
  test('are found by what they say', async () => {
    const client = await editorIn(workspace(fixture))
    const find = async (query: string) =>
      (await client.connection.sendRequest<SymbolInformation[]>('workspace/symbol', { query })).map(
        ({ name, containerName }) => `${containerName ?? ''} ${name}`,
      )
    assert.deepEqual(await find('three'), ['PKT-2026-0002 C1 Three hosts.'])
    assert.deepEqual(await find('packet 2'), [' PKT-2026-0002 Packet 2'])
  })
  test('are found where they stand in the editor, by what they say there', async () => {
    const client = await editorIn(workspace(fixture))
    const find = async (query: string) =>
      (await client.connection.sendRequest<SymbolInformation[]>('workspace/symbol', { query })).map(
        ({ name, location }) => `${location.range.start.line} ${name}`,
      )
    assert.deepEqual(await find('three'), ['8 C1 Three hosts.'])
    await client.open(
      'packets/2.md',
      client.read('packets/2.md').replace('**C1.** Three', 'A line.\n\n**C1.** Now three'),
    )
    assert.deepEqual(await find('three'), ['10 C1 Now three hosts.'])
  })
  suite('in a folder whose name clients write in more than one way', () => {
    const place = () => {
      const files = workspace('')
      const named = (name: string) => `R&D (2026)/${name}`
      files.write(named('countersign.yaml'), roster)
      files.write(named('1.md'), page(1, '**C1.** Two hosts.\n\n**C1.** Twice.').split('\n').slice(1).join('\n'))
      return files
    }
    /** As VS Code writes them. */
    const itsUri = (path: string) =>
      pathToFileURL(path).href.replace(/[&()]/g, sign => `%${sign.charCodeAt(0).toString(16)}`)
    const opened = async () => {
      const client = await editorIn(place())
      const uri = itsUri(client.path('R&D (2026)/1.md'))
      assert.notEqual(uri, client.uri('R&D (2026)/1.md'))
      const open = () =>
        client.connection.sendNotification('textDocument/didOpen', {
          textDocument: { uri, languageId: 'markdown', version: 1, text: client.read('R&D (2026)/1.md') },
        })
      return { client, uri, open }
    }
    test('are listed once', async () => {
      const { client, uri, open } = await opened()
      await open()
      const entries = await client.connection.sendRequest<PacketEntry[]>('countersign/packets', null)
      assert.deepEqual(
        entries.map(entry => entry.uri),
        [uri],
      )
    })
    test('keep their findings, and are told again only when something changed', async () => {
      const { client, uri } = await opened()
      const [first] = ids(await ask(client))
      const second = ask(client, [{ uri, value: first!.value }])
      await client.settled()
      client.write('R&D (2026)/1.md', `${client.read('R&D (2026)/1.md')}\n**C1.** Thrice.\n`)
      await client.changed('R&D (2026)/1.md')
      await client.settled()
      await client.pass('2026-11-15T12:00:01Z')
      assert.deepEqual(
        (await second).items.map(item => [
          item.kind,
          item.uri,
          item.kind === 'full' && item.items.filter(({ code }) => code === 'duplicate-id').length,
        ]),
        [['full', uri, 2]],
      )
    })
  })
  test('are gone with their folder, though the one in its place lies on no disk of this machine', async () => {
    const client = await editorIn(workspace(fixture))
    const work = { uri: pathToFileURL(client.folder).href, name: 'work' }
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [{ uri: 'file://elsewhere/share', name: 'share' }], removed: [work] },
    })
    assert.deepEqual(await client.connection.sendRequest<PacketEntry[]>('countersign/packets', null), [])
  })
  test('are kept outside of the folder, by what they rest on', async () => {
    const place = workspace(fixture)
    // What was written a moment ago may be written again in that moment, and is not kept.
    const old = new Date(Date.now() - 60_000)
    for (const name of ['packets/1.md', 'packets/2.md']) utimesSync(place.path(name), old, old)
    const first = await ask(await editorIn(place))
    const cache = join(place.home, 'cache', 'countersign')
    assert.ok(existsSync(cache) && readdirSync(cache).some(name => name.endsWith('-editor')))
    assert.deepEqual(readdirSync(place.folder).sort(), ['countersign.yaml', 'notes.md', 'packets'])
    const again = await ask(await editorIn(place))
    assert.deepEqual(again, first)
  })
  test('are read without running anything where the folder is not trusted', async () => {
    const place = workspace(fixture)
    place.git('init', '-q')
    const [bin, mark] = [join(place.home, 'bin'), join(place.home, 'ran')]
    mkdirSync(bin)
    for (const name of ['git', 'ssh-keygen']) {
      writeFileSync(join(bin, name), `#!/bin/sh\necho "$0 $@" >> ${mark}\nexit 1\n`)
      chmodSync(join(bin, name), 0o755)
    }
    const { PATH } = process.env
    process.env.PATH = `${bin}:${PATH}`
    try {
      const client = await editorIn(place, { settings: { trusted: false } })
      await client.open('packets/1.md')
      const uri = client.uri('packets/1.md')
      await client.findings('packets/1.md')
      await client.connection.sendRequest('countersign/panel', { uri })
      await client.connection.sendRequest('countersign/act', { uri, act: 'open', input: { owner: 'raman' } })
      assert.equal((await ask(client)).items.length, 1)
      assert.ok(!existsSync(mark))
      await ask(await editorIn(place))
      assert.ok(existsSync(mark))
    } finally {
      process.env.PATH = PATH
    }
  })
})
