// How a person reviews: what is shown, what can be answered, and that only what was named and shown is signed.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { type Answer, walk } from '../../server/cli/walk.ts'
import { command } from '../support/workspace.ts'
import { note } from './note.ts'
import { office } from './office.ts'

type Office = ReturnType<typeof office>

const claim = '**C1.** The account is shared by four services.[^E1]'

function opened(): Office {
  const of = office(note(claim))
  const { exit, err } = of.by('maria', 'open', 'note.md', '--owner', 'raman')
  assert.equal(exit, 0, err)
  return of
}

const today = (out: string) => out.replaceAll(/\d{4}-\d\d-\d\d/g, 'TODAY')
const changePage = (of: Office, from: string, to: string) => {
  const before = of.read('note.md')
  assert.ok(before.includes(from))
  of.write('note.md', before.replace(from, to))
}
const accepted = (of: Office) =>
  JSON.parse(of.run('ledger', 'log', 'note.md', '--json').out)
    .events.filter(({ type }: { type: string }) => type === 'text-accepted')
    .map(({ actor, did }: { actor: string; did: string }) => `${actor} ${did}`)

suite('countersign review', function () {
  this.timeout(120_000)

  test('lists what nobody accepted, where there is no terminal', () => {
    const of = opened()
    const { out, exit } = of.run('review', 'note.md')
    assert.equal(exit, 0)
    assert.match(out, /^PKT-2026-0001: 4 blocks to review, 0 as accepted\.\n\ntop of the page: never accepted\n/)
    assert.equal(
      out.slice(out.indexOf('F1 (')),
      `F1 (Findings): never accepted
  **F1.** The log shows a login by svc-billing.[^E1]

C1 (Findings): never accepted
  **C1.** The account is shared by four services.[^E1]

E1: never accepted
  [^E1]: **E1** log: [Login log](evidence/login.txt), captured TODAY,
  \`sha256:383ce917df40\`

On a terminal, \`countersign review note.md\` walks you through them. \`--accept NAMES\` accepts what you name.
`.replace('TODAY', '2026-11-12'),
    )
  })

  test('shows word by word what changed, by whose acceptance, and who stands against it', () => {
    const of = opened()
    assert.equal(of.by('raman', 'review', 'note.md', '--accept', 'top of the page,F1,C1,E1').exit, 0)
    assert.match(of.run('review', 'note.md').out, /^PKT-2026-0001: 0 blocks to review, 4 as accepted\.\n\n$/)
    changePage(of, 'shared by four services', 'shared by five services')
    assert.equal(of.by('raman', 'object', 'note.md', 'C1', '--text', 'Count again.').exit, 0)
    assert.match(
      today(of.run('review', 'note.md').out),
      /C1 \(Findings\): changed since @raman accepted it on TODAY\n {2}\*\*C1\.\*\* The account is shared by \[-four-\]\{\+five\+\} services\.\[\^E1\]\n {2}Contested: O1 by @raman \(open\)\.\n/,
    )
  })

  test('signs once for what is named, and for nothing else', () => {
    const of = opened()
    const { out, err, exit } = of.by('raman', 'review', 'note.md', '--accept', 'F1,C1')
    assert.equal(exit, 0, err)
    assert.match(out, /^F1 \(Findings\): never accepted\n/)
    assert.match(out, /^Recorded by @raman in one event\.\n/m)
    assert.deepEqual(accepted(of), ['@raman accepted F1 and C1'])
  })

  test('knows no accept-all', () => {
    const of = opened()
    assert.deepEqual(of.by('raman', 'review', 'note.md', '--accept', 'all'), {
      out: '',
      err: 'countersign: There is no accept-all.\nName what you have read: --accept C1,F2.\n',
      exit: 2,
    })
    assert.match(of.by('raman', 'review', 'note.md', '--accept', 'C9').err, /is called C9\.\n$/)
    assert.deepEqual(accepted(of), [])
  })

  test('tells programs the same', () => {
    const of = opened()
    const { blocks } = JSON.parse(of.run('review', 'note.md', '--json').out)
    assert.deepEqual(
      blocks.map(({ name, state }: { name: string; state: string }) => [name, state]),
      [
        ['top of the page', 'never accepted'],
        ['F1', 'never accepted'],
        ['C1', 'never accepted'],
        ['E1', 'never accepted'],
      ],
    )
  })

  test('needs a ledger', () =>
    assert.equal(
      office().run('review', 'note.md').err,
      'countersign: note.md has no ledger yet.\n`countersign open note.md` begins it.\n',
    ))

  test('asks on a terminal, block by block, and signs at the end', function () {
    if (spawnSync('script', ['--version']).error) this.skip()
    const of = opened()
    const line = `${process.execPath} ${command} review note.md --no-color`
    const { stdout } = spawnSync('script', ['-qec', line, '/dev/null'], {
      cwd: of.folder,
      env: { ...process.env, HOME: of.home, COUNTERSIGN_KEY: of.key('raman') },
      input: 'what\ns\na\nq\ny\n',
      encoding: 'utf8',
    })
    assert.match(stdout, /2 of 4: F1: \[a\]ccept, \[s\]kip or \[q\]uit\?/)
    assert.match(stdout, /Sign that you accept F1\? \[y\/N\]/)
    assert.deepEqual(accepted(of), ['@raman accepted F1'])
  })
})

test('on a terminal an act asks before it signs, unless it is told not to', function () {
  this.timeout(60_000)
  if (spawnSync('script', ['--version']).error) this.skip()
  const of = opened()
  const accept = (more: string, input: string) =>
    spawnSync('script', ['-qec', `${process.execPath} ${command} accept note.md F1 ${more}`, '/dev/null'], {
      cwd: of.folder,
      env: { ...process.env, HOME: of.home, COUNTERSIGN_KEY: of.key('raman') },
      input,
      encoding: 'utf8',
    }).stdout
  assert.match(accept('', 'n\n'), /Sign it\? \[y\/N\] [\s\S]*Nothing was signed, and nothing was recorded\./)
  assert.deepEqual(accepted(of), [])
  assert.match(accept('', 'y\n'), /Recorded by @raman in one event\./)
  assert.doesNotMatch(accept('--yes', ''), /Sign it\?/)
})

suite('a walk', () => {
  const block = (name: string) => ({ name, state: 'changed', text: '', contested: [] }) as const
  async function check(answers: readonly (Answer | undefined)[], sure: boolean, expected: readonly string[]) {
    const said = [...answers]
    const seen: string[] = []
    const names = await walk([block('C1'), block('C2'), block('C3')], {
      answer: async one => {
        seen.push(one.name)
        assert.ok(said.length > 0, 'it asks for more than there is')
        return said.shift()
      },
      sure: async () => sure,
    })
    assert.deepEqual(names, expected)
    assert.equal(said.length, 0)
    return seen
  }
  test('accepts what was accepted', () => check(['accept', 'skip', 'accept'], true, ['C1', 'C3']))
  test('ends where somebody quits, with what was accepted so far', () => check(['accept', 'quit'], true, ['C1']))
  test('accepts nothing where somebody is not sure', () => check(['accept', 'quit'], false, []))
  test('asks again where it did not understand', async () =>
    assert.deepEqual(await check([undefined, 'skip', 'skip', 'skip'], true, []), ['C1', 'C1', 'C2', 'C3']))
})
