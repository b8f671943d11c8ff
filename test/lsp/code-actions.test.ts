// What can be done at the cursor: fixes, one edit for all of them, a suppression with a reason, and acts.
import assert from 'node:assert/strict'
import type { CodeAction } from 'vscode-languageserver-protocol/node'
import type { Outcome } from '../../schemas/protocol.ts'
import { office } from '../cli/office.ts'
import { edited } from './edited.ts'
import { editor, editorIn, frontMatter, likeCode, likeNeovim, open_, roster } from './editor.ts'

const actions = (of: Awaited<ReturnType<typeof open_>>, only?: readonly string[]) =>
  of.client.request<CodeAction[]>('textDocument/codeAction', 'packet.md', {
    range: { start: of.position, end: of.end },
    context: { diagnostics: [], ...(only && { only }) },
  })

suite('a finding', () => {
  test('is mended by its fix', async () => {
    const of = await open_(
      '> [!T$0IP]\n>\n> **O1** objects to the packet — @lea (security), 2026-11-10\n>\n> It is late.\n',
    )
    const found = await actions(of, ['quickfix'])
    const fix = found.find(({ diagnostics }) => diagnostics?.[0]?.code === 'alert-mismatch')
    const marker = found.find(({ title }) => /CAUTION/.test(title)) ?? fix
    assert.ok(marker, JSON.stringify(found.map(({ title }) => title)))
    assert.match(edited(of.text, marker.edit), /> \[!CAUTION\]/)
  })
  test('is suppressed with a reason that the person writes', async () => {
    const snippets = {
      ...likeCode,
      workspace: { ...likeCode.workspace, workspaceEdit: { documentChanges: true, snippetEditSupport: true } },
    }
    const page = 'Nobody $0can read it.\n'
    const of = await open_(page, { capabilities: snippets })
    const suppress = (await actions(of)).find(({ title }) => title.startsWith('Suppress overstated-certainty'))
    assert.match(
      edited(of.text, suppress?.edit),
      /<!-- countersign-disable-next-line overstated-certainty -- \$\{1:reason\} -->\n\nNobody can/,
    )
    const plain = await open_(page, { capabilities: likeNeovim })
    const edit = (await actions(plain)).find(({ title }) => title.startsWith('Suppress overstated-certainty'))?.edit
    assert.ok(edit?.changes && !edit.documentChanges)
    const after = edited(plain.text, edit)
    await plain.client.change('packet.md', { text: after })
    assert.ok((await plain.client.findings('packet.md')).includes('suppression-without-reason'))
  })
  test('that guards the handoff is not suppressed', async () => {
    const of = await open_('**C1.** Two hosts$0 can read it.\n\n**C1.** Twice.\n')
    const titles = (await actions(of)).map(({ title }) => title)
    assert.ok(!titles.some(title => title.startsWith('Suppress duplicate-id')), titles.join('\n'))
  })
})

test('everything that can be mended in only one way is one action, as on the command line', async () => {
  const page = `${frontMatter}> [!TIP]\n>\n> **O1** objects to the packet — @lea (security), 2026-11-10\n>\n> It is late.\n\n[^E9]: **E9** remark: [Note](a.md), captured 2026-11-12\n`
  const client = await editor(`-- packet.md --\n${page}\n-- a.md --\nA note.\n`)
  await client.open('packet.md')
  const at = { line: 0, character: 0 }
  const [action] = await client.request<CodeAction[]>('textDocument/codeAction', 'packet.md', {
    range: { start: at, end: at },
    context: { diagnostics: [], only: ['source.fixAll.countersign'] },
  })
  assert.equal(action!.edit, undefined)
  const resolved = await client.connection.sendRequest<CodeAction>('codeAction/resolve', action)
  const before = client.read('packet.md')
  client.run('lint', '--fix', 'packet.md')
  assert.notEqual(client.read('packet.md'), before)
  assert.equal(edited(before, resolved.edit), client.read('packet.md'))
})

suite('acts on a statement', () => {
  const page = `${frontMatter}# A credential\n\n**C1.** Two hosts can read the credential.\n`
  async function opened(given: Parameters<typeof editorIn>[1] = {}) {
    const place = office(`-- countersign.yaml --\n${roster}\n-- packet.md --\n${page}`, ['maria', 'raman'])
    place.git('config', 'countersign.handle', 'maria')
    place.git('config', 'countersign.signingkey', place.key('maria'))
    assert.equal(place.by('maria', 'open', 'packet.md', '--owner', 'raman').exit, 0)
    const client = await editorIn(place, given)
    await client.open('packet.md')
    const line = place
      .read('packet.md')
      .split('\n')
      .findIndex(text => text.startsWith('**C1.**'))
    const at = { line, character: 3 }
    const listed = await client.request<CodeAction[]>('textDocument/codeAction', 'packet.md', {
      range: { start: at, end: at },
      context: { diagnostics: [], only: ['countersign.act'] },
    })
    return { place, client, listed }
  }
  test('say when they are signed, and ask for words where the client can', async () => {
    const { listed, client } = await opened({ settings: { commands: true, confirm: true } })
    assert.deepEqual(
      listed
        .filter(({ command }) => command?.command === 'countersign.act')
        .map(({ title, command }) => [title, command?.arguments?.[0].asks]),
      [
        ['Accept C1 as it stands (you sign)', []],
        ['Object to C1', ['text']],
      ],
    )
    const help = listed.find(({ command }) => command?.command === 'countersign.role')
    assert.deepEqual(help?.command?.arguments, [{ uri: client.uri('packet.md'), role: 'completeness' }])
    assert.equal(client.provides.executeCommandProvider, undefined)
  })
  test('are done by the server for a client that cannot', async () => {
    const { listed, client, place } = await opened({ capabilities: likeNeovim })
    assert.deepEqual(client.provides.executeCommandProvider?.commands, ['countersign.act', 'countersign.role'])
    client.answer('window/showMessageRequest', () => ({ title: 'Sign' }))
    const { command } = listed.find(({ title }) => title.startsWith('Accept C1'))!
    const done = await client.connection.sendRequest<Outcome>('workspace/executeCommand', {
      command: command!.command,
      arguments: command!.arguments,
    })
    assert.ok(done.done, JSON.stringify(done))
    assert.match(place.run('ledger', 'log', 'packet.md').out, /accept/i)
  })
  test('are not there without trust', async () => {
    const { listed } = await opened({ settings: { trusted: false } })
    assert.deepEqual(listed, [])
  })
})
