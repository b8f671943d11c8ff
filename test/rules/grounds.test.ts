// How far support is followed: to the end where people can follow it too, and never for ever.
import assert from 'node:assert/strict'
import type { Near } from '../../server/rules/rule.ts'
import { lacking } from '../../server/rules/shared/support.ts'
import { worldOf } from '../../server/rules/world.ts'
import { prepare } from '../support/subject.ts'

/** What is wrong with what C1 rests on, and how many statements were looked at to find out. */
async function check(
  claims: readonly string[],
  expected: { readonly because: string | undefined; readonly atMost: number },
) {
  const { subject } = await prepare(claims.join('\n\n'))
  const world = worldOf(subject)
  let looks = 0
  const near: Near = {
    ...world,
    statement: id => {
      looks++
      return world.statement(id)
    },
  }
  assert.equal(lacking('C1', near)?.because, expected.because)
  assert.ok(looks <= expected.atMost, `${looks} looks`)
}

const chain = (length: number, last: string) => [
  ...Array.from({ length }, (_, i) => `**C${i + 1}.** A claim. — rests on C${i + 2}`),
  `**C${length + 1}.** A claim.${last}`,
]

suite('grounds', () => {
  test('a chain is followed to its end', () =>
    check(chain(40, '[^E1]\n\n[^E1]: **E1** remark: [Chat](a.txt), captured 2026-11-12'), {
      because: undefined,
      atMost: 41,
    }))
  test('support that is not there is missed at any distance', () =>
    check(chain(40, ''), { because: 'which cites no evidence', atMost: 41 }))
  test('nobody follows a thousand statements', () =>
    check(chain(1000, ''), { because: 'which rests on more than anyone can follow', atMost: 201 }))
  test('what many roads lead to is looked at once', () =>
    check(
      Array.from({ length: 60 }, (_, i) => {
        const next = [1, 2, 3].map(step => `C${i + 1 + step}`).join(', ')
        return `**C${i + 1}.** A claim. — rests on ${next}`
      }),
      { because: undefined, atMost: 63 },
    ))
  test('a circle ends', () =>
    check(['**C1.** A claim. — rests on C2', '**C2.** A claim. — rests on C1'], { because: undefined, atMost: 2 }))
})
