// What stands in inline code is shown and not said.
import assert from 'node:assert/strict'
import { parse } from '../../server/packet/parse.ts'
import { isInCode } from '../../server/rules/shared/in-code.ts'

/** Whether the place at `$0` is in code. */
function check(text: string, expected: boolean) {
  test(`${JSON.stringify(text)}: ${expected}`, () => {
    const at = text.indexOf('$0')
    const { blocks } = parse(text.replace('$0', ''))
    const { block, start } = blocks.findLast(one => one.start <= at)!
    assert.equal(isInCode({ block, start: at - start, end: at - start }), expected)
  })
}

suite('inline code', () => {
  check('a `b $0` c', true)
  check('a `b` $0 `c`', false)
  check('a ``b ` $0`` c', true)
  check('a `b `` $0 c', false)
  check('a \\`b $0` c', false)
  check('- a `b\n\n  c $0` d', false)
  check('a $0', false)
})

test('a block of nothing but backticks and marks takes no longer than it should', () => {
  const text = '`` ` TODO '.repeat(20_000)
  const [{ block }] = parse(text).blocks as [ReturnType<typeof parse>['blocks'][number]]
  const begun = process.cpuUsage()
  for (let start = 0; start < text.length; start += 10) isInCode({ block, start, end: start })
  assert.ok(process.cpuUsage(begun).user / 1000 < 2_000)
})
