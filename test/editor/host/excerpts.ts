// Evidence that changed, looked at more than once: the comparison shows what the source says now, each time.
import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { extension, fileOf, found, show, until } from './editor.ts'

suite('both excerpts', () => {
  const plan = fileOf('evidence/broker/migration-plan.csv')
  let kept: Uint8Array
  let uri: string

  suiteSetup(async () => {
    await extension()
    const document = await show('credential-exception.md')
    uri = document.uri.toString()
    await found(document.uri)
    kept = await vscode.workspace.fs.readFile(plan)
  })
  suiteTeardown(() => vscode.workspace.fs.writeFile(plan, kept))

  test('are as the source has them, looked at once and once more', async () => {
    const now = () => vscode.workspace.textDocuments.find(one => one.uri.path === '/E9 now')?.getText() ?? ''
    for (const says of ['host,by\nfirst,Monday\n', 'host,by\nsecond,Tuesday\n']) {
      await vscode.workspace.fs.writeFile(plan, new TextEncoder().encode(says))
      await vscode.commands.executeCommand('countersign.lookAgain', { ids: ['E9'] })
      assert.equal(await vscode.commands.executeCommand('countersign.excerpts', { uri, evidence: 'E9' }), true)
      await until(vscode.workspace.onDidChangeTextDocument, () => now().trim() === says.trim())
    }
  })
})
