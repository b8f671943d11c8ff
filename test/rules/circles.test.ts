// Circles of support: each once, as the shortest way round, however long the chains are.
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { circles } from '../../server/rules/shared/circles.ts'

/** `a>b` says that `a` rests on `b`. */
const graph = (edges: string) => {
  const found = new Map<string, string[]>()
  for (const [from = '', to = ''] of edges.split(' ').map(edge => edge.split('>'))) {
    const next = found.get(from)
    if (next) next.push(to)
    else found.set(from, [to])
  }
  return found
}

const check = (edges: string, ...expected: string[]) =>
  assert.deepEqual(
    circles(graph(edges)).map(circle => circle.join('>')),
    expected,
  )

suite('circles of support', () => {
  test('a chain is none', () => check('a>b b>c a>c'))
  test('a statement may rest on itself', () => check('a>a', 'a'))
  test('two may rest on each other', () => check('a>b b>a', 'a>b'))
  test('the shortest way round is shown, from the first statement on the page', () =>
    check('a>b b>c c>d d>b c>a', 'a>b>c'))
  test('each group is shown once', () => check('a>b b>a c>d d>e e>c b>c', 'a>b', 'c>d>e'))
  test('what only leads into a circle is not part of it', () => check('x>a a>b b>a', 'a>b'))
  test('a statement that is not there ends the way', () => check('a>b b>gone'))

  test('a chain as long as a page is walked without recursion', () => {
    const chain = Array.from({ length: 50_000 }, (_, at) => [`${at}`, [`${at + 1}`]] as const)
    assert.deepEqual(circles(new Map(chain)), [])
    const closed = circles(new Map([...chain, ['50000', ['0']] as const]))
    assert.deepEqual(
      closed.map(({ length }) => length),
      [50_001],
    )
  })

  test('whoever can come back to where they began is in a circle, and nobody else', () => {
    const name = fc.integer({ min: 0, max: 7 }).map(String)
    const edge = fc.tuple(name, name).map(([from, to]) => `${from}>${to}`)
    fc.assert(
      fc.property(fc.array(edge, { minLength: 1, maxLength: 20 }), edges => {
        const all = graph(edges.join(' '))
        const found = circles(all)
        const reach = (from: string) => {
          const seen = new Set(all.get(from))
          for (const next of seen) for (const one of all.get(next) ?? []) seen.add(one)
          return seen
        }
        for (const circle of found) {
          circle.forEach((from, at) => {
            assert.ok(all.get(from)!.includes(circle[(at + 1) % circle.length]!), `${from} leads on`)
          })
        }
        const groups = new Set([...all.keys()].filter(one => reach(one).has(one)))
        const covered = new Set(
          found.flatMap(circle =>
            [...groups].filter(one => one === circle[0] || (reach(one).has(circle[0]!) && reach(circle[0]!).has(one))),
          ),
        )
        assert.deepEqual([...covered].sort(), [...groups].sort())
      }),
      { seed: 20261120, numRuns: 500 },
    )
  })
})
