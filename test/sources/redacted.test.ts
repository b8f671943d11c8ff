// Secrets and personal identifiers taken out of a page: what stands in their place, who can still read it, what it costs an
// acceptance, and what is said of every place where it stands still.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { type AskedOffice, askedOffice } from './asked-office.ts'

const [phone, mail, password, token] = [
  '+44 7700 900123',
  'jane.doe@contoso.com',
  'c0rrect-Horse-41',
  '8Kd2pQ7vLw0ZsT4mXc9RbY6n',
]

const fixture = `
-- countersign.yaml --
version: 1
roster:
  - { handle: maria, name: Maria Keller, roles: [coordinator] }
  - { handle: raman, name: Raman Iyer, roles: [owner] }
  - { handle: lea, name: Lea Brandt, roles: [security] }
profiles:
  note:
    title: Note
    about: asks the board to take note
    charter: [Say only what is known.]
    sections:
      - { name: Findings, about: what was found }
    roles:
      security: { title: security, about: Judges exposure. }
-- case.md --
---
packet: NOTE-2026-0001
profile: note
coordinator: maria
owner: raman
---

# Case

## Findings

Whoever asks calls ${phone}.

**F1.** The report came from ${mail}, who can be called on ${phone}.

**F2.** On ${phone} nobody answers.

**F3.** The bridge logs in with \`password = "${password}"\` and \`client_secret: ${token}\`.

**F4.** Nothing else was found.
`

suite('what is taken out of a page', () => {
  let work: AskedOffice
  suiteSetup(async () => {
    work = await askedOffice(fixture, ['maria', 'raman', 'lea'])
    let yaml = work.read('countersign.yaml')
    for (const handle of ['maria', 'lea']) {
      const recipient = /age: (age1\S+)/.exec(work.fine(handle, 'keys', 'reading'))?.[1]
      yaml = yaml.replace(`{ handle: ${handle},`, `{ handle: ${handle}, age: ${recipient},`)
    }
    work.write('countersign.yaml', yaml)
    work.fine('maria', 'open', 'case.md', '--owner', 'raman')
    work.fine('maria', 'confirm-charter', 'case.md')
    work.fine('raman', 'accept', 'case.md', 'F2', 'F4', 'Findings')
  })
  suiteTeardown(() => work.close())

  test('is said first, where somebody only asks', () => {
    const page = work.read('case.md')
    assert.match(work.fine('maria', 'redact', 'case.md', '--dry-run'), /6 things would be taken out\./)
    assert.equal(work.read('case.md'), page)
    assert.deepEqual(work.beside(''), [])
  })
  test('leaves its kind, and a digest that nobody can guess', () => {
    const said = work.fine('maria', 'redact', 'case.md')
    const page = work.read('case.md')
    for (const voided of ['F2', 'The text of section "Findings"'])
      assert.ok(said.includes(`${voided} is another text than @raman accepted: it waits for a person.`), said)
    assert.ok(!said.includes('F4 is another'), said)
    for (const thing of [phone, mail, password, token]) assert.ok(!page.includes(thing) && !said.includes(thing), thing)
    assert.match(
      page,
      /came from \[redacted: email [0-9a-f]{8}\], who can be called on \[redacted: phone [0-9a-f]{8}\]\./,
    )
    assert.match(page, /`password = "\[redacted: password\]"`/)
    for (const thing of [phone, mail, password]) {
      const guess = createHash('sha256').update(thing).digest('hex').slice(0, 8)
      assert.ok(!page.includes(guess), thing)
    }
    assert.ok(page.includes(createHash('sha256').update(token).digest('hex').slice(0, 8)))
  })
  test('is one thing with one digest, wherever it stood', () => {
    const tags = [...work.read('case.md').matchAll(/\[redacted: phone ([0-9a-f]{8})\]/g)].map(([, tag]) => tag)
    assert.equal(tags.length, 3)
    assert.equal(new Set(tags).size, 1)
    assert.equal(work.beside('.age').length, 2)
  })
  test('is found no more, and there is nothing left to take out', () => {
    assert.ok(!work.rules().some(rule => ['secret-in-packet', 'personal-identifier'].includes(rule)))
    assert.match(work.fine('maria', 'redact', 'case.md'), /No secret and no personal identifier stands/)
  })
  test('can be read by who coordinates, and by nobody else', () => {
    const tag = /phone ([0-9a-f]{8})/.exec(work.read('case.md'))![1]!
    assert.equal(work.fine('maria', 'unseal', 'case.md', tag, '--reason', 'to call back'), `${phone}\n`)
    assert.match(work.by('lea', 'unseal', 'case.md', tag).err, /Your reading key does not open it/)
    assert.match(
      work.fine('maria', 'access', 'case.md'),
      new RegExp(`@maria decrypted ${tag} of case.md: to call back`),
    )
  })
  test('costs the acceptance of the text that it stood in, and no other', () => {
    assert.ok(work.rules().includes('changed-since-accepted'))
    const { out } = work.run('lint', 'case.md', '--format', 'unix')
    assert.match(out, /F2 .*@raman|@raman .*F2/)
    assert.doesNotMatch(out, /changed-since-accepted.*F4|F4.*changed-since-accepted/)
  })
  test('says which acceptances it cost and which words of the ledger have it still, until they are destroyed', () => {
    work.git('checkout', '-q', 'case.md')
    const said = work.fine('maria', 'redact', 'case.md')
    assert.match(said, /F2 is another text than @raman accepted: it waits for a person\./)
    assert.doesNotMatch(said, /F4 is another text/)
    const found = [...said.matchAll(/The ledger’s words ([0-9a-f]{12}) still have it/g)].map(([, digest]) => digest!)
    assert.equal(found.length, 2)
    for (const digest of found) {
      assert.equal(JSON.stringify(work.git('grep', '--no-index', '-lF', phone)).includes(digest), true)
      work.fine('raman', 'dispose', 'case.md', digest, '--why', 'a telephone number')
    }
    assert.throws(() => work.git('grep', '--no-index', '-lF', phone, '--', '.', ':!.git'), /git grep/)
  })
  test('is only taken out where nobody has a reading key', () => {
    work.write('other.md', fixture.slice(fixture.indexOf('---\npacket')).replace('0001', '0002'))
    work.write('countersign.yaml', work.read('countersign.yaml').replace(/, age: age1[a-z0-9]+/g, ''))
    const said = work.fine('raman', 'redact', 'other.md')
    assert.match(said, /It is only taken out, and kept nowhere: Nobody who may read it has a key/)
    assert.match(work.read('other.md'), /\[redacted: phone\]/)
    rmSync(work.path('other.md'))
  })
})
