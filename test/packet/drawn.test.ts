// What a git host draws is read by whoever reads the page, and so by the rules: the labels of a diagram, the text of a formula.
import assert from 'node:assert/strict'
import { parse } from '../../server/packet/parse.ts'

/** The pieces of words, each as it stands on the page where that is not the same. */
const check = (markdown: string, expected: readonly (string | readonly [string, string])[]) => {
  const packet = parse(markdown)
  const found = packet.blocks
    .flatMap(({ block }) => block.words)
    .map(({ text, span }) => {
      const source = packet.slice(span(0, text.length))
      return source === text ? text : [text, source]
    })
  assert.deepEqual(found, expected)
  assert.deepEqual(
    packet.blocks.flatMap(({ block }) => block.problems.map(({ message }) => message)),
    [],
  )
}

suite('what is drawn', () => {
  test('labels of a diagram, on boxes and on lines', () =>
    check('```mermaid\ngraph TD\n  A[Fully mitigated] -->|the board| B{"It has (nearly) gone"}\n```', [
      'graph TD',
      'Fully mitigated',
      'the board',
      'It has',
      'nearly',
      'gone',
    ]))
  test('a line that is broken inside of a label is one label', () =>
    check('```mermaid\nA[Fully<br/>mitigated<BR>now]\n```', [['Fully mitigated now', 'Fully<br/>mitigated<BR>now']]))
  test('what follows a colon', () =>
    check('~~~Mermaid\r\nNote over Al: it is contained\r\n~~~', ['Note over Al', 'it is contained']))
  test('a formula', () => check('```math\n\\text{all is well} + x\n```', ['all is well']))
  test('in a box, an item and a statement', () => {
    check('> ```mermaid\n> A[one two]\n> ```', ['one two'])
    check('- ```mermaid\n  A[one two]\n  ```', ['one two'])
    const [statement] = parse('- **C1.** Text.\n\n  ```mermaid\n  A[one two]\n  ```').statements
    assert.deepEqual(
      statement!.words.map(({ text }) => text),
      ['Text.', 'one two'],
    )
  })
  test('not any other code', () => check('```js\n// one two\n```\n\n    three four', []))
})
