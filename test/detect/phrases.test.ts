// Lists of phrases: a text is read word by word through the beginnings of the phrases, and finds what one great regular
// expression finds. The voice of a sentence decides whether a phrase counts.
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { beginnings } from '../../server/rules/detect/beginnings.ts'
import { finder, type House, type Phrase } from '../../server/rules/detect/phrases.ts'
import { sentences } from '../../server/rules/detect/sentences.ts'
import * as voice from '../../server/rules/detect/voice.ts'

suite('beginnings', () => {
  const check = (source: string, ...expected: string[]) =>
    assert.deepEqual([...beginnings(4)(source)].sort(), expected.sort())

  test('letters', () => check('whatsoever', 'what'))
  test('an alternative', () => check('(?:no|not any) risk', 'no r', 'not '))
  test('what may be absent', () => check('(?:all )?done', 'all ', 'done'))
  test('a class', () => check("[o’']k", "'k", 'ok', '’k'))
  test('repeated', () => check('a{1,3}b', 'a'))
  test('any letter', () => check('\\w+ing', ''))
  test('a look ahead is nothing', () => check('(?!x)ab(?:c)', 'abc'))
  test('an escaped character', () => check('a\\.b', 'a.b'))
  test('more alternatives than anybody counts', () => {
    const many = Array.from({ length: 700 }, (_, at) => String.fromCharCode(0x4e00 + at)).join('|')
    check(`(?:${many})x`, '')
  })
})

suite('a finder', () => {
  const phrases: readonly Phrase[] = [
    { say: '(?:fully|wholly)(?: \\w{1,9})? safe', why: 'one' },
    { say: '(?:is|are)(?: now)? ready', why: 'two' },
    { say: 'no (?:risk|danger)(?! of)', why: 'three' },
    { say: 'safe', why: 'four' },
  ]
  const find = finder(phrases, 'house', () => false)
  const check = (text: string, expected: string, house?: House) =>
    assert.equal(
      find(text, house)
        .map(({ from, to, why }) => `${text.slice(from, to)} (${why})`)
        .join(', '),
      expected,
    )

  test('says which phrase', () => check('It is now ready.', 'is now ready (two)'))
  test('takes the first of two that overlap', () => check('fully safe', 'fully safe (one)'))
  test('begins and ends at words', () => check('unsafe safer safe-guard safe', 'safe (four)'))
  test('reads any case', () => check('NO RISK. No danger of it.', 'NO RISK (three)'))
  test('takes no foreign letter for one of its own', () => check('no ris\u212a, İ: no risk', 'no risk (three)'))
  test('reads any case of a house’s own letters', () =>
    check('MÖGLICH', 'MÖGLICH (house)', { add: ['möglich'], allow: [] }))
  test('hears the house', () =>
    check('We are   good to go, safe.', 'good to go (house), safe (four)', { add: ['good to go'], allow: [] }))
  test('does not hear what the house allows', () =>
    check('The safe harbour is safe.', 'safe (four)', { add: [], allow: ['safe harbour'] }))
  test('takes the words of a house as words', () =>
    check('a+b (c) is safe', 'safe (four)', { add: ['a.b', '(d'], allow: [] }))

  test('finds what one regular expression finds', () => {
    const whole = new RegExp(`(?<![\\w-])(?:${phrases.map(({ say }) => say).join('|')})(?![\\w-])`, 'gi')
    const word = fc.constantFrom(
      'fully',
      'wholly',
      'safe',
      'is',
      'are',
      'now',
      'ready',
      'no',
      'risk',
      'danger',
      'of',
      'x',
      '-',
    )
    const text = fc.array(word, { maxLength: 30 }).map(words => words.join(' '))
    const property = fc.property(text, one =>
      assert.deepEqual(
        find(one).map(({ from, to }) => [from, to]),
        [...one.matchAll(whole)].map(({ index, 0: match }) => [index, index + match.length]),
      ),
    )
    fc.assert(property, { seed: 20261120, numRuns: 500 })
  })
})

suite('sentences', () => {
  const check = (text: string, ...expected: string[]) =>
    assert.deepEqual(
      sentences(text).map(({ from, to }) => text.slice(from, to)),
      expected,
    )

  test('one after the other', () => check('One. Two! Three?', 'One.', 'Two!', 'Three?'))
  test('with what closes them', () => check('He said “no.” Then (yes.) And.', 'He said “no.”', 'Then (yes.)', 'And.'))
  test('short forms do not end one', () =>
    check('Hosts, e.g. broker-1. See No. 4.', 'Hosts, e.g. broker-1.', 'See No. 4.'))
  test('numbers, versions and sections neither', () =>
    check('It took 1.5 h in v1.2, § 2.3. Done.', 'It took 1.5 h in v1.2, § 2.3.', 'Done.'))
  test('an empty line does', () => check('Heading\n\nText', 'Heading', 'Text'))
  test('nothing', () => check(' \n '))
})

suite('the voice of a sentence', () => {
  /** `^` stands before the phrase that is judged. */
  const check = (marked: string, expected: string) => {
    const at = marked.indexOf('^')
    const sentence = marked.replace('^', '')
    const heard = [
      voice.isQuestion(sentence) && 'asked',
      voice.isConditional(sentence) && 'conditional',
      voice.inTimeClause(sentence, at) && 'not yet',
      voice.isQuoted(sentence, at) && 'quoted',
      voice.isAttributed(sentence, at) && 'attributed',
      voice.isRequired(sentence, at) && 'required',
      voice.isDenied(sentence, at) && 'denied',
      voice.isHedged(sentence) && 'hedged',
    ]
    assert.equal(heard.filter(Boolean).join(', '), expected)
  }

  test('said', () => check('The board has ^approved it.', ''))
  test('asked', () => check('Has the board ^approved it?', 'asked'))
  test('a condition', () => check('If it is ^approved, we go on.', 'conditional'))
  test('a condition behind', () => check('It is ^approved unless legal objects.', 'conditional'))
  test('a time to come', () => check('Until it is ^approved, we wait.', 'not yet'))
  test('a time that has come and gone', () => check('Until March, it is ^approved.', ''))
  test('a time behind', () => check('We wait until it is ^approved.', 'not yet'))
  test('an opening without a comma', () => check('After the last review of the plan it is ^approved.', ''))
  test('quoted', () => check('The draft has “^approved” in it.', 'quoted'))
  test('a quote that is over', () => check('The “draft” is ^approved.', ''))
  test('somebody else says it', () => check('The vendor says that it is ^approved.', 'attributed'))
  test('a record says it', () => check('According to the log, it was ^approved.', 'attributed'))
  test('the packet says that it says it', () => check('We report that it is ^approved.', ''))
  test('required', () => check('It must be ^approved.', 'required'))
  test('an order', () => check('Never call it ^approved.', 'required, denied'))
  test('denied', () => check('It has not been ^approved.', 'denied'))
  test('denied in another clause', () => check('It is not late; it is ^approved.', ''))
  test('denied far away', () => check('It is not the plan of the second team that was ^approved.', ''))
  test('hedged', () => check('It may be ^approved.', 'hedged'))
})
