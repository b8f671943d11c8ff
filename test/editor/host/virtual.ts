// In a folder that is on no disk a packet is read and checked like any other, and whatever would run, sign or fetch something says
// why it does not.
import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import type { Outcome, PacketEntry } from '../../../schemas/protocol.ts'
import { extension, fileOf, findings, found, show } from './editor.ts'

suite('a folder that is on no disk', () => {
  let document: vscode.TextDocument
  let asked = 0
  const at = (words: string) => document.positionAt(document.getText().indexOf(words))

  suiteSetup(async () => {
    assert.equal(fileOf('packet.md').scheme, 'vscode-vfs')
    const { exports } = await extension()
    exports.answerQuestions!(() => {
      asked++
      return true
    })
    document = await show('packet.md')
    await found(document.uri)
  })

  test('has findings, fixes and hovers', async () => {
    assert.ok(findings(document.uri).length > 3)
    const place = at('**C1**').translate(0, 3)
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      at('**C2.**').translate(0, 3),
    )
    assert.ok(hovers.length > 0)
    const offered = () =>
      vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        new vscode.Range(place, place),
      )
    // A light bulb that comes too late for the editor is not shown, and is asked for again by whoever looks for it.
    let actions = await offered()
    for (let left = 10; left > 0 && !actions.some(({ edit }) => edit); left--) actions = await offered()
    assert.ok(
      actions.some(({ edit }) => edit),
      actions.map(({ title }) => title).join('\n'),
    )
    assert.ok(!actions.some(({ command }) => command?.command.startsWith('countersign.act')))
  })

  test('is in the outline, in the tree and in the panel', async () => {
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    )
    assert.ok(symbols.length > 0)
    const { packets, panel } = (await extension()).exports.shown!
    const entries: readonly PacketEntry[] = await packets()
    assert.deepEqual(
      entries.map(({ uri, number }) => [uri, number]),
      [[document.uri.toString(), 'PKT-2026-0077']],
    )
    assert.equal((await panel(document.uri.toString()))?.number, 'PKT-2026-0077')
  })

  test('has no act, no role, no look and no handoff, and each says why', async () => {
    const uri = document.uri.toString()
    const before = document.getText()
    const act = (name: string) =>
      vscode.commands.executeCommand('countersign.act', { uri, act: name, input: { to: ['C1'], text: 'Who says so?' } })
    assert.equal(await act('object'), false)
    assert.equal(await act('hand-off'), false)
    const outcome = await vscode.commands.executeCommand<Outcome>('countersign.role', { uri, role: 'refresher' })
    assert.ok(!outcome.done && /need a packet on a disk/.test(outcome.why), JSON.stringify(outcome))
    assert.equal(await vscode.commands.executeCommand('countersign.redact', { uri }), false)
    await vscode.commands.executeCommand('countersign.lookAgain')
    assert.deepEqual((await extension()).exports.chat!.servers(), [])
    assert.equal(document.getText(), before)
    assert.equal(asked, 0)
  })

  test('a packet that nobody saved yet is checked as well', async () => {
    const text = document.getText().replace('PKT-2026-0077', 'PKT-2026-0078')
    const untitled = await vscode.workspace.openTextDocument({ language: 'markdown', content: text })
    await vscode.window.showTextDocument(untitled)
    await found(untitled.uri)
    const given = { uri: untitled.uri.toString(), role: 'refresher' }
    const outcome = await vscode.commands.executeCommand<Outcome>('countersign.role', given)
    assert.ok(!outcome.done && /need a packet on a disk/.test(outcome.why), JSON.stringify(outcome))
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
  })
})
