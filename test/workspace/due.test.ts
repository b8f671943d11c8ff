// When evidence from elsewhere is looked at again by itself: once in a shelf life, not all of it at once, and a source that does
// not answer less and less often.
import assert from 'node:assert/strict'
import { dueAt, dueOf, nextRound } from '../../server/workspace/due.ts'
import { prepare } from '../support/subject.ts'

const hour = 60
/** Looks at E1, each on a day of November at nine. */
const looks = (...days: readonly (readonly [day: number, found: 'found' | 'unreachable'])[]) =>
  days
    .map(
      ([day, found], index) =>
        `l${index}: agent:refresher evidence-retrieved { evidence: E1, locator: "idp:account", ${found === 'found' ? 'digest: x' : `failed: ${found}`}, captured: 2026-11-10, why: refresh }; on 2026-11-${day}`,
    )
    .join('\n')

async function looked(story: string, more: string, fresh: string) {
  const { subject } = await prepare(`---
packet: PKT-2026-0001
profile: note
coordinator: maria
---

# Note

[^E1]: **E1** account: Account, \`idp:account\`, captured 2026-11-10${more}

-- countersign.yaml --
roster:
  - { handle: maria, name: Maria Keller, roles: [coordinator] }
  - { handle: raman, name: Raman Iyer, roles: [owner] }
agents:
  - { name: refresher }
profiles:
  note:
    title: Note
    about: asks the board to take note
    evidence:
      account: { class: system record, rank: 1, fresh: ${fresh} }
-- packet.ledger.story --
${story}`)
  const record = subject.record!
  const last = (record.ledger.state.retrievals.get('E1') ?? []).at(-1)
  return { subject, record, at: last && Math.floor(Date.parse(last.time) / 60_000) }
}

/** How long after the last look, in minutes; nothing for never. */
async function after(story: string, more = '', fresh = '2d'): Promise<number | undefined> {
  const { subject, record, at = 0 } = await looked(story, more, fresh)
  const due = dueAt(subject.packet.evidence[0]!, subject.profile.evidence.account, record)
  return due === undefined ? due : due - at
}

/** For how long whoever watches sleeps right after that look. */
async function sleeps(story: string, more = '', fresh = '2d'): Promise<number> {
  const { subject, record, at = 0 } = await looked(story, more, fresh)
  return nextRound(dueOf(subject.packet.evidence, subject.profile, record), at) - at
}

suite('what is due', () => {
  const within = async (due: Promise<number | undefined>, least: number, most: number) => {
    const minutes = await due
    assert.ok(minutes !== undefined && minutes >= least && minutes <= most, `${minutes}`)
    return minutes
  }

  test('is at once what nobody looked at', async () => assert.equal(await after(''), 0))
  test('is late in its shelf life, and before its end', () => within(after(looks([11, 'found'])), 30 * hour, 39 * hour))
  test('is by the shelf life that the page sets, where that is shorter', () =>
    within(after(looks([11, 'found']), ', fresh for 10h'), 6 * hour, 8 * hour))
  test('is none more often than every quarter of an hour', () =>
    within(after(looks([11, 'found']), ', fresh for 0h'), 15, 15))
  test('is at a time of its own after each look', async () => {
    const times = new Set<number | undefined>()
    for (const day of [11, 12, 13, 14, 15]) times.add(await after(looks([day, 'found'])))
    assert.ok(times.size > 3, [...times].join())
  })
  test('waits longer and longer for a source that does not answer, and no longer than usual', async () => {
    const failed = (count: number) =>
      looks([10, 'found'], ...Array.from({ length: count }, (_, index) => [11 + index, 'unreachable'] as const))
    assert.equal(await after(failed(1)), 15)
    assert.equal(await after(failed(2)), 30)
    assert.equal(await after(failed(4)), 120)
    await within(after(failed(14)), 30 * hour, 39 * hour)
  })
  test('begins anew once it answered', () =>
    within(after(looks([10, 'unreachable'], [11, 'unreachable'], [12, 'found'])), 30 * hour, 39 * hour))
  test('is never what is frozen for the review, or what somebody destroyed', async () => {
    assert.equal(await after(looks([11, 'found']), ', frozen'), undefined)
    const gone =
      'd: @raman disposed { texts: [], bodies: [2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881], why: x }'
    assert.equal(await after(`${looks([11, 'found'])}\n${gone}; on 2026-11-12`), undefined)
    const asked = looks([11, 'found'], [13, 'unreachable']).replace('\n', `\n${gone}; on 2026-11-12\n`)
    assert.equal(await after(asked), undefined)
  })
})

suite('the next round', () => {
  const failed = [12, 'unreachable'] as const
  test('comes after a quarter of an hour where the source did not answer, then after half an hour', async () => {
    assert.equal(await sleeps(looks([10, 'found'], failed)), 15)
    assert.equal(await sleeps(looks([10, 'found'], [11, 'unreachable'], failed)), 30)
  })
  test('comes before a short shelf life ends', async () => {
    const minutes = await sleeps(looks([11, 'found']), ', fresh for 1h')
    assert.ok(minutes >= 15 && minutes < 60, `${minutes}`)
  })
  test('is not at once where what was found could not be recorded', async () => assert.equal(await sleeps(''), 15))
  test('never comes where nothing is looked at again', async () =>
    assert.equal(await sleeps(looks([11, 'found']), ', frozen'), Number.POSITIVE_INFINITY))
})
