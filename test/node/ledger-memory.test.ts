// What a machine remembers of a ledger: a tip that is gone is missed, a long ledger is not read again, and what decides
// takes nobody's word for what the files say.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeEvent } from '../../server/ledger/event.ts'
import { sealed } from '../../server/node/cache-file.ts'
import { addEvent } from '../../server/node/event-files.ts'
import { type Memory, readAgain, recall } from '../../server/node/ledger-memory.ts'
import { rememberedRecord } from '../../server/node/remembered-record.ts'
import { office } from '../cli/office.ts'
import { play } from '../ledger/play.ts'

const { files: opened, ledger } = play('')
const { event: opening } = ledger.events[0]!

suite('the memory of a ledger', () => {
  let root = ''
  let memory: Memory
  setup(() => {
    root = fs.mkdtempSync(join(tmpdir(), 'memory-'))
    memory = { folder: join(root, 'cache'), takes: 'everything' }
  })
  teardown(() => fs.rmSync(root, { recursive: true, force: true }))

  /** So many events beside each other, written a second ago. */
  const fill = (count: number) => {
    const folder = join(root, 'note.ledger')
    for (const { name, bytes } of opened) addEvent(folder, { name, bytes: bytes! }, [])
    for (let index = 0; index < count; index++) {
      const body = {
        evidence: 'E1',
        locator: 'a',
        digest: ledger.heads[0]!,
        captured: '2026-11-12',
        why: 'refresh' as const,
      }
      const parents = [ledger.heads[0]!]
      const actor = `agent:a${index}`
      const written = writeEvent({
        ...opening,
        type: 'evidence-retrieved',
        actor,
        seq: 1,
        prev: null,
        parents,
        lamport: 2,
        body,
      })
      fs.writeFileSync(join(folder, written.name), written.bytes)
    }
    return folder
  }
  const later = () => new Promise(resolve => setTimeout(resolve, 80))
  /** The policy of these events is one of the tests' own, which nobody else can read. */
  const kinds = () =>
    rememberedRecord(root, 'note.ledger', memory)
      .ledger.damage.map(({ kind }) => kind)
      .filter(kind => kind !== 'unknown-policy' && kind !== 'not-opened')

  test('a long ledger is read once, and one file more is all that is read then', async () => {
    const folder = fill(320)
    await later()
    const first = rememberedRecord(root, 'note.ledger', memory).ledger
    const again = readAgain(folder, recall(memory, folder))
    assert.deepEqual([...new Set(again.files.map(({ whole }) => whole))], [true])
    fs.writeFileSync(join(folder, `${'1'.repeat(64)}.words`), '{}')
    const { files } = readAgain(folder, recall(memory, folder))
    assert.deepEqual(
      files.filter(({ whole }) => !whole).map(({ name }) => name),
      [`${'1'.repeat(64)}.words`],
    )
    fs.rmSync(join(folder, `${'1'.repeat(64)}.words`))
    const { events, heads, state } = rememberedRecord(root, 'note.ledger', memory).ledger
    assert.deepEqual(
      [events.length, heads, state.retrievals],
      [first.events.length, first.heads, first.state.retrievals],
    )
  })
  test('a file that was edited since is read, whatever its size', async () => {
    const folder = fill(320)
    await later()
    assert.deepEqual(kinds(), [])
    const name = fs.readdirSync(folder).find(one => one.endsWith('.json') && !one.startsWith(ledger.heads[0]!))!
    const { atime, mtime } = fs.statSync(join(folder, name))
    fs.writeFileSync(join(folder, name), fs.readFileSync(join(folder, name), 'utf8').replace('"seq":1', '"seq":2'))
    fs.utimesSync(join(folder, name), atime, mtime)
    assert.deepEqual(kinds(), ['edited-event'])
    assert.deepEqual(kinds(), ['edited-event'])
  })
  test('a memory that somebody wrote is believed only by what merely shows', async () => {
    const folder = fill(320)
    await later()
    const name = fs.readdirSync(folder).find(one => one.endsWith('.json') && !one.startsWith(ledger.heads[0]!))!
    fs.writeFileSync(join(folder, name), '{}')
    await later()
    kinds()
    const { index } = recall(memory, folder)!
    const { stamps } = readAgain(folder, undefined)
    const forged = { ...index, files: [[name, stamps.get(name), 2]] }
    const [place] = fs.readdirSync(join(memory.folder, 'ledgers'))
    const lie = Buffer.concat(sealed(forged, [Buffer.from('{}')]))
    fs.writeFileSync(join(memory.folder, 'ledgers', place!), lie)
    assert.equal(readAgain(folder, recall(memory, folder)).files.find(one => one.name === name)?.whole, true)
    memory = { ...memory, takes: 'heads' }
    assert.deepEqual(kinds(), ['edited-event'])
  })
  test('one that is torn is as good as none', async () => {
    fill(3)
    assert.deepEqual(kinds(), [])
    const [place] = fs.readdirSync(join(memory.folder, 'ledgers'))
    fs.truncateSync(join(memory.folder, 'ledgers', place!), 100)
    assert.deepEqual(kinds(), [])
  })
})

suite('a tip that is gone', function () {
  this.timeout(120_000)

  const begun = () => {
    const of = office()
    assert.equal(of.by('maria', 'open', 'note.md', '--owner', 'raman').exit, 0)
    of.commit('Opened')
    assert.equal(of.run('object', 'note.md', 'F1', '--me', 'raman', '--text', 'No.').exit, 0)
    return of
  }
  type Office = ReturnType<typeof begun>
  const tipOf = (of: Office) =>
    fs
      .readdirSync(of.path('note.ledger'))
      .find(name => name.endsWith('.json') && of.read(`note.ledger/${name}`).includes('"objection-raised"'))!
  const said = (of: Office) => {
    const report = JSON.parse(of.run('lint', 'note.md', '--format', 'json').out)
    const found = report.files[0].findings as { rule: string; message: string }[]
    return found.filter(({ rule }) => rule === 'broken-ledger').map(({ message }) => message)
  }

  test('is missed though nothing names it and no commit ever had it, until a person says that it is lost', () => {
    const of = begun()
    const tip = tipOf(of)
    assert.deepEqual(said(of), [])
    fs.rmSync(join(of.path('note.ledger'), tip))
    assert.match(said(of).join(), /was the last one of its branch .* No commit has it\..* \(lost-event\)/)
    assert.match(of.by('maria', 'ready', 'note.md').err, /is gone/)
    assert.match(of.run('ledger', 'verify', 'note.md').out, /\[lost-event\]/)
    assert.equal(of.by('maria', 'acknowledge-loss', 'note.md', tip.replace('.json', ''), '--text', 'A try.').exit, 0)
    assert.deepEqual(said(of), [])
    assert.equal(of.run('ledger', 'verify', 'note.md').exit, 0)
  })
  test('is missed right after it was written, before anybody looked', () => {
    const of = begun()
    fs.rmSync(join(of.path('note.ledger'), tipOf(of)))
    assert.equal(said(of).length, 1)
  })
  test('is still missed after somebody wrote something else', () => {
    const of = begun()
    fs.rmSync(join(of.path('note.ledger'), tipOf(of)))
    assert.equal(of.run('object', 'note.md', 'F1', '--me', 'maria', '--text', 'Not yet.').exit, 0)
    assert.equal(said(of).length, 1)
  })
  test('is nothing where somebody only went to another branch', () => {
    const of = begun()
    of.git('checkout', '-qb', 'side')
    of.commit('Objected')
    assert.deepEqual(said(of), [])
    of.git('checkout', '-q', 'main')
    assert.deepEqual(said(of), [])
    of.git('checkout', '-q', 'side')
    assert.deepEqual(said(of), [])
  })
  test('is told with the command that brings it back, where git still has it', () => {
    const of = begun()
    of.commit('Objected')
    assert.deepEqual(said(of), [])
    of.git('reset', '-q', '--hard', 'HEAD~1')
    const [restore] = /git checkout \S+ -- '[^']+'/.exec(said(of).join()) ?? []
    assert.ok(restore)
    of.git(...restore.replaceAll("'", '').split(' ').slice(1))
    assert.doesNotMatch(said(of).join(), /lost-event/)
  })
})
