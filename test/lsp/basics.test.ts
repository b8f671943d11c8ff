// A client comes, opens a packet, types, and goes.
import assert from 'node:assert/strict'
import type { DocumentDiagnosticReport, Hover, MarkupContent } from 'vscode-languageserver-protocol/node'
import type { PanelView } from '../../schemas/panel.ts'
import { viewAfter } from '../../schemas/panel-change.ts'
import { type Outcome, requests } from '../../schemas/protocol.ts'
import { editor, frontMatter, likeNeovim, open_ } from './editor.ts'

const page = `${frontMatter}## Compensating controls

**C1.** Two hosts can read the credential.
`

suite('a client that asks for diagnostics', () => {
  test('is answered, and told what is unchanged', async () => {
    const client = await editor(`-- packet.md --\n${page}`)
    assert.ok(client.provides.diagnosticProvider)
    await client.open('packet.md')
    const first = await client.pull('packet.md')
    assert.ok(first.kind === 'full' && first.items.some(({ code }) => code === 'unsupported-claim'))
    assert.deepEqual(await client.pull('packet.md', first.resultId), { kind: 'unchanged', resultId: first.resultId })
    assert.equal(client.published.size, 0)
  })
  test('sees what an edit changes', async () => {
    const client = await editor(`-- packet.md --\n${page}`)
    await client.open('packet.md')
    const at = { line: 8, character: 0 }
    await client.change('packet.md', { range: { start: at, end: at }, text: '**C1.** Twice.\n\n' })
    assert.ok((await client.findings('packet.md')).includes('duplicate-id'))
  })
  test('hears nothing of plain Markdown', async () => {
    const client = await editor('-- notes.md --\n# Notes\n\n**C1.** No packet.')
    await client.open('notes.md')
    assert.deepEqual(await client.findings('notes.md'), [])
    const head = { line: 0, character: 0 }
    await client.change('notes.md', { range: { start: head, end: head }, text: frontMatter })
    assert.ok((await client.findings('notes.md')).includes('unsupported-claim'))
  })
  test('asks about nothing that is not open', async () => {
    const client = await editor('')
    assert.deepEqual(await client.pull('nothing.md'), { kind: 'full', items: [] })
  })
})

suite('a client that does not ask', () => {
  test('gets them sent, with the version that they are about', async () => {
    const client = await editor(`-- packet.md --\n${page}`, { capabilities: likeNeovim })
    assert.equal(client.provides.diagnosticProvider, undefined)
    await client.open('packet.md')
    await client.until(() => client.published.get(client.uri('packet.md'))?.version === 1)
    const at = { line: 8, character: 0 }
    await client.change('packet.md', { range: { start: at, end: at }, text: '**C1.** Twice.\n\n' })
    await client.until(() => client.published.get(client.uri('packet.md'))?.version === 2)
    const { items } = client.published.get(client.uri('packet.md'))!
    assert.ok(items.some(({ code }) => code === 'duplicate-id'))
    await client.close('packet.md')
    await client.until(() => client.published.get(client.uri('packet.md'))?.items.length === 0)
  })
  test('hears once of plain Markdown that there are none, and again only once it was a packet', async () => {
    const client = await editor(`-- notes.md --\n# Notes\n`, { capabilities: likeNeovim })
    const sent = async () => {
      await client.settled()
      return client.heard.filter(({ method }) => method === 'textDocument/publishDiagnostics').length
    }
    const type = (line: number, text: string) =>
      client.change('notes.md', { range: { start: { line, character: 0 }, end: { line, character: 0 } }, text })
    await client.open('notes.md')
    await client.until(() => client.published.get(client.uri('notes.md'))?.items.length === 0)
    for (const letter of 'three') {
      await type(1, letter)
      await client.settled()
    }
    await client.save('notes.md')
    assert.equal(await sent(), 1)
    await type(0, `${frontMatter}**C1.** Once.\n\n`)
    await client.until(() => (client.published.get(client.uri('notes.md'))?.items.length ?? 0) > 0)
    await client.change('notes.md', { text: '# Notes\n' })
    await client.until(() => client.published.get(client.uri('notes.md'))?.items.length === 0)
    const before = await sent()
    await type(1, 'More.')
    assert.equal(await sent(), before)
  })
})

test('a hover shows the statement behind an ID', async () => {
  const { client, position } = await open_('**F1.** It is slow.\n\n**C1.** Two hosts, as $0F1 says.\n')
  const shown = await client.ask<Hover>('textDocument/hover', 'packet.md', position)
  assert.match((shown.contents as MarkupContent).value, /\*\*F1\*\* · fact[\s\S]*It is slow\./)
  assert.deepEqual(shown.range, { start: position, end: { line: position.line, character: position.character + 2 } })
})

test('a client that leaves in good order ends the server with 0', async () => {
  const client = await editor('')
  await client.stop()
  assert.equal(client.exited, 0)
})

test('the panel is shown what was judged', async () => {
  const { client } = await open_('**C1.** Two hosts$0.\n', { settings: { me: 'maria' } })
  const view = await client.connection.sendRequest<PanelView>('countersign/panel', { uri: client.uri('packet.md') })
  assert.deepEqual([view.number, view.verdict, view.me], ['PKT-2026-0001', 'drafting', '@maria'])
  assert.deepEqual(requests.panel.result.parse(view), view)
})

test('who has a view is told what became of it, and who has another one gets the whole', async () => {
  const { client } = await open_('Some words of prose.\n\n**C1.** Two hosts$0.\n')
  const uri = client.uri('packet.md')
  const since = async (edition?: string) =>
    requests.panelSince.result.parse(
      await client.connection.sendRequest(requests.panelSince.method, { uri, since: edition }),
    )
  const first = await since()
  assert.ok(first && 'view' in first)
  await client.change('packet.md', {
    text: `${frontMatter}Some more words of prose.\n\n**C1.** Two hosts.\n`,
  })
  const second = await since(first.edition)
  assert.ok(second && 'change' in second)
  assert.deepEqual(Object.keys(second.change.sections), ['revision'])
  const whole = await client.connection.sendRequest<PanelView>('countersign/panel', { uri })
  assert.deepEqual(viewAfter(first.view, second.change), whole)
  const third = await since(first.edition)
  assert.ok(third && 'view' in third)
  assert.deepEqual(third.view, whole)
})

suite('documents of other schemes', () => {
  const opened = async (uri: string) => {
    const client = await editor('')
    const textDocument = { uri, languageId: 'markdown', version: 1, text: page }
    await client.connection.sendNotification('textDocument/didOpen', { textDocument })
    const report = await client.connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri },
    })
    const act = await client.connection.sendRequest<Outcome>('countersign/act', {
      uri,
      act: 'open',
      input: { owner: 'raman' },
    })
    return { codes: report.kind === 'full' ? report.items.map(({ code }) => code) : [], act }
  }
  for (const uri of ['untitled:Untitled-1', 'vscode-vfs://github/a/b/packet.md'])
    test(`${uri} is read and checked, and nothing is decided on it`, async () => {
      const { codes, act } = await opened(uri)
      assert.ok(codes.includes('unsupported-claim'))
      assert.ok(!act.done && /not saved in a folder of this machine/.test(act.why))
    })
  for (const uri of ['comment://1/packet.md', 'countersign-draft:/packet.md', 'git:/packet.md'])
    test(`${uri} is left alone`, async () => {
      assert.deepEqual((await opened(uri)).codes, [])
    })
})
