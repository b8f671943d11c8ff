// Which comment suppresses what: the first on the page that covers the place and names the rule. How that is found quickly is compared
// with asking every comment, on pages of comments in any order.
import assert from 'node:assert/strict'
import type { Directive } from '../../schemas/packet.ts'
import { parse } from '../../server/packet/parse.ts'
import { type Cover, covers, suppressing } from '../../server/rules/suppress.ts'
import { random } from '../packet/hostile.ts'

const codes = ['one', 'two', 'three']
const verbs = ['disable', 'disable', 'enable', 'disable-line', 'disable-next-line', 'disable-file']

function page(next: (below: number) => number): string {
  const pieces = Array.from({ length: 1 + next(12) }, () => {
    if (next(3) === 0) return next(2) === 0 ? 'Some words.\n' : '\n'
    const named = codes.filter(() => next(3) === 0).join(', ')
    const why = next(6) === 0 ? '' : ' -- because'
    return `<!-- countersign-${verbs[next(verbs.length)]} ${named}${why} -->\n${next(2) === 0 ? '\n' : ''}`
  })
  return pieces.join('')
}

const isNamed = ({ codes }: Directive, code: string) => codes.length === 0 || codes.some(one => one.code === code)

const slowly = (all: readonly Cover[], code: string, at: number) =>
  all.find(({ directive, range }) => range.start <= at && at <= range.end && isNamed(directive, code))

test('the first comment that covers a place is found as if each was asked', () => {
  const next = random(20261128)
  let found = 0
  for (let round = 0; round < 2_000; round++) {
    const text = page(next)
    const all = covers(parse(text), '2026-11-20')
    const quickly = suppressing(all)
    for (const code of codes)
      for (let at = 0; at <= text.length; at++) {
        const cover = slowly(all, code, at)
        if (cover) found++
        assert.equal(quickly(code, { start: at, end: at }), cover, `${code} at ${at} of\n${text}`)
      }
  }
  assert.ok(found > 10_000)
})

test('what ends a comment ends it there, by one of its rules, by none, or where it is about all', () => {
  const check = (text: string, ends: readonly number[]) =>
    assert.deepEqual(
      covers(parse(text), '2026-11-20').map(({ range }) => range.end),
      ends,
    )
  const open = '<!-- countersign-disable one, two -- because -->\n\n'
  const all = '<!-- countersign-disable -- because -->\n\n'
  const end = (codes: string) => `<!-- countersign-enable ${codes} -->\n`
  const length = open.length + all.length
  check(`${open}${all}${end('two')}`, [length, length])
  check(`${open}${all}${end('three')}`, [length + end('three').length, length])
  check(`${open}${all}${end('')}`, [length, length])
  check(`${open}${end('one')}${end('two')}`, [open.length])
})
