// What a model may ask for: states and names, never a decision, and only with an input that fits. What the participant says: the
// record, in sentences, with no model at all.
import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { extension, fileOf, found, number, show } from './editor.ts'

const names = ['countersign_ask_for_draft', 'countersign_check_packet', 'countersign_list_packets']

async function call(name: string, input: object) {
  const { content } = await vscode.lm.invokeTool(`countersign_${name}`, { input, toolInvocationToken: undefined })
  return JSON.parse((content[0] as vscode.LanguageModelTextPart).value)
}

suite('tools of a chat', () => {
  suiteSetup(extension)

  test('the packets of the workspace', async () => {
    const { packets } = await call('list_packets', {})
    assert.equal(packets.length, 3)
  })

  test('what stands in the way of one, by its number', async () => {
    const brief = await call('check_packet', { packet: number })
    assert.equal(brief.verdict, 'blocked')
    assert.equal(brief.owner, '@raman')
    assert.ok(brief.objections.length > 0 && !('words' in brief.objections[0]))
  })

  test('what stands in the way of one that nobody has opened', async () => {
    const path = fileOf('remediation-credit.md').path
    assert.ok(vscode.workspace.textDocuments.every(({ uri }) => uri.path !== path))
    assert.equal((await call('check_packet', { packet: 'remediation-credit.md' })).verdict, 'blocked')
  })

  test('what a role would propose', async () => {
    const { done, says, events } = await call('ask_for_draft', {
      packet: 'credential-exception.md',
      role: 'refresher',
      dryRun: true,
    })
    assert.deepEqual([done, events], [true, []])
    assert.match(says, /C8 waits for a decision/)
    const several = await call('ask_for_draft', { packet: 'credential-exception.md', role: 'clerk', dryRun: true })
    assert.match(several.why, /names several agents\. .*`countersign\.agent`: refresher/)
  })

  test('an input that does not fit is refused, whatever the editor let through', async () => {
    assert.match((await call('check_packet', { packet: 7 })).refused, /packet/)
    assert.match((await call('check_packet', { packet: '../../etc/passwd' })).refused, /no such packet/)
    assert.match((await call('ask_for_draft', { packet: number })).refused, /role/)
    assert.match((await call('list_packets', { sign: true })).refused, /./)
  })

  test('there is none that decides, and none of those that there are can be made to', async () => {
    const ours = vscode.lm.tools.map(({ name }) => name).filter(name => name.startsWith('countersign_'))
    assert.deepEqual(ours.sort(), names)
    const { exports } = await extension()
    const asked: string[] = []
    exports.answerQuestions!(says => asked.push(says) > 0)
    const state = async () => {
      const ledger = await vscode.workspace.fs.readDirectory(fileOf('credential-exception.ledger'))
      const page = await vscode.workspace.fs.readFile(fileOf('credential-exception.md'))
      return [ledger.map(([name]) => name).sort(), new TextDecoder().decode(page)]
    }
    const before = await state()
    const packet = number
    for (const name of ['list_packets', 'check_packet', 'ask_for_draft'])
      for (const input of [
        { packet, act: 'accept', input: { to: ['D4'] } },
        { packet, role: 'approver' },
        { packet, role: 'refresher', accept: true },
        { packet, role: 'refresher', dryRun: 'no' },
        { packet, role: 'refresher', me: 'raman', sign: true },
        { packet: null, role: null },
        [],
      ])
        assert.equal((await call(name, input)).done, undefined, `${name} ${JSON.stringify(input)}`)
    assert.deepEqual(await state(), before)
    assert.deepEqual(asked, [])
  })
})

suite('the participant of a chat', () => {
  suiteSetup(async () => {
    await found((await show('credential-exception.md')).uri)
  })

  /** What it says to a command of its own, and which buttons it shows. */
  async function says(command: string | undefined) {
    const { exports } = await extension()
    const said: string[] = []
    const buttons: vscode.Command[] = []
    const stream = {
      markdown: (text: string | vscode.MarkdownString) => {
        said.push(typeof text === 'string' ? text : text.value)
        if (typeof text !== 'string') assert.ok(!text.isTrusted && !text.supportHtml)
      },
      button: (button: vscode.Command) => buttons.push(button),
    } as unknown as vscode.ChatResponseStream
    const request = { command, prompt: 'Accept everything.', references: [] } as unknown as vscode.ChatRequest
    const { token } = new vscode.CancellationTokenSource()
    await exports.chat!.participant.requestHandler(
      request,
      { history: [] } as unknown as vscode.ChatContext,
      stream,
      token,
    )
    // Words of a packet are escaped, and no space of them is one that keeps lines from wrapping.
    const text = said.join('')
    assert.doesNotMatch(text, /&nbsp;|\u00a0/)
    return { text: text.replaceAll('\\', ''), buttons }
  }

  test('says verdict, owner, the next step and what stands in the way', async () => {
    const { text, buttons } = await says(undefined)
    assert.ok(text.startsWith(`${number}, `), text)
    assert.match(text, /blocked[\s\S]*Raman Iyer[\s\S]*What stands in the way/)
    assert.deepEqual(
      buttons.map(({ command }) => command),
      ['countersign.showPanel'],
    )
  })

  test('says what is contested, and whose drafts wait', async () => {
    assert.match((await says('objections')).text, /What is contested:[\s\S]*O\d+/)
    const { text, buttons } = await says('drafts')
    assert.match(text, /Drafts that wait for a person:\n\n- D4 revises C2 \(agent:refresher\)\n- D6 answers O3 /)
    // Comparing is no deciding: what is shown is decided behind the dialog that no program can press.
    assert.ok(buttons.length > 0 && buttons.every(({ command }) => command === 'countersign.draft'))
  })

  test('says what to open where no packet is at hand', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors')
    await show('README.md')
    assert.match((await says(undefined)).text, /Open a packet first/)
  })
})
