// Three people, three clones, and whatever they and git do, by chance: an objection that somebody once had in front of them
// is there with its status, or git still has it on a branch, or a finding says that it is gone.
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { runs } from '../ledger/play.ts'
import { type Clone, meeting, people } from './clones.ts'
import { packet } from './support.ts'

const ledger = packet.replace('.md', '.ledger')

type Turn = { readonly clone: Clone; readonly other: string; readonly pick: number }

/** The objection that this number picks, or none. */
async function picked({ clone, pick }: Turn): Promise<string | undefined> {
  const ids = [...(await clone.look()).objections.values()].map(({ id }) => id)
  return ids[pick % Math.max(1, ids.length)]
}

const says = (act: string, input: (id: string) => object) => async (turn: Turn) => {
  const id = await picked(turn)
  if (id) await turn.clone.act(act, input(id))
  turn.clone.commit(act)
}

/** Whatever conflicts: marks and all, or one side's page. */
function settled({ clone, pick }: Turn, goOn: readonly string[]) {
  const side = [undefined, '--ours', '--theirs'][pick % 3]
  if (side) clone.tries('checkout', '--quiet', side, '--', packet)
  clone.tries('add', '-A')
  clone.tries(...goOn)
}

const joins =
  (goOn: readonly string[], ...words: readonly string[]) =>
  (turn: Turn) => {
    const to = words.map(word => word.replace('OTHER', `origin/${turn.other}`))
    if (turn.clone.tries(...to).exit !== 0) settled(turn, goOn)
    turn.clone.tries(goOn[0]!, '--abort')
    turn.clone.commit('Joined')
  }

const doings: Readonly<Record<string, (turn: Turn) => unknown>> = {
  object: async ({ clone, pick }) => {
    await clone.act('object', { to: [['C1', 'F1', 'Q1', 'packet'][pick % 4]], text: `Number ${pick}?` })
    clone.commit('object')
  },
  answer: says('answer', to => ({ to, text: 'So it is.' })),
  sustain: says('sustain', objection => ({ objection, text: 'It is not.' })),
  withdraw: says('withdraw', objection => ({ objection, text: 'Clear.' })),
  merge: joins(['commit', '--quiet', '--no-edit'], 'merge', '--quiet', 'OTHER'),
  'merge -X ours': joins(['commit', '--quiet', '--no-edit'], 'merge', '--quiet', '-X', 'ours', 'OTHER'),
  'merge -s ours': joins(['commit', '--quiet', '--no-edit'], 'merge', '--quiet', '-s', 'ours', 'OTHER'),
  squash: joins(['commit', '--quiet', '--no-edit'], 'merge', '--squash', 'OTHER'),
  rebase: joins(['rebase', '--continue'], 'rebase', 'OTHER'),
  'cherry-pick': joins(['cherry-pick', '--continue'], 'cherry-pick', 'OTHER'),
  revert: turn => {
    // Without the first commit there is no packet, which nobody overlooks.
    if (turn.clone.tries('rev-parse', '--verify', '--quiet', `origin/${turn.other}~1`).exit === 0)
      joins(['revert', '--continue'], 'revert', '--no-edit', 'OTHER')(turn)
  },
  reset: ({ clone, other }) => clone.git('reset', '--quiet', '--hard', `origin/${other}`),
  'an older tree': ({ clone }) => {
    if (clone.tries('restore', '--source', 'HEAD~2', '--staged', '--worktree', ledger).exit === 0) clone.commit('Older')
  },
  sync: async ({ clone }) => {
    await clone.sync()
    clone.commit('sync')
  },
}

const turns = fc.array(
  fc.record({
    doing: fc.oneof(
      { weight: 2, arbitrary: fc.constant('object') },
      { weight: 5, arbitrary: fc.constantFrom(...Object.keys(doings)) },
    ),
    who: fc.nat(2),
    other: fc.nat(2),
    pick: fc.nat(99),
  }),
  { minLength: 10, maxLength: 20 },
)

suite('git by chance', () => {
  test('loses no objection without a finding', async () => {
    await fc.assert(
      fc.asyncProperty(turns, async story => {
        const met = await meeting()
        const clones = await Promise.all(people.map(name => met.clone(name)))
        for (const clone of clones) {
          clone.git('checkout', '--quiet', '-b', clone.name)
          clone.git('push', '--quiet', 'origin', clone.name)
        }
        const seen = new Map(clones.map(({ name }) => [name, new Set<string>()]))
        for (const { doing, who, other, pick } of story) {
          const clone = clones[who]!
          clone.git('fetch', '--quiet')
          await doings[doing]!({ clone, other: people[other]!, pick })
          clone.git('push', '--quiet', '--force', 'origin', `HEAD:refs/heads/${clone.name}`)
          await assertNoneLost(clone, seen.get(clone.name)!)
        }
      }),
      runs(5),
    )
  }).timeout(180_000)
})

/** `seen`: the objections that this clone ever had in front of its person. */
async function assertNoneLost(clone: Clone, seen: Set<string>) {
  const { objections, found, missed } = await clone.look()
  for (const event of objections.keys()) seen.add(event)
  for (const [event, { id, onPage }] of objections)
    assert.ok(onPage || found.has('hidden-objection') || found.has('malformed-statement'), `${id} (${event}) is hidden`)
  for (const event of seen) {
    if (objections.has(event)) continue
    const had = (...where: readonly string[]) =>
      clone.git('log', '-1', '--format=%H', '--full-history', ...where, '--', `${ledger}/${event}.json`) !== ''
    assert.ok(missed.has(event) || !had('-m', 'HEAD'), `${event} is in the history, not in the folder, and not missed`)
    assert.ok(missed.has(event) || had('--all') || found.has('lost-event'), `${event} is gone, and nothing says so`)
  }
}
