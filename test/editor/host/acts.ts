// Acts, where the dialog before a signature is answered by the test: the editor shows none in test mode.
import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { extension, fileOf, found, show, until, write } from './editor.ts'

suite('acts', () => {
  let uri: string
  const asked: string[] = []
  let yes = false

  const events = async () =>
    (await vscode.workspace.fs.readDirectory(fileOf('credential-exception.ledger'))).filter(([name]) =>
      name.endsWith('.json'),
    ).length
  const page = async () =>
    new TextDecoder().decode(await vscode.workspace.fs.readFile(fileOf('credential-exception.md')))
  const object = (text: string) =>
    vscode.commands.executeCommand('countersign.act', { uri, act: 'object', input: { to: ['C9'], text } })

  suiteSetup(async () => {
    const { exports } = await extension()
    assert.ok(exports.answerQuestions, 'the tests have no say outside of test mode')
    exports.answerQuestions(says => {
      asked.push(says)
      return yes
    })
    const document = await show('credential-exception.md')
    uri = document.uri.toString()
    await found(document.uri)
  })

  test('nothing is written where the person says no', async () => {
    const before = [await events(), await page()]
    assert.equal(await object('Who says so?'), false)
    assert.match(asked.pop()!, /objects to C9: Who says so\?/)
    assert.deepEqual([await events(), await page()], before)
  })

  test('what the person says yes to is in the ledger and on the page', async () => {
    const before = await events()
    yes = true
    assert.equal(await object('The plan has no date.'), true)
    assert.match(asked.pop()!, /objects to C9: The plan has no date\./)
    assert.equal(await events(), before + 1)
    assert.match(await page(), /objects to C9 — @lea \(security\)/)
  })

  test('whatever reads the page from the disk offers to save it first', async () => {
    const document = await show('credential-exception.md')
    // The editor reads again what the act before this one wrote, in its own time.
    const before = await page()
    await until(vscode.workspace.onDidChangeTextDocument, () => document.getText() === before)
    await write(document, before.length, '\nMore.\n')
    const commands: readonly (readonly [string, ...unknown[]])[] = [
      ['countersign.sync'],
      ['countersign.lookAgain'],
      ['countersign.lookAgain', { ids: ['E1'] }],
      ['countersign.role', { uri, role: 'clerk' }],
      ['countersign.redact', { uri }],
      ['countersign.act', { uri, act: 'object', input: { to: ['C9'], text: 'Who says so?' } }],
      ['countersign.act', { uri, act: 'hand-off' }],
    ]
    // Under test the editor shows no dialog, and whoever wanted one hears what it would have said.
    for (const [command, ...given] of commands)
      await assert.rejects(
        async () => vscode.commands.executeCommand(command, ...given),
        /changes that are not saved/,
        `${command} ${JSON.stringify(given)}`,
      )
    await write(document, 0, before, document.getText().length)
    assert.ok(await document.save())
  })

  test('a page that gets another name takes its ledger along', async () => {
    const { exports } = await extension()
    const [from, to] = [fileOf('access-escalation.md'), fileOf('renamed.md')]
    const rename = async (before: vscode.Uri, after: vscode.Uri) => {
      const edit = new vscode.WorkspaceEdit()
      edit.renameFile(before, after)
      assert.ok(await vscode.workspace.applyEdit(edit))
    }
    await show('access-escalation.md')
    await rename(from, to)
    const names = (await vscode.workspace.fs.readDirectory(fileOf(''))).map(([name]) => name)
    assert.ok(names.includes('renamed.ledger') && !names.includes('access-escalation.ledger'), names.join())
    await show('renamed.md')
    assert.equal((await exports.shown!.panel(to.toString()))?.opened, true)
    await rename(to, from)
  })

  test('a command with nonsense in it does nothing', async () => {
    const before = await events()
    for (const given of [undefined, null, 7, {}, { uri }, { uri: 7, act: 'object' }])
      assert.equal(await vscode.commands.executeCommand('countersign.act', given), undefined)
    assert.equal(await events(), before)
  })
})
