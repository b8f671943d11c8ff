// What holds for every ledger, tried on made-up ones: people and programs on branches, with and without their keys.
import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { LedgerFile } from '../../server/ledger/contents.ts'
import { definitionOf } from '../../server/ledger/events/index.ts'
import { foldLedger, type Ledger } from '../../server/ledger/fold.ts'
import { readName } from '../../server/ledger/names.ts'
import { people, play, runs, world } from './play.ts'

type Op = { actor: number; kind: number; pick: number; how: number; after: number }
const op: fc.Arbitrary<Op> = fc.record({
  actor: fc.nat(7),
  kind: fc.nat(12),
  pick: fc.nat(99),
  how: fc.nat(9),
  after: fc.nat(9),
})

const actors = [...people.map(name => `@${name}`), 'agent:refresher', 'agent:clerk']

/** A script that makes sense often enough: it names what is there, is mostly signed and mostly knows everything. */
function toScript(ops: readonly Op[]): string {
  const made: Record<'o' | 'd' | 'h', string[]> = { o: [], d: [], h: [] }
  const names = ['open']
  const lines = ops.map(({ actor, kind, pick, how, after }, index) => {
    const name = `n${index}`
    const one = (of: 'o' | 'd' | 'h') => made[of][pick % made[of].length]
    const body = bodies[kind]!(index, pick, one('o'), one('d'), one('h'))
    const what = body ?? bodies[0]!(index, pick)!
    const letter = what.startsWith('objection-raised')
      ? 'o'
      : what.startsWith('draft-proposed')
        ? 'd'
        : what.startsWith('hold-placed')
          ? 'h'
          : undefined
    if (letter) made[letter].push(name)
    const known =
      after < 4
        ? ` after ${names[(pick * 7 + after) % names.length]}, ${names.at(-1 - (pick % Math.min(3, names.length)))}`
        : ''
    names.push(name)
    const signed = how === 0 ? '; unsigned' : how === 1 ? '; by stranger' : ''
    return `${name}: ${actors[actor]} ${what}${known}${signed}`
  })
  return lines.join('\n')
}

type Body = (index: number, pick: number, o?: string, d?: string, h?: string) => string | undefined
const bodies: readonly Body[] = [
  (index, pick) =>
    `objection-raised { id: O${(pick % 4) + 1}, role: security, targets: [C${(pick % 3) + 1}], words: No ${index}. }`,
  (_index, _pick, o) => o && `objection-answered { objection: $${o}, words: Yes. }`,
  (_index, _pick, o) => o && `objection-sustained { objection: $${o}, words: Still. }`,
  (_index, _pick, o) => o && `objection-withdrawn { objection: $${o} }`,
  (_index, pick, o) => o && `risk-carried { id: R${(pick % 3) + 1}, objection: $${o}, targets: [C1], words: I do. }`,
  (index, pick) =>
    `draft-proposed { id: D${(pick % 4) + 1}, verb: revises, targets: [C${(pick % 3) + 1}], words: Text ${index}. }`,
  (_index, pick, _o, d) =>
    d && `draft-accepted { draft: $${d}, blocks: [C${(pick % 3) + 1} / v / Text.], corrected: false }`,
  (_index, _pick, _o, d) => d && `draft-rejected { draft: $${d}, reason: overstated }`,
  (_index, pick) => `text-accepted { blocks: [C${(pick % 3) + 1} / ${pick} / Text.] }`,
  (_index, pick) =>
    `owner-transferred { place: owner, from: ${people[pick % 2 === 0 ? 1 : pick % 6]}, to: ${people[(pick + 1) % 6]} }`,
  (_index, pick) => `reviewer-assigned { role: security, reviewer: ${people[pick % 6]} }`,
  (index, _pick) => `hold-placed { owner: sam, words: Wait ${index}. }`,
  (_index, _pick, _o, _d, h) => h && `hold-lifted { hold: $${h} }`,
]

const script = fc.array(op, { minLength: 1, maxLength: 16 }).map(toScript)

/** Everything that a ledger says, as plain data. */
const everything = (ledger: Ledger) => ({
  events: ledger.events.map(({ id, lamport, counts, proof }) => ({ id, lamport, counts, proof })),
  state: Object.fromEntries(Object.entries(ledger.state).map(([name, map]) => [name, [...map]])),
  standing: {
    ...ledger.standing,
    reviewers: [...ledger.standing.reviewers],
    formerPolicies: [...ledger.standing.formerPolicies],
  },
  heads: ledger.heads,
  damage: ledger.damage,
  shown: [...ledger.state.objections.keys()].map(event => ledger.shownId(event)),
})

suite('every ledger', () => {
  test('folds to one state, in whatever order, portions and number its files come', () =>
    fc.assert(
      fc.property(script, fc.infiniteStream(fc.nat()), (text, dice) => {
        const { files } = play(text)
        const expected = everything(foldLedger(files, world))
        const roll = (below: number) => dice.next().value! % below
        const shuffled = [...files, ...files.filter(() => roll(3) === 0)]
          .map(file => ({ file, at: roll(1_000_000) }))
          .sort((a, b) => a.at - b.at)
          .map(({ file }) => file)
        assert.deepEqual(everything(foldLedger(shuffled, world)), expected)

        const cut = roll(shuffled.length)
        const inTwo = foldLedger(shuffled.slice(0, cut), world).with(shuffled.slice(cut))
        assert.deepEqual(everything(inTwo), expected)
        assert.deepEqual(
          everything(shuffled.reduce((ledger, file) => ledger.with([file]), foldLedger([], world))),
          expected,
        )
        assert.deepEqual(everything(inOrderOfWriting(files)), expected)
      }),
      runs(25),
    )).timeout(20_000)

  test('keeps every objection when more is known', () =>
    fc.assert(
      fc.property(script, fc.infiniteStream(fc.boolean()), (text, dice) => {
        const { files, ledger } = play(text)
        const some = foldLedger(
          files.filter(({ name }) => readName(name).kind !== 'event' || dice.next().value),
          world,
        )
        const lost = [...some.state.objections.keys()].filter(event => !ledger.state.objections.has(event))
        assert.deepEqual(lost, [])
        const raised = ledger.events.filter(
          ({ event }) => event.type === 'objection-raised' && event.actor.startsWith('@'),
        )
        assert.equal(ledger.state.objections.size, raised.length)
      }),
      runs(40),
    )).timeout(20_000)

  test('lets nothing be decided without the key of somebody who may', () =>
    fc.assert(
      fc.property(script, text => {
        const { ledger } = play(text)
        const signedBy = (event: string) => (ledger.event(event)!.proof ? ledger.event(event)!.event.actor : 'nobody')
        for (const list of ledger.state.acceptances.values())
          for (const { event, by } of list) assert.equal(signedBy(event), `@${by}`)
        for (const { status, actor, withdrawnBy, carriedBy } of ledger.state.objections.values()) {
          if (status === 'withdrawn') assert.ok(withdrawnBy.some(event => signedBy(event) === actor))
          if (status === 'carried') assert.ok(carriedBy.some(event => signedBy(event) !== 'nobody'))
        }
        for (const { decisions } of ledger.state.drafts.values())
          for (const { event, by } of decisions) assert.equal(signedBy(event), `@${by}`)
      }),
      runs(40),
    )).timeout(20_000)

  test('shows what was done to its files, but for what docs/ledger.md says that it cannot', () =>
    fc.assert(
      fc.property(
        script,
        fc.nat(),
        fc.nat(),
        fc.nat(),
        fc.constantFrom('flip', 'cut', 'remove', 'swap'),
        (text, one, other, bit, what) => {
          const { files, ledger } = play(text)
          const before = new Set(foldLedger(files, strict).damage.map(tellDamage))
          const file = files[one % files.length]!
          const changed = damaged(files, file, files[other % files.length]!, bit, what)
          const shows = foldLedger(changed, strict).damage.some(damage => !before.has(tellDamage(damage)))
          const nothingChanged = what === 'swap' && sameBytes(file, files[other % files.length]!)
          const shown = ledger.damage.some(damage => damage.file === file.name)
          assert.ok(
            shows || shown || nothingChanged || isResidue(ledger, file, what),
            `${what} ${file.name} of\n${text}`,
          )
        },
      ),
      runs(120),
    )).timeout(20_000)
})

/** One file after the other, as people write: signatures and words first, then their event. */
function inOrderOfWriting(files: readonly LedgerFile[]): Ledger {
  const ids = foldLedger(files, world).events.map(({ id }) => id)
  const others = files.filter(({ name }) => !ids.includes(name.slice(0, 64)))
  const portions = ids.map(id => files.filter(({ name }) => name.startsWith(id)))
  return portions.reduce((ledger, portion) => ledger.with(portion), foldLedger(others, world))
}

/** Policies come from the folder only. */
const strict = {
  ...world,
  policy: (digest: string, bytes: Uint8Array | undefined) => bytes && world.policy(digest, bytes),
}

const tellDamage = ({ kind, event, file }: { kind: string; event?: string; file?: string }) =>
  `${kind} ${event} ${file}`
const sameBytes = (a: LedgerFile, b: LedgerFile) => Buffer.compare(a.bytes!, b.bytes!) === 0

function damaged(
  files: readonly LedgerFile[],
  file: LedgerFile,
  other: LedgerFile,
  bit: number,
  what: string,
): LedgerFile[] {
  const rest = files.filter(candidate => candidate !== file)
  if (what === 'remove') return rest
  if (what === 'swap') {
    if (other === file) return [...files]
    return [
      ...rest.filter(candidate => candidate !== other),
      { ...file, bytes: other.bytes! },
      { ...other, bytes: file.bytes! },
    ]
  }
  const bytes = Buffer.from(file.bytes!)
  if (what === 'cut') return [...rest, { ...file, bytes: bytes.subarray(0, bit % bytes.length) }]
  bytes[(bit >> 3) % bytes.length]! ^= 1 << (bit & 7)
  return [...rest, { ...file, bytes }]
}

/** What nobody can see from the folder alone: an unsigned event that no other knows, and a signature that nobody asked for. */
function isResidue(ledger: Ledger, { name }: LedgerFile, what: string): boolean {
  const named = readName(name)
  if (what !== 'remove') return false
  if (named.kind === 'event')
    return ledger.heads.includes(named.digest) && !ledger.contents.signatures.has(named.digest)
  if (named.kind !== 'signature') return false
  const { event, counts } = ledger.event(named.event)!
  return definitionOf(event.type).signature === 'welcome' || !counts
}
