// What the manifest promises is there, and what is not asked for is not.
import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { extension, findings, name, show } from './editor.ts'

suite('the manifest', () => {
  test('every command that it names can be run', async () => {
    const { packageJSON } = await extension()
    const there = new Set(await vscode.commands.getCommands(true))
    const missing = (packageJSON.contributes.commands as { command: string }[])
      .map(({ command }) => command)
      .filter(command => !there.has(command))
    assert.deepEqual(missing, [])
  })

  test('none of its keys is somebody else’s', async () => {
    const { packageJSON } = await extension()
    const { keybindings } = packageJSON.contributes as { keybindings: readonly { key: string; command: string }[] }
    assert.ok(keybindings.length > 5)
    const known = await vscode.workspace.openTextDocument(vscode.Uri.parse('vscode://defaultsettings/keybindings.json'))
    // One line a key, in the file that "Open Default Keyboard Shortcuts" shows.
    const pairs = [...known.getText().matchAll(/"key": "([^"]+)",[^}]*?"command": "([^"]+)"/g)]
    assert.ok(pairs.length > 500, `${pairs.length} keys of VS Code were found`)
    const taken = keybindings.flatMap(({ key }) =>
      pairs
        .filter(([, other, command]) => other === key && !command!.startsWith('countersign.'))
        .map(([, , by]) => `${key} ${by}`),
    )
    assert.deepEqual(taken, [])
  })

  test('it sends nothing about anybody', async () => {
    const { packageJSON } = await extension()
    assert.equal(JSON.stringify(packageJSON).match(/telemetry|instrumentation|aiKey/i), null)
  })

  test('every setting has a value to begin with, and words', async () => {
    const { packageJSON } = await extension()
    for (const [key, setting] of Object.entries(packageJSON.contributes.configuration.properties) as [
      string,
      { markdownDescription: string },
    ][]) {
      assert.ok(setting.markdownDescription.length > 20 && !setting.markdownDescription.startsWith('%'), key)
      assert.notEqual(vscode.workspace.getConfiguration().get(key), undefined, key)
    }
  })

  test('plain Markdown stays plain', async () => {
    const document = await show('README.md')
    assert.ok(vscode.extensions.getExtension(name))
    assert.deepEqual(findings(document.uri), [])
    assert.deepEqual(await vscode.commands.executeCommand('vscode.executeCodeLensProvider', document.uri), [])
  })
})
