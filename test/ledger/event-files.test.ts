// Killed at any moment, on any disk: no torn file, no lost event, and what is left is named or swept.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canonical, digestOf, type Value } from '../../server/ledger/canonical.ts'
import { writeEvent } from '../../server/ledger/event.ts'
import { foldLedger } from '../../server/ledger/fold.ts'
import { readName } from '../../server/ledger/names.ts'
import { addToLedger } from '../../server/node/dossier.ts'
import {
  addEvent,
  type Disk,
  destroyWords,
  isStray,
  NotWritten,
  readLedgerFolder,
} from '../../server/node/event-files.ts'
import { sweep } from '../../server/node/strays.ts'
import { play, world } from './play.ts'

const kills = 500

const { files, ledger } = play('o1: @lea objection-raised { id: O1, targets: [C1], words: No. }')
const event = writeEvent(ledger.events.at(-1)!.event)
const beside = files
  .filter(({ name }) => /words|policy|sig/.test(name))
  .map(({ name, bytes }) => ({ name, bytes: bytes! }))

/** What is forced to the disk shows only when the power fails, and takes long. */
const unsynced = { ...fs, fsyncSync: () => undefined }

/** A disk on which call number `at` fails. A dead one takes no call after that: the process was killed there. */
function failing(at: number, code: string, how: 'failing' | 'dead'): Disk & { calls: number } {
  const disk = { ...unsynced, calls: 0 }
  for (const name of [
    'closeSync',
    'fsyncSync',
    'linkSync',
    'mkdirSync',
    'openSync',
    'renameSync',
    'unlinkSync',
    'writeSync',
  ] as const) {
    const real = unsynced[name] as (...args: unknown[]) => unknown
    Object.assign(disk, {
      [name]: (...args: unknown[]) => {
        disk.calls++
        if (disk.calls === at || (how === 'dead' && disk.calls > at)) throw Object.assign(new Error(code), { code })
        return real(...args)
      },
    })
  }
  return disk
}

suite('event files', () => {
  let folder = ''
  setup(() => {
    folder = join(fs.mkdtempSync(join(tmpdir(), 'events-')), 'PKT-1.ledger')
  })
  teardown(function () {
    this.timeout(120_000)
    fs.rmSync(join(folder, '..'), { recursive: true, force: true })
  })

  const whole = () => {
    for (const { name, bytes } of readLedgerFolder(folder)) {
      const named = readName(name)
      if ('digest' in named) assert.equal(digestOf(bytes!), named.digest, name)
    }
  }

  test('an event is written once, with what belongs to it', () => {
    assert.deepEqual(readLedgerFolder(folder), [])
    assert.equal(addEvent(folder, event, beside), 'written')
    assert.equal(addEvent(folder, event, beside), 'already there')
    assert.equal(fs.readdirSync(folder).length, 1 + beside.length)
    whole()
  })
  test('an event and its signature get their names with nothing in between, where a kill would leave half of it', () => {
    const calls: string[] = []
    const real = unsynced as Readonly<Record<string, unknown>>
    const told = new Proxy(unsynced, {
      get(_, name: string) {
        calls.push(name)
        return real[name]
      },
    })
    addEvent(folder, event, beside, told)
    const links = calls.slice(calls.indexOf('linkSync'), calls.lastIndexOf('linkSync') + 1)
    assert.deepEqual(links, Array(1 + beside.length).fill('linkSync'))
  })
  test('an edited event is not passed over when it is written again', () => {
    addEvent(folder, event, [])
    fs.writeFileSync(join(folder, event.name), 'x')
    assert.throws(() => addEvent(folder, event, []), /somebody edited it\. Bring it back from git/)
  })
  test('words are destroyed, and the ledger says whose', () => {
    for (const { name, bytes } of files) addEvent(folder, { name, bytes: bytes! }, [])
    const words = beside
      .map(({ name }) => readName(name))
      .flatMap(named => (named.kind === 'words' ? [named.digest] : []))
    assert.deepEqual(destroyWords(folder, [...words, '0'.repeat(64)]), words)
    assert.deepEqual(
      foldLedger(readLedgerFolder(folder), world).damage.map(({ kind }) => kind),
      ['missing-words'],
    )
  })
  test('a link, a folder and a monster under the name of an event are damage, not a crash', () => {
    fs.mkdirSync(join(folder, `${'1'.repeat(64)}.json`), { recursive: true })
    fs.symlinkSync('/etc/passwd', join(folder, `${'2'.repeat(64)}.json`))
    const monster = join(folder, `${'3'.repeat(64)}.json`)
    fs.writeFileSync(monster, '')
    fs.truncateSync(monster, 2 ** 32)
    assert.deepEqual(
      foldLedger(readLedgerFolder(folder), world).damage.map(({ kind }) => kind),
      Array(3).fill('truncated-event'),
    )
  })
  test('nothing is written through a link to another folder', () => {
    const elsewhere = `${folder}-elsewhere`
    fs.mkdirSync(elsewhere)
    fs.symlinkSync(elsewhere, folder)
    assert.throws(() => addEvent(folder, event, beside), /is a link and may lead anywhere/)
    assert.deepEqual(fs.readdirSync(elsewhere), [])
  })

  for (const code of ['ENOSPC', 'EIO', 'EACCES', 'EPERM'])
    for (const how of ['failing', 'dead'] as const)
      test(`every call of a write, ${how} with ${code}`, () => {
        const probe = failing(Number.POSITIVE_INFINITY, code, how)
        addEvent(folder, event, beside, probe)
        for (let at = 1; at <= probe.calls; at++) {
          fs.rmSync(folder, { recursive: true, force: true })
          try {
            addEvent(folder, event, beside, failing(at, code, how))
          } catch (error) {
            assert.ok(error instanceof NotWritten, `call ${at}: ${error}`)
            assert.match(error.message, /^The disk is full|may not be written to|could not be written to/)
          }
          whole()
          addEvent(folder, event, beside, unsynced)
          whole()
          assert.ok(fs.existsSync(join(folder, event.name)), `call ${at}`)
          sweep(folder, isStray, Number.POSITIVE_INFINITY)
          assert.equal(fs.readdirSync(folder).length, 1 + beside.length, `call ${at}`)
        }
      })

  test('a disk without links still takes no name twice', () => {
    const without = {
      ...fs,
      linkSync: () => {
        throw Object.assign(new Error('no links'), { code: 'EPERM' })
      },
    }
    assert.equal(addEvent(folder, event, beside, without), 'written')
    assert.equal(addEvent(folder, event, beside, without), 'already there')
    fs.writeFileSync(join(folder, event.name), 'x')
    assert.throws(() => addEvent(folder, event, [], without), NotWritten)
    assert.equal(fs.readdirSync(folder).length, 1 + beside.length)
  })

  test('what a killed writer left goes with a later event, and what another one writes now does not', () => {
    fs.mkdirSync(folder, { recursive: true })
    const left = (name: string, minutes: number) => {
      fs.writeFileSync(join(folder, name), 'half of')
      const then = Date.now() / 1000 - minutes * 60
      fs.utimesSync(join(folder, name), then, then)
    }
    left('.tmp-4711-0a1b2c3d4e5f', 11)
    left('.tmp-4712-0a1b2c3d4e5f', 1)
    left('mine.tmp', 60)
    addToLedger(join(folder, '..'), 'PKT-1.md', [{ event, beside }])
    const others = fs.readdirSync(folder).filter(name => !('digest' in readName(name)) && !name.endsWith('.sig'))
    assert.deepEqual(others, ['.tmp-4712-0a1b2c3d4e5f', 'mine.tmp'])
  })

  const writer = (name: string, count: number) =>
    spawn(process.execPath, [join(import.meta.dirname, 'writer.ts'), folder, name, String(count)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })

  test(`killed ${kills} times`, async () => {
    const lanes = 4
    await Promise.all(
      Array.from({ length: lanes }, (_, lane) => killed(join(folder, '..', `lane-${lane}.ledger`), kills / lanes)),
    )
  }).timeout(20_000 + kills * 1_000)

  test('eight writers at once lose nothing', async () => {
    const children = Array.from({ length: 8 }, (_, index) => writer(`w${index}`, 10))
    await Promise.all(children.map(child => new Promise(resolve => child.once('exit', resolve))))
    whole()
    const names = fs.readdirSync(folder)
    assert.equal(names.filter(name => name.endsWith('.json')).length, 80)
    assert.equal(names.filter(name => name.startsWith('.tmp')).length, 0)
  })
})

const { type, body, ...around } = ledger.events.at(-1)!.event
const template = canonical({
  ...around,
  type: 'suspicion-raised',
  actor: 'agent:ACTOR',
  seq: 'SEQ',
  prev: null,
  parents: [],
  lamport: 1,
  body: { targets: [], words: 'WORDS' },
} as Value)

/** Each is started hundreds of times: what Node made of its files is kept. */
const env = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'countersign-test-compile-cache') }

/** One writer after the other in one folder, each killed at another moment. What one left, the next goes on with. */
async function killed(folder: string, times: number): Promise<void> {
  const seen = new Set<string>()
  for (let round = 0; round < times; round++) {
    const words = [join(import.meta.dirname, 'killed-writer.ts'), folder, `w${round}`, template]
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'], env })
    await new Promise(resolve => child.stdout.once('data', resolve))
    await new Promise(resolve => setTimeout(resolve, (round * 7919) % 5))
    const gone = new Promise(resolve => child.once('exit', resolve))
    child.kill('SIGKILL')
    await gone
    for (const name of fs.readdirSync(folder)) {
      const named = readName(name)
      if (seen.has(name) || !('digest' in named)) continue
      assert.equal(digestOf(fs.readFileSync(join(folder, name))), named.digest, name)
      seen.add(name)
    }
  }
  sweep(folder, isStray, Number.POSITIVE_INFINITY)
  const { damage, events } = foldLedger(readLedgerFolder(folder), world)
  assert.ok(events.length >= times)
  assert.ok(new Set(events.map(one => one.event.actor)).size === times, 'what every writer wrote first is there')
  assert.deepEqual(
    damage.filter(({ kind }) => /edited|truncated|words|unknown/.test(kind)),
    [],
  )
}
