// In a folder that nobody trusts a packet is read, and whatever would run, ask or write something refuses, by whichever way it
// is called.
import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import type { Outcome } from '../../../schemas/protocol.ts'
import type { Model } from '../model/main.ts'
import { extension, fileOf, found, number, show } from './editor.ts'

suite('a folder that nobody trusts', () => {
  let uri: vscode.Uri
  let asked = 0
  const untrusted = /do not trust this folder/

  suiteSetup(async () => {
    assert.equal(vscode.workspace.isTrusted, false)
    const { exports } = await extension()
    exports.answerQuestions!(() => {
      asked++
      return true
    })
    const model = await vscode.extensions.getExtension<Model>('countersign-tests.model')?.activate()
    model?.write(() => {
      asked++
    })
    await vscode.workspace
      .getConfiguration('countersign')
      .update('model', 'countersign-tests:small', vscode.ConfigurationTarget.Global)
    uri = (await show('credential-exception.md')).uri
    await found(uri)
  })
  suiteTeardown(() =>
    vscode.workspace.getConfiguration('countersign').update('model', undefined, vscode.ConfigurationTarget.Global),
  )

  const state = async () => {
    const ledger = await vscode.workspace.fs.readDirectory(fileOf('credential-exception.ledger'))
    return [ledger.length, new TextDecoder().decode(await vscode.workspace.fs.readFile(uri))]
  }

  test('gives no tool anything', async () => {
    const before = await state()
    for (const [name, input] of [
      ['list_packets', {}],
      ['check_packet', { packet: number }],
      ['ask_for_draft', { packet: number, role: 'refresher' }],
    ] as const) {
      const called = async () => {
        const { content } = await vscode.lm.invokeTool(`countersign_${name}`, { input, toolInvocationToken: undefined })
        return (content[0] as vscode.LanguageModelTextPart).value
      }
      assert.match(JSON.parse(await called()).refused, untrusted, name)
    }
    assert.deepEqual(await state(), before)
  })

  test('has no server for agents', async () => {
    assert.deepEqual((await extension()).exports.chat!.servers(), [])
  })

  test('has no act and no role, whoever runs the command', async () => {
    const before = await state()
    const given = { uri: uri.toString() }
    const input = { to: ['C9'], text: 'Who says so?' }
    assert.equal(await vscode.commands.executeCommand('countersign.act', { ...given, act: 'object', input }), false)
    assert.equal(await vscode.commands.executeCommand('countersign.act.hand-off'), false)
    const outcome = await vscode.commands.executeCommand<Outcome>('countersign.role', { ...given, role: 'refresher' })
    assert.ok(!outcome.done && untrusted.test(outcome.why), JSON.stringify(outcome))
    assert.deepEqual(await state(), before)
    assert.equal(asked, 0, 'Neither a person nor a model was asked.')
  })

  test('is read all the same', async () => {
    assert.ok(vscode.languages.getDiagnostics(uri).length > 10)
    const said: string[] = []
    const stream = {
      markdown: (text: vscode.MarkdownString) => said.push(text.value),
      button() {},
    } as unknown as vscode.ChatResponseStream
    const { participant } = (await extension()).exports.chat!
    const request = { command: undefined, prompt: '', references: [] } as unknown as vscode.ChatRequest
    const { token } = new vscode.CancellationTokenSource()
    await participant.requestHandler(request, { history: [] } as unknown as vscode.ChatContext, stream, token)
    assert.match(said.join(''), /blocked/)
  })
})
