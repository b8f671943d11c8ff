// Every kind of event, as data: its name, its file, its act, and that its schema takes nothing that it does not know.
import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { canonical, type Value } from '../../server/ledger/canonical.ts'
import { readEvent, writeEvent } from '../../server/ledger/event.ts'
import { definitions, eventSchema } from '../../server/ledger/events/index.ts'
import { nextEvent } from '../../server/ledger/next.ts'
import { readWords, writeWords } from '../../server/ledger/words.ts'
import { play } from './play.ts'

const folder = join(import.meta.dirname, '../../server/ledger/events')

suite('events', () => {
  test('each has a file of its name, and each file is one', () => {
    const files = readdirSync(folder).filter(name => name !== 'index.ts')
    assert.deepEqual(files.sort(), definitions.map(({ type }) => `${type}.ts`).sort())
  })
  test('what only people do needs their key, or is only said', () => {
    const unsigned = definitions.filter(({ signature }) => signature === 'welcome').map(({ type }) => type)
    assert.deepEqual(unsigned, [
      'draft-proposed',
      'evidence-retrieved',
      'objection-answered',
      'objection-raised',
      'question-answered',
      'readiness-recommended',
      'run-recorded',
      'step-done',
      'suspicion-raised',
    ])
  })
  test('programs propose, look, recommend, suspect and say what they did, and nothing else', () => {
    const open = definitions.filter(({ by }) => by === 'people and agents').map(({ act }) => act)
    assert.deepEqual(open, ['propose', 'refresh', 'recommend', 'record-run', 'suspect'])
  })

  test('an event reads back as what was written', () => {
    const { ledger } = play('o1: @lea objection-raised { id: O1, targets: [C1, § Rollback, packet], words: No. }')
    for (const { id, event } of ledger.events) {
      const { bytes } = writeEvent(event)
      assert.deepEqual(readEvent(bytes, id), { event, bytes })
    }
  })
  test('no part of an event takes more than it knows', () => {
    const { ledger } = play('a: @maria text-accepted { blocks: [C1 / x / Text.] }')
    const { event } = ledger.events.at(-1)!
    const whole = JSON.parse(canonical(event as Value)) as Record<string, unknown>
    const block = (whole.body as { blocks: object[] }).blocks[0]!
    const refuses = (changed: object) => assert.equal(eventSchema.safeParse(changed).success, false)
    refuses({ ...whole, more: 1 })
    refuses({ ...whole, body: { ...(whole.body as object), more: 1 } })
    refuses({ ...whole, body: { blocks: [{ ...block, more: 1 }] } })
    refuses({ ...whole, v: 2 })
    refuses({ ...whole, actor: 'maria' })
    refuses({ ...whole, time: '2026-11-20T09:00:00+01:00' })
    refuses({ ...whole, time: '2026-02-30T09:00:00Z' })
    refuses({ ...whole, parents: ['b'.repeat(64), 'a'.repeat(64)] })
    refuses({ ...whole, parents: ['a'.repeat(64), 'a'.repeat(64)] })
    refuses({ ...whole, body: { blocks: [{ ...block, id: 'O1' }] } })
  })
  test('what a person typed and does not fit is said, not thrown', () => {
    const { ledger } = play('')
    const next = nextEvent(ledger, {
      type: 'hold-placed',
      actor: '@raman',
      time: '2026-11-20T09:00:00Z',
      body: { path: 'a\nb', owner: '@raman', words: 'a'.repeat(64) },
    })
    assert.deepEqual('problems' in next && next.problems, [
      'body.path: must be a short text in one line',
      'body.owner: must be a handle without its @: letters, digits and single hyphens',
    ])
  })
})

suite('words', () => {
  const salt = '0123456789abcdef'.repeat(2)
  test('read back as what was written, composed', () => {
    const { bytes, digest } = writeWords('Cafe\u0301\n“Zürich” 😀', salt)
    assert.deepEqual(readWords(bytes, digest), { text: 'Café\n“Zürich” 😀' })
  })
  test('of another digest are not read', () => {
    const { bytes } = writeWords('No.', salt)
    assert.deepEqual(readWords(bytes, '0'.repeat(64)), { problem: 'is not what its name says' })
  })
  test('have another digest with another salt', () =>
    assert.notEqual(writeWords('No.', salt).digest, writeWords('No.', '1'.repeat(32)).digest))
})
