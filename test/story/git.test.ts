// Whatever git does with a repository, no objection is lost without a finding: it is in the ledger and on the page, or
// something says that it is gone. Each way of joining two histories by itself; by chance they are mixed elsewhere.
import assert from 'node:assert/strict'
import { type Clone, type Look, meeting } from './clones.ts'
import { packet } from './support.ts'

const ledger = packet.replace('.md', '.ledger')

suite('git loses no objection unnoticed', function () {
  this.timeout(120_000)
  let met: Awaited<ReturnType<typeof meeting>>
  let lea: Clone
  let otto: Clone
  suiteSetup(async () => {
    met = await meeting()
    lea = await met.clone('lea')
    otto = await met.clone('otto')
  })

  suite('both sides are kept by', () => {
    const check = (name: string, join: () => unknown) =>
      test(name, async () => {
        await contested()
        await join()
        await bothKept(otto)
      })

    check('a merge that leaves its marks on the page', () => {
      assert.equal(otto.tries('merge', 'origin/lea').exit, 1)
      otto.commit('Merged, marks and all')
    })
    check('a merge that takes the own page', () => otto.git('merge', '--quiet', '-X', 'ours', 'origin/lea'))
    check('a merge that takes the other page', () => otto.git('merge', '--quiet', '-X', 'theirs', 'origin/lea'))
    check('a rebase', () => through('rebase', 'origin/lea'))
    check('a cherry-pick', () => through('cherry-pick', 'origin/lea'))
    check('a squash', () => {
      otto.tries('merge', '--squash', 'origin/lea')
      otto.commit('All of it in one')
    })
    check('an octopus of three', async () => {
      await ledgerAlone(lea)
      await ledgerAlone(otto)
      otto.git('fetch', '--quiet')
      otto.git('checkout', '--quiet', '-B', 'joined', 'origin/main')
      otto.commit('Something else')
      otto.git('merge', '--quiet', 'origin/lea', 'origin/otto')
      assert.equal(otto.git('log', '-1', '--format=%p').trim().split(' ').length, 3)
    })
    check('the server, which has no working tree and no merge driver', async () => {
      await ledgerAlone(otto)
      const tree = met.bare('merge-tree', '--write-tree', 'otto', 'lea')
      assert.equal(tree.exit, 0, tree.out)
      const parents = ['-p', 'otto', '-p', 'lea']
      const commit = met.bare('commit-tree', tree.out.trim(), ...parents, '-m', 'Merged by the server').out.trim()
      met.bare('update-ref', 'refs/heads/joined', commit)
      otto.git('fetch', '--quiet')
      otto.git('checkout', '--quiet', '--force', '-B', 'joined', 'origin/joined')
    })
    check('a clone that turns line ends', async () => {
      otto.git('merge', '--quiet', '-X', 'ours', 'origin/lea')
      otto.git('push', '--quiet', '--force', 'origin', 'otto')
      const windows = await met.clone('maria', '--config=core.autocrlf=true', '--branch=otto')
      await bothKept(windows)
    })
    check('a clone that turns line ends, where nobody told git to leave the ledger alone', async () => {
      otto.git('merge', '--quiet', '-X', 'ours', 'origin/lea')
      otto.git('rm', '--quiet', '.gitattributes')
      otto.commit('Nobody needs that')
      otto.git('push', '--quiet', '--force', 'origin', 'otto')
      const windows = await met.clone('maria', '--config=core.autocrlf=true', '--branch=otto', '--no-tags')
      await bothKept(windows)
    })
  })

  suite('what is gone is missed by name after', () => {
    const check = (name: string, lose: () => unknown) =>
      test(name, async () => {
        const events = await contested()
        otto.git('merge', '--quiet', '-X', 'ours', 'origin/lea')
        await bothKept(otto)
        otto.commit('Joined')
        await lose()
        const { objections, missed, found } = await otto.look()
        const gone = events.filter(event => !objections.has(event))
        assert.ok(gone.length > 0)
        assert.deepEqual(
          gone.filter(event => !missed.has(event)),
          [],
        )
        assert.ok(found.has('lost-event'))
      })

    check('a merge that throws the other side away', () => {
      otto.git('reset', '--quiet', '--hard', 'origin/otto')
      otto.git('merge', '--quiet', '-s', 'ours', 'origin/lea')
    })
    check('a revert', () => through('revert', 'origin/otto'))
    check('a revert of the merge', () => otto.git('revert', '--no-edit', '-m', '1', 'HEAD~1'))
    check('an older tree that is put back', () => {
      otto.git('restore', '--source', 'origin/main', '--staged', '--worktree', '.')
      otto.commit('As it was')
    })
    check('a deleted ledger', () => {
      otto.git('rm', '-r', '--quiet', ledger)
      otto.git('checkout', '--quiet', 'origin/main', '--', ledger)
      otto.commit('A shorter one')
    })
  })

  suite('what git itself forgets, this machine remembers after', () => {
    const check = (name: string, lose: () => unknown) =>
      test(name, async () => {
        const events = await contested()
        await otto.look()
        met.bare('update-ref', '-d', 'refs/heads/otto')
        otto.git('fetch', '--quiet', '--prune')
        lose()
        const { objections, found } = await otto.look()
        assert.ok(!events.every(event => objections.has(event)))
        assert.ok(found.has('lost-event'), [...found].join())
      })

    check('a reset', () => otto.git('reset', '--quiet', '--hard', 'origin/main'))
    check('a rebase that skips what conflicts', () => {
      otto.tries('rebase', 'origin/lea')
      otto.tries('rebase', '--skip')
    })
    check('a checkout of a branch that knows nothing of it', () => {
      otto.git('checkout', '--quiet', '-B', 'elsewhere', 'origin/main')
      otto.git('branch', '--quiet', '-D', 'otto')
    })
  })

  test('a shallow clone says that it cannot know', async () => {
    const events = await contested()
    const shallow = await met.clone('maria', '--depth=1', '--branch=otto')
    const { objections, complete } = await shallow.look()
    assert.ok(objections.has(events[1]!))
    assert.equal(complete, false)
  })

  test('what one branch withdrew and another sustained stands where they meet', async () => {
    await contested()
    lea.git('push', '--quiet', '--force', 'origin', 'lea:side')
    assert.equal(await lea.act('withdraw', { objection: 'O1', text: 'Clear.' }), undefined)
    lea.commit('Withdrawn')
    lea.git('push', '--quiet', '--force', 'origin', 'lea')
    lea.git('checkout', '--quiet', '-B', 'side', 'origin/side')
    assert.equal(await lea.act('sustain', { objection: 'O1', text: 'Not clear.' }), undefined)
    lea.commit('Sustained')
    lea.git('merge', '--quiet', '-X', 'ours', 'origin/lea')
    assert.deepEqual(
      [...(await lea.look()).objections.values()].map(({ status }) => status),
      ['sustained'],
    )
  })

  /** Lea Brandt objected on a branch of hers, and Otto Lind on his, both at the same place of the page. */
  async function contested(): Promise<readonly string[]> {
    const events: string[] = []
    for (const [clone, text] of [
      [lea, 'Which hosts?'],
      [otto, 'Which services?'],
    ] as const) {
      clone.git('fetch', '--quiet')
      clone.git('checkout', '--quiet', '--force', '-B', clone.name, 'origin/main')
      clone.git('clean', '-fdq')
      assert.equal(await clone.act('object', { to: ['C1'], text }), undefined)
      clone.commit('Objected')
      clone.git('push', '--quiet', '--force', 'origin', clone.name)
      events.push(...(await clone.look()).objections.keys())
    }
    otto.git('fetch', '--quiet')
    return events
  }

  /** The same branch with its events and without what they changed on the page, as somebody commits who adds files by name. */
  async function ledgerAlone(clone: Clone) {
    clone.git('checkout', '--quiet', 'origin/main', '--', packet)
    clone.git('commit', '--quiet', '--amend', '--no-edit')
    clone.git('push', '--quiet', '--force', 'origin', clone.name)
  }

  /** Whatever conflicts, one side's page is taken, and on it goes. */
  function through(verb: 'rebase' | 'cherry-pick' | 'revert', onto: string) {
    if (otto.tries(verb, ...(verb === 'revert' ? ['--no-edit'] : []), onto).exit === 0) return
    otto.git('checkout', '--quiet', '--ours', '--', packet)
    otto.git('add', '-A')
    otto.git(verb, '--continue')
  }
})

/** Both objections count, each is on the page or found missing there, and `sync` puts it back. */
async function bothKept(clone: Clone) {
  const before = await clone.look()
  assert.equal(before.objections.size, 2)
  assertSeen(before)
  await clone.sync()
  const after = await clone.look()
  assert.deepEqual(
    [...after.objections.values()].map(({ status, onPage }) => `${status} ${onPage}`),
    ['open true', 'open true'],
  )
  assert.ok(after.found.has('open-objection') && !after.found.has('hidden-objection'))
}

function assertSeen({ objections, found }: Look) {
  const hidden = [...objections.values()].filter(({ onPage }) => !onPage)
  assert.ok(hidden.length === 0 || found.has('hidden-objection') || found.has('malformed-statement'), [...found].join())
  assert.ok(found.has('open-objection') || found.has('hidden-objection'))
}
