// A quote is in its source word for word, or the first words that differ are named.
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { findQuote } from '../../server/evidence/quote.ts'
import { growsEvenly } from '../support/growth.ts'

const rule =
  'A credential MUST identify exactly one workload. An exception MUST name an expiry date and a compensating control.'

/** The passage that was found, or `quoted → says` for the first words that differ, or nothing. */
function check(quote: string, source: string, expected: string) {
  const found = findQuote(quote, source)
  if (found.state === 'found') assert.equal(source.slice(found.from, found.to), expected)
  else assert.equal(found.state === 'differs' ? `${found.quoted} → ${found.says}` : '', expected)
}

suite('quotes that stand in their source', () => {
  test('as they are', () => check(rule, `Before.\n\n${rule}\n\nAfter.`, rule))
  test('wrapped otherwise', () => {
    const wrapped = rule.replaceAll(' MUST', '\n  MUST').replace('one workload', 'one\r\n\tworkload')
    check(rule, wrapped, wrapped)
    check(wrapped, rule, rule)
  })
  test('wrapped behind a hyphen', () =>
    check('the break-glass group', 'In the break-\n  glass group.', 'the break-\n  glass group'))
  test('with other quotation marks', () =>
    check('the "owner" and Lea’s key', "Here the „owner“ and Lea's key.", "the „owner“ and Lea's key"))
  test('in part, without the full stop', () => check('exactly one workload', rule, 'exactly one workload'))
  test('with markup that no reader sees', () =>
    check(
      'A credential MUST identify exactly one workload, see CRED-7 & more.',
      '> A credential **MUST** identify\n> _exactly_ one `workload`, see [CRED-7](cred.md#a) &amp; more.[^E1]\n',
      'A credential **MUST** identify\n> _exactly_ one `workload`, see [CRED-7](cred.md#a) &amp; more.',
    ))
  test('over the items of a list', () =>
    check(
      'An exception names: an expiry date; a control.',
      'An exception names:\n\n- an expiry date;\n- a control.\n',
      'An exception names:\n\n- an expiry date;\n- a control.',
    ))
  test('inside of JSON', () => {
    const json = '{"text":"A credential MUST identify\\nexactly \\"one\\" workload."}'
    check('A credential MUST identify exactly “one” workload.', json, json)
  })
})

suite('quotes that do not', () => {
  test('another word', () => check(rule.replace('exactly one', 'at least one'), rule, 'at least → exactly'))
  test('a weaker word', () => check(rule.replace('MUST identify', 'SHOULD identify'), rule, 'SHOULD → MUST'))
  test('another case', () => check(rule.replace('MUST identify', 'must identify'), rule, 'must → MUST'))
  test('a word left out', () => check(rule.replace('exactly ', ''), rule, ' → exactly'))
  test('a word added', () => check(rule.replace('expiry date', 'early expiry date'), rule, 'early → '))
  test('another number', () =>
    check('rotated every 90 days at least', 'Keys are rotated every 30 days at least.', '90 → 30'))
  test('other punctuation', () => check('one workload, An exception MUST name', rule, 'workload, → workload.'))
  test('a part of a longer word', () => check('exactly one work', rule, 'work → workload.'))
  test('other words at the beginning', () =>
    check(`Every service account MUST identify exactly one workload.`, rule, 'Every service account → A credential'))
  test('a hyphen', () =>
    check('the break glass group may read', 'the break-glass group may read', 'break glass → break-glass'))
  test('something else', () => check('Logs are kept for a year in the archive.', rule, ''))
  test('nothing at all', () => {
    check('', rule, '')
    check('  ', rule, '')
    check(rule, '', '')
  })

  test('a passage of any text is found in it, and any changed letter is not', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('the', 'owner', 'MUST', 'name', 'a', 'date', 'and', 'control', 'twice,'), {
          minLength: 3,
          maxLength: 30,
        }),
        fc.nat(),
        (words, from) => {
          const source = words.join(' ')
          const part = words.slice(from % words.length)
          assert.equal(findQuote(part.join('\n'), source).state, 'found')
          assert.notEqual(findQuote([...part, 'never'].join(' '), source).state, 'found')
        },
      ),
      { seed: 7, numRuns: 300 },
    ))

  for (const [name, piece] of Object.entries({
    words: 'a ',
    letters: 'a',
    stars: '*',
    brackets: '[',
    escapes: '\\',
    quotes: '>',
    dashes: 'a-\n',
    tags: '<a',
    spaces: ' ',
    lines: '\n',
  }))
    test(`long sources are no trouble: ${name}`, () =>
      growsEvenly(count => findQuote(`${piece.repeat(300)} b`, piece.repeat(count))))
})
