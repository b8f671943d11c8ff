// What only some may know is taken out of a page from the editor: shown first, then written as it was shown, sealed as on the
// command line.
import assert from 'node:assert/strict'
import type { CodeAction } from 'vscode-languageserver-protocol/node'
import type { Redaction } from '../../schemas/protocol.ts'
import { password, phone, toldTooMuch } from '../sources/told-too-much.ts'
import { type Editor, editorIn } from './editor.ts'

suite('taking out from the editor', () => {
  let place: Awaited<ReturnType<typeof toldTooMuch>>
  let client: Editor
  setup(async () => {
    place = await toldTooMuch()
    client = await editorIn(place, { settings: { commands: true } })
    await client.open('case.md')
  })
  teardown(() => place.close())

  const redact = (more: object = {}) =>
    client.connection.sendRequest<Redaction>('countersign/redact', { uri: client.uri('case.md'), ...more })
  const actions = async (words: string) => {
    const before = place.read('case.md').slice(0, place.read('case.md').indexOf(words)).split('\n')
    const at = { line: before.length - 1, character: before.at(-1)!.length + 1 }
    const found = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: client.uri('case.md') },
      range: { start: at, end: at },
      context: { diagnostics: [] },
    })
    return found.flatMap(({ title, command }) => (command ? [[title, command.command, command.arguments?.[0]]] : []))
  }

  test('is offered where something was found, and where only some may read', async () => {
    const uri = client.uri('case.md')
    const out = 'Take out all that is secret or identifies somebody, after a look at it'
    for (const words of [phone!, password!])
      assert.deepEqual((await actions(words))[0], [out, 'countersign.redact', { uri }])
    assert.deepEqual((await actions('The breach'))[0], ['Seal F3 for security…', 'countersign.seal', { uri, id: 'F3' }])
  })

  test('shows the page as it would read, writes nothing before it is asked to, and then that very page', async () => {
    const shown = await redact()
    assert.ok(shown.done === 'not yet', JSON.stringify(shown))
    assert.match(shown.after, /called on \[redacted: phone [0-9a-f]{8}\]/)
    assert.doesNotMatch(shown.after, /c0rrect|7700/)
    assert.ok(
      shown.says.some(line => /2 things would be taken out\./.test(line)),
      shown.says.join('\n'),
    )
    assert.equal(place.git('status', '--porcelain'), '')
    const done = await redact({ shown: shown.shown })
    assert.ok(done.done === true, JSON.stringify(done))
    assert.equal(place.read('case.md'), shown.after)
    const digits = /phone ([0-9a-f]{8})/.exec(shown.after)![1]!
    assert.equal(place.fine('maria', 'unseal', 'case.md', digits).trim(), phone)
    const again = await redact({ shown: shown.shown })
    assert.ok(again.done === false && /not what was shown last/.test(again.why))
  })

  test('writes nothing on a page that changed meanwhile', async () => {
    const shown = await redact()
    assert.ok(shown.done === 'not yet')
    place.write('case.md', `${place.read('case.md')}\nMore.\n`)
    await client.change('case.md', { text: place.read('case.md') })
    const done = await redact({ shown: shown.shown })
    assert.ok(done.done === false && /changed meanwhile/.test(done.why), JSON.stringify(done))
    assert.match(place.read('case.md'), /7700/)
    assert.equal(place.git('status', '--porcelain').trim(), 'M case.md')
  })

  test('seals what a restricted statement says, for those who may read it', async () => {
    const shown = await redact({ seal: { id: 'F3', as: 'Where it began' } })
    assert.ok(shown.done === 'not yet', JSON.stringify(shown))
    assert.match(shown.after, /\*\*F3\.\*\* Where it began, `sealed:[0-9a-f]{12}` — restricted to security/)
    assert.ok((await redact({ shown: shown.shown })).done === true)
    assert.equal(place.fine('lea', 'unseal', 'case.md', 'F3').trim(), 'The breach began in Lisbon.')
    await client.change('case.md', { text: place.read('case.md') })
    const open = await redact({ seal: { id: 'F1', as: 'A number' } })
    assert.ok(open.done === false && /does not say who may read it/.test(open.why))
  })
})
