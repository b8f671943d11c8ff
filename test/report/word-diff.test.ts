// What changed between two texts, as a person reads it: `[-gone-]{+new+}`.
import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { marked, wordDiff } from '../../server/report/word-diff.ts'

const check = (before: string, after: string, expected: string) =>
  test(expected.slice(0, 60), () => assert.equal(marked(wordDiff(before, after)), expected))

suite('word by word', () => {
  check('Nothing changed here.', 'Nothing changed here.', 'Nothing changed here.')
  check('The log shows one login.', 'The log shows two logins.', 'The log shows [-one login-]{+two logins+}.')
  check('Costs 4,800 euros.', 'Costs 5,800 euros.', 'Costs [-4,800-]{+5,800+} euros.')
  check('Access ends on 2026-11-30.', 'Access ends.', 'Access ends[- on 2026-11-30-].')
  check('Ready.', 'Not ready.', '[-Ready-]{+Not ready+}.')
  check('One\nline, broken.', 'One line,\nbroken.', 'One line, broken.')
  check('a b c d e', 'a x c y e', 'a [-b-]{+x+} c [-d-]{+y+} e')
  check('', 'All of it.', '{+All of it.+}')
  check('All of it.', '', '[-All of it.-]')

  const plain = (text: string) => text.replace(/\s+/g, ' ')
  const sentence = fc.array(fc.constantFrom('log', 'shows', '4,800', '.', ' ', '\n', 'ä', '—', '[^E1]'), {
    maxLength: 40,
  })

  test('both versions can be read out of it', () =>
    fc.assert(
      fc.property(sentence, sentence, (a, b) => {
        const [before, after] = [a.join(''), b.join('')]
        const pieces = wordDiff(before, after)
        const without = (kind: 'gone' | 'new') => pieces.flatMap(one => (one.kind === kind ? [] : [one.text])).join('')
        assert.equal(without('new'), plain(before))
        assert.equal(without('gone'), plain(after))
      }),
      { seed: 3, numRuns: 300 },
    ))

  test('the marks of a quote are left out where it is one in both, and shown where one becomes a quote', () => {
    const [before, after] = ['> [!NOTE]\n>\n> Hosts should rotate.', '> [!NOTE]\n>\n> Hosts MUST rotate.']
    assert.equal(marked(wordDiff(before, after)), '[!NOTE] Hosts [-should-]{+MUST+} rotate.')
    assert.equal(marked(wordDiff('Hosts rotate.', '> Hosts rotate.')), '{+> +}Hosts rotate.')
    assert.equal(marked(wordDiff('> Hosts rotate.', '> > Hosts rotate.')), '{+> +}Hosts rotate.')
  })

  test('a long text that is wholly other is shown as replaced, and soon', () => {
    const long = (name: string) => Array.from({ length: 20_000 }, (_, index) => `${name}${index}`).join(' ')
    assert.deepEqual(
      wordDiff(long('a'), long('b')).map(({ kind }) => kind),
      ['gone', 'new'],
    )
  })
})
