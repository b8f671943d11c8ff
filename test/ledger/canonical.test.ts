import assert from 'node:assert/strict'
import fc from 'fast-check'
import { canonical, limits, plain, read, type Value } from '../../server/ledger/canonical.ts'

const runs = { seed: 20261120, numRuns: 500, interruptAfterTimeLimit: 5_000 }

/** What reading these bytes answers: `ok`, or the kind of problem with its reason. */
function check(bytes: string | Uint8Array, expected: string) {
  const result = read(typeof bytes === 'string' ? Buffer.from(bytes) : bytes)
  assert.equal('value' in result ? 'ok' : `${result.problem.kind}: ${result.problem.why}`, expected)
}

suite('canonical JSON', () => {
  test('takes sorted keys, integers and strings as they are', () => check('{"a":[1,-2,true,null],"b":"é\\n"}', 'ok'))
  test('sorts keys by UTF-16 units', () =>
    assert.equal(
      canonical({ '\u{1F600}': 1, '\uFF21': 2, b: 3, a: 4, 10: 5, 9: 6 }),
      '{"10":5,"9":6,"a":4,"b":3,"\u{1F600}":1,"\uFF21":2}',
    ))
  test('leaves out a key that has no value', () => assert.equal(canonical({ a: undefined, b: 1 }), '{"b":1}'))

  const other = 'not-canonical: is JSON in another spelling than the canonical one'
  test('refuses a key given twice', () => check('{"a":1,"a":1}', other))
  test('refuses keys out of order', () => check('{"b":1,"a":1}', other))
  test('refuses white space', () => check('{"a": 1}', other))
  test('refuses a final line feed', () => check('{"a":1}\n', other))
  test('refuses a final carriage return and line feed', () => check('{"a":1}\r\n', other))
  test('refuses an integer written as a fraction', () => check('[1.0]', other))
  test('refuses an integer with an exponent', () => check('[1e2]', other))
  test('refuses minus nought', () => check('[-0]', other))
  test('refuses an escape that is not needed', () => check('["\\u0061"]', other))

  const none = 'not-canonical: holds what canonical JSON has no form for: '
  test('refuses a fraction', () => check('[0.5]', `${none}0.5 is no safe integer.`))
  test('refuses an integer beyond 2^53', () =>
    check('[9007199254740993]', `${none}9007199254740992 is no safe integer.`))
  test('refuses half a character', () =>
    check('["\\ud800"]', `${none}A string holds half a character (a lone surrogate).`))
  test('refuses decomposed text', () => check('["e\u0301"]', `${none}A string is not composed (NFC).`))
  test('refuses decomposed keys', () => check('{"e\u0301":1}', `${none}A string is not composed (NFC).`))
  test('refuses what is nested too deep', () =>
    check('['.repeat(33) + ']'.repeat(33), `${none}It is nested more than 32 deep.`))
  test('takes what is nested just deep enough', () => check('['.repeat(32) + ']'.repeat(32), 'ok'))
  test('survives a megabyte of brackets', () =>
    check('['.repeat(limits.bytes), 'truncated: ends in the middle: part of it was lost'))

  test('refuses a byte-order mark', () => check('\uFEFF{}', 'byte-order-mark: begins with a byte-order mark'))
  test('refuses what is no UTF-8', () => check(Uint8Array.of(0x22, 0xff, 0x22), 'not-text: is not UTF-8'))
  test('refuses more than a megabyte', () => check(`"${'a'.repeat(limits.bytes)}"`, 'too-large: is larger than 1 MiB'))
  test('tells a lost tail from other damage', () => {
    check('{"a":"b}', 'truncated: ends in the middle: part of it was lost')
    check('', 'truncated: ends in the middle: part of it was lost')
    check('{"a":x}', 'not-canonical: is not JSON')
  })

  test('refuses to write what has no form', () => {
    for (const value of [0.5, Number.NaN, '\ud800', 'e\u0301', [new Date(0)], () => 0, new Map()])
      assert.throws(() => canonical(value as Value), RangeError)
  })

  const value = fc.letrec<{ value: Value }>(tie => ({
    value: fc.oneof(
      { maxDepth: 5 },
      fc.string({ unit: 'binary' }).map(plain),
      fc.maxSafeInteger().map(number => number + 0),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value')),
      fc.dictionary(fc.string({ unit: 'grapheme' }).map(plain), tie('value')),
    ),
  })).value

  test('reads back what it wrote', () =>
    fc.assert(
      fc.property(value, written => {
        const result = read(Buffer.from(canonical(written)))
        assert.ok('value' in result)
        assert.equal(canonical(result.value), canonical(written))
      }),
      runs,
    ))
  test('takes no bytes but those that it would write', () =>
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.json().map(text => new Uint8Array(Buffer.from(text))),
        ),
        bytes => {
          const result = read(bytes)
          if ('value' in result) assert.deepEqual(Buffer.from(canonical(result.value)), Buffer.from(bytes))
        },
      ),
      runs,
    ))
  test('has one digest for text that was typed in two ways', () =>
    assert.equal(canonical(plain('e\u0301')), canonical(plain('é'))))
})
