// The language server killed while somebody works: another one starts by itself and knows what the settings say by now, nothing
// is signed twice, and what was under way says in plain words that it came to nothing.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import * as vscode from 'vscode'
import { extension, fileOf, findings, found, show, until, write } from './editor.ts'

/** The server's process: a child of this one. */
function serverHere(): number {
  const { stdout } = spawnSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
  const line = stdout
    .split('\n')
    .find(one => /server\.cjs/.test(one) && one.trim().split(/\s+/)[1] === `${process.pid}`)
  assert.ok(line, stdout)
  return Number(line.trim().split(/\s+/)[0])
}

const codeOf = (code: vscode.Diagnostic['code']) => (typeof code === 'object' ? code.value : code)

suite('a server that is killed', () => {
  let document: vscode.TextDocument
  let answer: (says: string) => boolean
  const events = async () =>
    (await vscode.workspace.fs.readDirectory(fileOf('credential-exception.ledger'))).filter(([name]) =>
      name.endsWith('.json'),
    ).length
  const object = (text: string) =>
    vscode.commands.executeCommand('countersign.act', {
      uri: document.uri.toString(),
      act: 'object',
      input: { to: ['C9'], text },
    })
  const settings = () => vscode.workspace.getConfiguration('countersign')

  suiteSetup(async () => {
    const { exports } = await extension()
    exports.answerQuestions!(says => answer(says))
    document = await show('credential-exception.md')
    await found(document.uri)
  })

  test('while the person is asked: nothing is signed, and that is said', async () => {
    const before = await events()
    answer = () => {
      process.kill(serverHere(), 'SIGKILL')
      return true
    }
    assert.equal(await object('Who says so?'), false)
    assert.equal(await events(), before)
  })

  test('is followed by one that signs the same once', async () => {
    const before = await events()
    answer = () => true
    assert.equal(await object('Who says so?'), true)
    assert.equal(await events(), before + 1)
  })

  test('is followed by one that knows what the settings say by now', async () => {
    const asked: string[] = []
    answer = says => {
      asked.push(says)
      return false
    }
    await settings().update('me', 'tomas', vscode.ConfigurationTarget.Global)
    process.kill(serverHere(), 'SIGKILL')
    assert.equal(await object('As somebody else.'), false)
    assert.deepEqual(asked, [], 'The key is another person’s.')
    await settings().update('me', undefined, vscode.ConfigurationTarget.Global)
    assert.equal(await object('As myself again.'), false)
    assert.equal(asked.length, 1)
  })

  test('and cannot be started again says so, and is tried again once what was wrong is mended', async () => {
    const { extensionPath, exports } = await extension()
    const program = join(extensionPath, 'dist', 'server.cjs')
    const restart = () => vscode.commands.executeCommand('countersign.restart')
    const mended = (act: () => unknown) => {
      renameSync(`${program}.away`, program)
      return act()
    }
    try {
      renameSync(program, `${program}.away`)
      assert.equal(await restart(), false)
      await assert.rejects(exports.shown!.packets(), /The language server does not run: .* tried again by itself/)
      assert.equal(await object('While nothing runs.'), false)
      assert.equal(await mended(restart), true, 'A person says so.')
      assert.ok((await exports.shown!.packets()).length > 0)
      renameSync(program, `${program}.away`)
      assert.equal(await restart(), false)
      await mended(() => until(vscode.languages.onDidChangeDiagnostics, () => findings(document.uri).length === 0))
      await found(document.uri)
      assert.ok((await exports.shown!.packets()).length > 0, 'By itself.')
    } finally {
      if (existsSync(`${program}.away`)) renameSync(`${program}.away`, program)
    }
  })

  test('takes none of the text with it', async () => {
    const text = document.getText()
    await write(document, text.indexOf('**C9.**'), '**C1.** Again.\n\n')
    process.kill(serverHere(), 'SIGKILL')
    await write(document, document.getText().length, '\n**C1.** And again.\n')
    await until(vscode.languages.onDidChangeDiagnostics, () =>
      findings(document.uri).some(
        ({ code, range }) => range.start.line === document.lineCount - 2 && codeOf(code) === 'duplicate-id',
      ),
    )
    assert.match(document.getText(), /Again\.\n\n\*\*C9.*And again/s)
    await write(document, 0, text, document.getText().length)
    assert.ok(await document.save())
  })
})
