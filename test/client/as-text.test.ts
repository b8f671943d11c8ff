// Whatever stands in a packet, it is shown in a chat as the text that it is.
import assert from 'node:assert/strict'
import MarkdownIt from 'markdown-it'
import { asLines, asText } from '../../client/as-text.ts'

suite('words of a packet in a chat', () => {
  const render = (words: string) => new MarkdownIt({ linkify: true, html: true }).render(asText(words)).trim()
  const check = (words: string, shown = words) =>
    test(words, () => {
      const bare = shown
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;')
      assert.equal(render(words), `<p>${bare}</p>`)
    })

  check('Two hosts can read it.[^E1]')
  check('[Accept](command:countersign.act)')
  check('![](https://example.com/seen.png)')
  check('https://example.com and www.example.com, a@example.com')
  check('<img src="https://example.com/x"> & <b>bold</b>')
  check('- **approved** by `nobody` ~~not~~ | _really_ $(icon) # top')
  check('one\n\n> two\n1. three', 'one > two 1. three')
  check('\\[x\\](y)')

  test('keep their lines where they had some', () =>
    assert.equal(
      new MarkdownIt().render(asLines('One *line*,\n    and another.\n\n> A third.')).trim(),
      '<p>One *line*,<br>\nand another.</p>\n<p>&gt; A third.</p>',
    ))
})
