// Statements of every kind: a page and the lines that say what was read from it.
import assert from 'node:assert/strict'
import { parse } from '../../server/packet/parse.ts'
import { rendered } from './rendered.ts'

const check = (markdown: string, expected: string) =>
  assert.equal(rendered(parse(markdown)), expected.trim().replace(/^ {4}/gm, ''))

suite('statements', () => {
  test('a paragraph with footnotes', () =>
    check(
      '**C1.** Only the *two* broker hosts\ncan read it.[^E1] [^E4]',
      'C1 claim "Only the two broker hosts can read it." [E1 E4]',
    ))
})
