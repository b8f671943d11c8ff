// What only some may read: sealed for them, opened by stock `age` and its key and by nothing else, asked for by people alone, and
// every look in the access log. Copies for an audience have not one word of it.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { type AskedOffice, askedOffice } from './asked-office.ts'

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
  let work: AskedOffice
  const sealed = () => work.beside('.age')
  const age = (handle: string, file: string) =>
    spawnSync('age', ['-d', '-i', work.keyOf(handle), work.path(`case.evidence/${file}`)], { encoding: 'utf8' })

  suiteSetup(async () => {
    work = await askedOffice(fixture, ['maria', 'raman', 'lea', 'jo'])
    work.answer('account', { login: 'jonas.pichler@contractor.example', state: 'closed', saw: 'att-50311' })
    let yaml = work.read('countersign.yaml')
    for (const handle of ['maria', 'lea', 'jo']) {
      const recipient = /age: (age1\S+)/.exec(work.fine(handle, 'keys', 'reading'))?.[1]
      yaml = yaml.replace(`{ handle: ${handle},`, `{ handle: ${handle}, age: ${recipient},`)
    }
    work.write('countersign.yaml', yaml)
    work.fine('maria', 'open', 'case.md', '--owner', 'raman')
    work.fine('maria', 'confirm-charter', 'case.md')
  })
  suiteTeardown(() => work.close())

  test('a statement is sealed for its readers, and the page keeps a name for it', () => {
    work.fine('maria', 'seal', 'case.md', 'F1', '--as', 'Whose account it was')
    assert.match(
      work.read('case.md'),
      /\*\*F1\.\*\* Whose account it was, `sealed:[0-9a-f]{12}`\[\^E1\] — restricted to security/,
    )
    assert.equal(sealed().length, 1)
  })
  test('evidence that only some may read is asked for by people, and lies sealed beside the page', () => {
    const agent = work.runIn({ env: work.machine }, ...['evidence', 'refresh', 'case.md', '--as', 'agent:refresher'])
    assert.match(agent.out, /Only security may look at it, and no agent\./)
    assert.ok(!work.rules().includes('missing-evidence'))
    assert.doesNotMatch(work.run('ledger', 'log', 'case.md').out, /refresher looked at E1/)
    work.fine('lea', 'evidence', 'refresh', 'case.md', '--reason', 'to see the state')
    assert.equal(sealed().length, 2)
    assert.match(work.read('case.md'), /captured 20.*, `sha256:[0-9a-f]{12}`/)
  })
  test('asked again, it says the same, though it is encrypted anew', () => {
    assert.match(work.fine('lea', 'evidence', 'refresh', 'case.md'), /E1 Account: same/)
    assert.equal(sealed().length, 2)
  })
  test('whoever only checks compares it, is shown nothing of it, and leaves no line', () => {
    const before = work.fine('maria', 'access')
    assert.match(work.fine('lea', 'evidence', 'check', 'case.md'), /E1 Account: same/)
    const agent = work.by('lea', 'evidence', 'check', 'case.md', '--as', 'agent:refresher')
    assert.match(agent.out, /Only security may look at it, and no agent\./)
    assert.equal(work.fine('maria', 'access'), before)
    assert.doesNotMatch(before, /decrypted/)
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
    const ran = work.by('jo', 'unseal', 'case.md', 'F1')
    assert.equal(ran.exit, 1)
    assert.match(ran.err, /Your reading key does not open it/)
  })
  test('whoever holds a key reads it here, and the log says so', () => {
    assert.match(
      work.fine('lea', 'unseal', 'case.md', 'F1', '--reason', 'to judge exposure'),
      /Jonas Pichler \(USR-88213\)/,
    )
    const log = work.fine('maria', 'access', 'case.md')
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
    work.fine('raman', 'change-policy', 'case.md', '--text', 'Jo joins security.')
    work.fine('maria', 'confirm-charter', 'case.md')
    const before = sealed()
    work.fine('lea', 'seal', 'case.md')
    assert.deepEqual(sealed(), before)
    for (const file of sealed()) assert.equal(age('jo', file).status, 0)
  })
  test('a file that was changed opens for nobody', () => {
    const path = `case.evidence/${sealed()[0]}`
    const text = work.read(path)
    const lines = text.split('\n')
    lines[3] = `${lines[3]!.startsWith('A') ? 'B' : 'A'}${lines[3]!.slice(1)}`
    work.write(path, lines.join('\n'))
    const ids = ['F1', 'E1'].map(id => work.by('lea', 'unseal', 'case.md', id))
    assert.ok(ids.some(({ exit }) => exit === 1))
    work.write(path, text)
  })
  test('a file that is torn is damaged, and that is said in place of blaming a key', () => {
    for (const file of sealed()) {
      const text = work.read(`case.evidence/${file}`)
      work.write(`case.evidence/${file}`, text.slice(0, text.length / 2))
      const said = ['F1', 'E1'].map(id => work.by('lea', 'unseal', 'case.md', id).err).join('')
      assert.match(said, /case\.evidence\/[0-9a-f]{12}….age is damaged, and opens for nobody/)
      assert.doesNotMatch(said, /Your reading key/)
      work.write(`case.evidence/${file}`, text)
    }
  })

  suite('copies', () => {
    test('a letter waits until everything in it is accepted', () => {
      const ran = work.by('raman', 'export', 'case.md', '--audience', 'customer')
      assert.equal(ran.exit, 1)
      assert.match(ran.err, /Nobody accepted F2/)
    })
    test('a letter has confirmed facts and who does what until when, and no marks of the page', () => {
      work.fine('maria', 'accept', 'case.md', 'F2', 'N1')
      const letter = work.fine('raman', 'export', 'case.md', '--audience', 'customer')
      assert.match(letter, /One account was closed on 2026-11-16\./)
      assert.match(letter, /We send the next update \(Maria Keller, by 2099-11-20\)/)
      assert.doesNotMatch(letter, /\*\*[A-Z]\d|\[\^|@maria|A second account/)
      for (const word of words) assert.ok(!letter.includes(word))
      assert.match(letter, /NOTE-2026-0001, revision [0-9a-f]{12}, for customer/)
    })
    test('a copy for the board marks what is not confirmed, and lists what is left out', () => {
      work.fine('maria', 'accept', 'case.md', 'H1')
      const copy = work.fine('raman', 'export', 'case.md', '--audience', 'board')
      assert.match(copy, /\*\*H1\.\*\* A second account was used\. \*\(not confirmed\)\*/)
      assert.match(copy, /- F1: only security may read it/)
      for (const word of words) assert.ok(!copy.includes(word))
    })
    test('as data, and as a page that prints and fetches nothing', () => {
      const data = JSON.parse(work.fine('raman', 'export', 'case.md', '--audience', 'board', '--format', 'json')) as {
        digest: string
      }
      assert.match(data.digest, /^[0-9a-f]{64}$/)
      work.fine('raman', 'export', 'case.md', '--audience', 'board', '--format', 'html', '-o', 'copy.html')
      const page = readFileSync(work.path('copy.html'), 'utf8')
      assert.match(page, /default-src 'none'/)
      assert.doesNotMatch(page, /<script|<img|<link|https?:/)
    })
    test('each is an event, and in the access log', () => {
      assert.match(work.run('ledger', 'log', 'case.md').out, /export/)
      assert.match(work.fine('maria', 'access', 'case.md', '--who', 'raman'), /@raman exported customer of case\.md/)
    })
  })
})
