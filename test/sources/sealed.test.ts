// What only some may read: sealed for them, opened by stock `age` and its key and by nothing else, asked for by people alone, and
// every look in the access log. Copies for an audience have not one word of it.
import assert from 'node:assert/strict'
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { office } from '../cli/office.ts'

const words = ['Jonas Pichler', 'USR-88213', 'jonas.pichler@contractor.example', 'att-50311']

const fixture = `
-- countersign.yaml --
version: 1
roster:
  - { handle: maria, name: Maria Keller, roles: [coordinator] }
  - { handle: raman, name: Raman Iyer, roles: [owner] }
  - { handle: lea, name: Lea Brandt, roles: [security] }
  - { handle: jo, name: Jo Marsh, roles: [legal] }
agents:
  - { name: refresher }
sources:
  idp: { http: 'https://HOST/{rest}', reads: json }
profiles:
  note:
    title: Note
    about: asks the board to take note
    outside_audiences: [customer]
    charter: [Say only what is known.]
    sections:
      - { name: Findings, about: what was found }
      - { name: Customer update, about: what the customer is told, audience: customer }
    roles:
      security: { title: security, about: Judges exposure. }
      legal: { title: legal, about: Judges words. }
    restricted_roles: [security]
    evidence:
      account: { class: system record, rank: 1 }
-- case.md --
---
packet: NOTE-2026-0001
profile: note
coordinator: maria
owner: raman
---

# Case

## Findings

**F1.** The account of Jonas Pichler (USR-88213) was closed.[^E1] — restricted to security

**H1.** A second account was used.

## Customer update

**F2.** One account was closed on 2026-11-16.[^E2]

**N1.** We send the next update — @maria, due 2099-11-20

[^E1]: **E1** account: Account, \`idp:account\`, restricted to security

[^E2]: **E2** account: [Summary](evidence/summary.txt), captured 2026-11-17, \`sha256:b989074df5b1\`
-- evidence/summary.txt --
One account was closed on 2026-11-16.
`

suite('restricted text', () => {
  let server: ChildProcess
  let work: ReturnType<typeof office>
  const keyOf = (handle: string) => join(work.home, `${handle}.age`)
  const by = (handle: string, ...args: readonly string[]) =>
    work.runIn(
      {
        env: {
          COUNTERSIGN_KEY: work.key(handle),
          COUNTERSIGN_SETTINGS: join(work.home, 'settings.json'),
          COUNTERSIGN_AGE_IDENTITY: keyOf(handle),
        },
      },
      ...args,
    )
  const fine = (handle: string, ...args: readonly string[]) => {
    const ran = by(handle, ...args)
    assert.equal(ran.exit, 0, `${args.join(' ')}\n${ran.out}${ran.err}`)
    return ran.out
  }
  const sealed = () => readdirSync(work.path('case.evidence')).filter(name => name.endsWith('.age'))
  const age = (handle: string, file: string) =>
    spawnSync('age', ['-d', '-i', keyOf(handle), work.path(`case.evidence/${file}`)], { encoding: 'utf8' })

  suiteSetup(async () => {
    work = office(fixture, ['maria', 'raman', 'lea', 'jo'])
    mkdirSync(join(work.home, 'answers'))
    writeFileSync(
      join(work.home, 'answers', 'account.json'),
      JSON.stringify({ login: 'jonas.pichler@contractor.example', state: 'closed', saw: 'att-50311' }),
    )
    const program = join(import.meta.dirname, 'server-process.ts')
    server = spawn(process.execPath, [program, join(work.home, 'answers')], { stdio: ['ignore', 'pipe', 'inherit'] })
    const { value: host } = await createInterface({ input: server.stdout! })[Symbol.asyncIterator]().next()
    writeFileSync(join(work.home, 'settings.json'), JSON.stringify({ hosts: [`http://${host}`] }))
    let yaml = work.read('countersign.yaml').replace('HOST', String(host))
    for (const handle of ['maria', 'lea', 'jo']) {
      const recipient = /age: (age1\S+)/.exec(fine(handle, 'keys', 'reading'))?.[1]
      yaml = yaml.replace(`{ handle: ${handle},`, `{ handle: ${handle}, age: ${recipient},`)
    }
    work.write('countersign.yaml', yaml)
    fine('maria', 'open', 'case.md', '--owner', 'raman')
    fine('maria', 'confirm-charter', 'case.md')
  })
  suiteTeardown(() => server.kill())

  test('a statement is sealed for its readers, and the page keeps a name for it', () => {
    fine('maria', 'seal', 'case.md', 'F1', '--as', 'Whose account it was')
    assert.match(
      work.read('case.md'),
      /\*\*F1\.\*\* Whose account it was, `sealed:[0-9a-f]{12}`\[\^E1\] — restricted to security/,
    )
    assert.equal(sealed().length, 1)
  })
  test('evidence that only some may read is asked for by people, and lies sealed beside the page', () => {
    const agent = work.runIn(
      { env: { COUNTERSIGN_SETTINGS: join(work.home, 'settings.json') } },
      ...['evidence', 'refresh', 'case.md', '--as', 'agent:refresher'],
    )
    assert.match(agent.out, /Only security may look at it, and no agent\./)
    fine('lea', 'evidence', 'refresh', 'case.md', '--reason', 'to see the state')
    assert.equal(sealed().length, 2)
    assert.match(work.read('case.md'), /captured 20.*, `sha256:[0-9a-f]{12}`/)
  })
  test('asked again, it says the same, though it is encrypted anew', () => {
    assert.match(fine('lea', 'evidence', 'refresh', 'case.md'), /E1 Account: same/)
    assert.equal(sealed().length, 2)
  })
  test('the files open with stock age and a reader’s key, and hash to their names', () => {
    for (const file of sealed()) {
      const opened = age('lea', file)
      assert.equal(opened.status, 0, opened.stderr)
      const hashed = spawnSync('sha256sum', { input: opened.stdout, encoding: 'utf8' }).stdout.slice(0, 64)
      assert.equal(`${hashed}.age`, file)
    }
  })
  test('they open with nobody else’s key', () => {
    for (const file of sealed()) assert.notEqual(age('jo', file).status, 0)
    const ran = by('jo', 'unseal', 'case.md', 'F1')
    assert.equal(ran.exit, 1)
    assert.match(ran.err, /Your reading key does not open it/)
  })
  test('whoever holds a key reads it here, and the log says so', () => {
    assert.match(fine('lea', 'unseal', 'case.md', 'F1', '--reason', 'to judge exposure'), /Jonas Pichler \(USR-88213\)/)
    const log = fine('maria', 'access', 'case.md')
    assert.match(log, /@lea retrieved E1 of case\.md: to see the state/)
    assert.match(log, /@lea decrypted F1 of case\.md: to judge exposure/)
    assert.doesNotMatch(log, /@jo/)
  })
  test('not one word of it lies in clear anywhere', () => {
    const { stdout } = spawnSync('grep', ['-rlE', words.join('|'), work.folder, '--exclude-dir=.git'], {
      encoding: 'utf8',
    })
    assert.equal(stdout, '')
  })
  test('a new reader reads it once it is sealed anew', () => {
    work.write('countersign.yaml', work.read('countersign.yaml').replace('roles: [legal]', 'roles: [legal, security]'))
    assert.notEqual(age('jo', sealed()[0]!).status, 0)
    fine('raman', 'change-policy', 'case.md', '--text', 'Jo joins security.')
    fine('maria', 'confirm-charter', 'case.md')
    const before = sealed()
    fine('lea', 'seal', 'case.md')
    assert.deepEqual(sealed(), before)
    for (const file of sealed()) assert.equal(age('jo', file).status, 0)
  })
  test('a file that was changed opens for nobody', () => {
    const path = `case.evidence/${sealed()[0]}`
    const text = work.read(path)
    const lines = text.split('\n')
    lines[3] = `${lines[3]!.startsWith('A') ? 'B' : 'A'}${lines[3]!.slice(1)}`
    work.write(path, lines.join('\n'))
    const ids = ['F1', 'E1'].map(id => by('lea', 'unseal', 'case.md', id))
    assert.ok(ids.some(({ exit }) => exit === 1))
    work.write(path, text)
  })

  suite('copies', () => {
    test('a letter waits until everything in it is accepted', () => {
      const ran = by('raman', 'export', 'case.md', '--audience', 'customer')
      assert.equal(ran.exit, 1)
      assert.match(ran.err, /Nobody accepted F2/)
    })
    test('a letter has confirmed facts and who does what until when, and no marks of the page', () => {
      fine('maria', 'accept', 'case.md', 'F2', 'N1')
      const letter = fine('raman', 'export', 'case.md', '--audience', 'customer')
      assert.match(letter, /One account was closed on 2026-11-16\./)
      assert.match(letter, /We send the next update \(Maria Keller, by 2099-11-20\)/)
      assert.doesNotMatch(letter, /\*\*[A-Z]\d|\[\^|@maria|A second account/)
      for (const word of words) assert.ok(!letter.includes(word))
      assert.match(letter, /NOTE-2026-0001, revision [0-9a-f]{12}, for customer/)
    })
    test('a copy for the board marks what is not confirmed, and lists what is left out', () => {
      fine('maria', 'accept', 'case.md', 'H1')
      const copy = fine('raman', 'export', 'case.md', '--audience', 'board')
      assert.match(copy, /\*\*H1\.\*\* A second account was used\. \*\(not confirmed\)\*/)
      assert.match(copy, /- F1: only security may read it/)
      for (const word of words) assert.ok(!copy.includes(word))
    })
    test('as data, and as a page that prints and fetches nothing', () => {
      const data = JSON.parse(fine('raman', 'export', 'case.md', '--audience', 'board', '--format', 'json')) as {
        digest: string
      }
      assert.match(data.digest, /^[0-9a-f]{64}$/)
      fine('raman', 'export', 'case.md', '--audience', 'board', '--format', 'html', '-o', 'copy.html')
      const page = readFileSync(work.path('copy.html'), 'utf8')
      assert.match(page, /default-src 'none'/)
      assert.doesNotMatch(page, /<script|<img|<link|https?:/)
    })
    test('each is an event, and in the access log', () => {
      assert.match(work.run('ledger', 'log', 'case.md').out, /export/)
      assert.match(fine('maria', 'access', 'case.md', '--who', 'raman'), /@raman exported customer of case\.md/)
    })
  })
})
