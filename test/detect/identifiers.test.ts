// Numbers that identify somebody, number by number, and the words that decide where no check digit does.
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { isIban, luhn } from '../../server/rules/detect/bank.ts'
import { identifiers } from '../../server/rules/detect/identifiers.ts'

const check = (text: string, ...expected: string[]) =>
  assert.deepEqual(
    identifiers(text).map(({ from, to, tag }) => `${tag}: ${text.slice(from, to)}`),
    expected,
  )

suite('identifiers', () => {
  test('a mailbox and where it ends', () => check('(jane.doe@contoso.com).', 'email: jane.doe@contoso.com'))
  test('a function’s mailbox', () => check('security@contoso.com, soc-eu@contoso.com'))
  test('a telephone number before a date', () => check('+44 7700 900123 2026-10-02', 'phone: +44 7700 900123'))
  test('an account before a currency', () =>
    check('GB82 WEST 1234 5698 7654 32 EUR', 'iban: GB82 WEST 1234 5698 7654 32'))
  test('digits that run on', () => check('411111111111111100000000'))
  test('a card with uneven groups', () => check('4111 11 11 1111 1111'))
  test('two of them', () =>
    check('4111 1111 1111 1111, a@fabrikam.com', 'card: 4111 1111 1111 1111', 'email: a@fabrikam.com'))
  test('what was taken out', () => check('[redacted: email] [redacted: phone]'))
  test('an address and who came from it', () => {
    check('The session came from 81.2.69.142.', 'ip: 81.2.69.142')
    check('The host has 81.2.69.142.')
    check('The session ended. The host has 81.2.69.142.')
  })
})

suite('check digits', () => {
  const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 18 }).map(list => list.join(''))
  const one = { seed: 20261120, numRuns: 200 }

  test('one wrong digit is noticed by a card’s', () => {
    fc.assert(
      fc.property(digits, fc.nat({ max: 11 }), fc.integer({ min: 1, max: 9 }), (start, at, by) => {
        const whole = [...'0123456789'].map(last => start + last).find(luhn)!
        const digit = (Number(whole.charAt(at)) + by) % 10
        assert.equal(luhn(`${whole.slice(0, at)}${digit}${whole.slice(at + 1)}`), false)
      }),
      one,
    )
  })

  test('one wrong character is noticed by an account’s', () => {
    const good = 'DE89370400440532013000'
    assert.equal(isIban(good), true)
    for (let at = 4; at < good.length; at++) {
      const wrong = `${good.slice(0, at)}${(Number(good.charAt(at)) + 1) % 10}${good.slice(at + 1)}`
      assert.equal(isIban(wrong), false, wrong)
    }
  })
})
