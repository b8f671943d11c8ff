// A packet in the editor: findings, fixes, hovers, and the way to what a name means.
import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { extension, findings, found, show } from './editor.ts'

suite('a packet', () => {
  let document: vscode.TextDocument
  const at = (words: string) => document.positionAt(document.getText().indexOf(words))

  suiteSetup(async () => {
    await extension()
    document = await show('credential-exception.md')
    await found(document.uri)
  })

  test('findings have a code that leads to their page', () => {
    const found = findings(document.uri)
    assert.ok(found.length > 10)
    assert.ok(found.every(({ source, code }) => source === 'countersign' && code !== undefined))
  })

  test('the place of the cursor has acts', async () => {
    const position = at('**D4**').translate(0, 2)
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(position, position),
    )
    assert.ok(
      actions.some(({ title }) => /Accept D4/.test(title)),
      actions.map(({ title }) => title).join('\n'),
    )
  })

  test('a name says what it stands for', async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      at('**C2.**').translate(0, 3),
    )
    assert.ok(hovers.length > 0)
  })

  test('a Markdown document that nobody keeps, like a comment’s box, is left alone', async () => {
    const text = document.getText()
    const provider = vscode.workspace.registerTextDocumentContentProvider('comment-box', {
      provideTextDocumentContent: () => text,
    })
    const box = await vscode.workspace.openTextDocument(vscode.Uri.parse('comment-box:/commentinput.md'))
    await vscode.window.showTextDocument(box)
    assert.equal(box.languageId, 'markdown')
    await vscode.commands.executeCommand('vscode.executeHoverProvider', document.uri, at('**C2.**'))
    assert.deepEqual(findings(box.uri), [])
    provider.dispose()
  })
})
