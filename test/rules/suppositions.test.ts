// Many hypotheses are looked up where a few are tried one by one: both find the same, and so does an edit after the other.
import assert from 'node:assert/strict'
import { revise } from '../../server/packet/revise.ts'
import { assertive, restates, supposition } from '../../server/rules/detect/hypothesis.ts'
import { suppositions } from '../../server/rules/detect/suppositions.ts'
import { type Checked, check } from '../../server/rules/run.ts'
import { random } from '../packet/hostile.ts'
import { prepare } from '../support/subject.ts'

const words = [
  'session',
  'cache',
  'stale',
  'host',
  'token',
  'leak',
  'never',
  'because',
  'led to',
  'broker',
  'log',
  'if',
]

/** Sentences of a few words, so that many of them say nearly the same. */
const saying = (next: (below: number) => number) =>
  `The ${Array.from({ length: 2 + next(6) }, () => words[next(words.length)]).join(' ')}.`

const told = ({ findings }: Checked) =>
  findings
    .filter(({ rule }) => rule.code === 'hypothesis-stated-as-fact')
    .map(({ range, message }) => `${range.start}-${range.end} ${message}`)

suite('many hypotheses', () => {
  test('are those that a look at each finds', () => {
    const next = random(5)
    for (let round = 0; round < 300; round++) {
      const all = Array.from({ length: 30 }, () => supposition(saying(next)))
      const { near } = suppositions(all)
      for (const sentence of assertive(saying(next)))
        assert.deepEqual(
          [...near(sentence.words, sentence.isDenial)].filter(number => restates(sentence, all[number]!)),
          [...all.keys()].filter(number => restates(sentence, all[number]!)),
        )
    }
  })

  test('are found as a look at the whole page finds them, whatever is typed', async () => {
    const next = random(6)
    const statement = (index: number) => `**${next(2) ? 'H' : 'C'}${index}.** ${saying(next)}\n\n`
    const { subject } = await prepare(Array.from({ length: 60 }, (_, index) => statement(index + 1)).join(''))
    let checked = check(subject)
    assert.ok(told(checked).length > 60)
    for (let round = 0; round < 60; round++) {
      const { packet } = checked.subject
      const places = [...packet.text.matchAll(/^\*\*[HC]\d+\.\*\*/gm)]
      const { index } = places[next(places.length)]!
      const edit = next(3)
        ? { start: index + 2, end: index + 3, text: next(2) ? 'H' : 'C' }
        : { start: index, end: index, text: statement(100 + round) }
      const now = { ...subject, packet: revise(packet, edit) }
      checked = check(now, undefined, checked)
      assert.deepEqual(told(checked), told(check(now)))
    }
  })

  test('that a sentence all repeats are told one by one and not all at once', async () => {
    const { subject } = await prepare(
      `**C1.** The stale cache kept the session.\n\n${'**H1.** The stale cache kept the session.\n\n'.repeat(100)}`,
    )
    assert.equal(told(check(subject)).length, 20)
  })
})
