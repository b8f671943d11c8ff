import assert from 'node:assert/strict'
import { compilePattern } from '../../server/profile/pattern.ts'

/** Lines of `pattern => what is wrong with it`, or the text that it finds in `AB-1234 C-77 x7`. */
function check(table: string) {
  for (const line of table.trim().split('\n')) {
    const [pattern = '', answer] = line.trim().split(' => ')
    const compiled = compilePattern(pattern)
    const found = 'problem' in compiled ? compiled.problem : 'AB-1234 C-77 x7'.match(compiled.regex)?.join('|')
    assert.equal(found, answer, pattern)
  }
}

const bound = (said: string) => `must say how often it repeats at most: write \`{1,20}\` instead of \`${said}\``
const nested = 'must not repeat a group that has a repetition or a choice inside'

suite('patterns of identifiers', () => {
  test('what a house needs', () =>
    check(String.raw`
      [A-Z]{1,3}-[0-9]{2,8} => AB-1234|C-77
      (?:AB|C)-\d{2} => AB-12|C-77
      x\d? => x7
      (?:-7){1,3} => -7
      [*+?{}]|AB => AB
      \bC\b => C
    `))

  test('what could run for ever, or nobody could foresee', () =>
    check(String.raw`
      [A-Z]+ => ${bound('+')}
      .* => ${bound('*')}
      [0-9]{3,} => ${bound('{3,}')}
      (a{1,9}){1,9} => ${nested}
      (?:a|aa){1,30} => ${nested}
      ((a?)b){2} => ${nested}
      a{1,50}a{1,50}a{1,50} => can match in too many ways: narrow its repetitions
      (?=a)b => must not use ${'`(?=`'}: no look-around, no named groups, no references back
      (a)\1 => must not use ${'`\\1`'}: no look-around, no named groups, no references back
    `))

  test('what is no pattern says so', () => {
    for (const pattern of ['[', '(', ')', '{', '\\', 'a{2,1}', '(?', '[b-a]', '*'])
      assert.ok('problem' in compilePattern(pattern), pattern)
  })

  test('the slowest that is let through gets through a long line in time that grows with the line', () => {
    const compiled = compilePattern('a{1,31}a{1,31}b')
    if ('problem' in compiled) throw new Error(compiled.problem)
    const once = (text: string) => {
      const start = performance.now()
      assert.equal(text.match(compiled.regex), null)
      return performance.now() - start
    }
    const took = (length: number) => Math.min(...Array.from({ length: 5 }, () => once('a'.repeat(length))))
    assert.ok(took(20_000) < 8 * took(5_000) + 100)
  })
})
