// What a model may ask for: states and names, never a decision, and only with an input that fits.
import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { extension } from './editor.ts'

suite('chat and tools', () => {
  suiteSetup(extension)

  const call = async (name: string, input: object) => {
    const { content } = await vscode.lm.invokeTool(`countersign_${name}`, { input, toolInvocationToken: undefined })
    return JSON.parse((content[0] as vscode.LanguageModelTextPart).value)
  }

  test('the packets of the workspace', async () => {
    const { packets } = await call('list_packets', {})
    assert.equal(packets.length, 3)
  })

  test('what stands in the way of one, by its number', async () => {
    const brief = await call('check_packet', { packet: 'PKT-2026-0142' })
    assert.equal(brief.verdict, 'blocked')
    assert.equal(brief.owner, '@raman')
    assert.ok(brief.objections.length > 0 && !('words' in brief.objections[0]))
  })

  test('an input that does not fit is refused, whatever the editor let through', async () => {
    assert.match((await call('check_packet', { packet: 7 })).refused, /packet/)
    assert.match((await call('check_packet', { packet: '../../etc/passwd' })).refused, /no such packet/)
    assert.match((await call('ask_for_draft', { packet: 'PKT-2026-0142' })).refused, /role/)
    assert.match((await call('list_packets', { sign: true })).refused, /./)
  })

  test('no tool decides', () => {
    const ours = vscode.lm.tools.map(({ name }) => name).filter(name => name.startsWith('countersign_'))
    assert.deepEqual(ours.sort(), ['countersign_ask_for_draft', 'countersign_check_packet', 'countersign_list_packets'])
  })
})
