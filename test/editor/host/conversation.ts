// A person types into VS Code's own chat, and its agents use what VS Code itself found: the participant, and the tools of the
// server that the extension told it of.
import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import type { Model } from '../model/main.ts'
import { extension, found, number, show } from './editor.ts'

suite('a conversation', () => {
  let participant: vscode.ChatParticipant

  suiteSetup(async () => {
    const chat = vscode.workspace.getConfiguration('chat')
    await chat.update('disableAIFeatures', false, vscode.ConfigurationTarget.Global)
    const { exports } = await extension()
    participant = exports.chat!.participant
    const model = await vscode.extensions.getExtension<Model>('countersign-tests.model')!.activate()
    model.write(() => assert.fail('The participant answers from the record: no model is asked.'))
    await found((await show('credential-exception.md')).uri)
  })
  suiteTeardown(() =>
    vscode.workspace.getConfiguration('chat').update('disableAIFeatures', undefined, vscode.ConfigurationTarget.Global),
  )

  /** Typed into the chat, as a person does; what the participant was asked. */
  async function typed(query: string): Promise<vscode.ChatRequest | undefined> {
    let heard: vscode.ChatRequest | undefined
    const own = participant.requestHandler
    participant.requestHandler = (request, context, stream, token) => {
      heard = request
      return own(request, context, stream, token)
    }
    const answer = await vscode.commands.executeCommand<{ errorDetails?: unknown }>('workbench.action.chat.open', {
      query,
      mode: 'ask',
      modelSelector: { vendor: 'countersign-tests', id: 'small' },
      blockOnResponse: true,
    })
    participant.requestHandler = own
    assert.equal(answer?.errorDetails, undefined, JSON.stringify(answer))
    return heard
  }

  test('the participant answers what is typed to it', async () => {
    const request = await typed('@countersign /status what now')
    assert.deepEqual([request?.command, request?.prompt], ['status', 'what now'])
    assert.equal((await typed('@countersign /drafts'))?.command, 'drafts')
  })

  test('VS Code has started the server for agents by itself, and its tools answer', async () => {
    // Between the server's name and the tool's, older editors put the beginning of the folder's.
    const tools = () => vscode.lm.tools.map(({ name }) => name).filter(name => name.startsWith('mcp_countersign_'))
    const named = (tool: string) => tools().find(name => name.endsWith(`_${tool}`))
    // The editor tells of no event when tools arrive.
    while (!named('read_packet')) await new Promise(resolve => setTimeout(resolve, 50))
    const given = { input: {}, toolInvocationToken: undefined }
    const { content } = await vscode.lm.invokeTool(named('list_packets')!, given)
    const said = content.map(part => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('')
    assert.match(said, new RegExp(number))
    assert.ok(!tools().some(name => /accept|sign_off|withdraw|carry|transfer|hand_off/.test(name)), tools().join())
  })
})
