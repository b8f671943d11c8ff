// Who may do what is what people signed, not what a file beside the packet says today: an edit of roster, signers or
// profile helps nobody before the owner has signed it, and what was replaced once never comes back.
import assert from 'node:assert/strict'
import { packet } from './support.ts'
import { opened } from './team.ts'

const config = 'countersign.yaml'

suite('a policy', () => {
  let work: ReturnType<typeof opened>
  suiteSetup(function () {
    this.timeout(60_000)
    work = opened()
  })

  test('an edit of the roster beside a decision gives nobody a role', () => {
    work.from('opened').edit('roles: [coordinator]', 'roles: [coordinator, security]', config)
    work.play(`
      maria: review concurs --role security ✗ may not sign off
      maria: accept C1
      verdict: blocked
      maria: ready ✗ nobody signed the change
    `)
    assert.deepEqual(work.errors(), ['unsigned-policy'])
  }).timeout(60_000)

  test('an edit of the signers makes nobody another person', () => {
    work.from('opened').edit(work.listed('lea'), work.listed('otto'), '.countersign/allowed_signers')
    work.play(`
      otto: review concurs --role security --me lea ✗ the key is listed for otto
      verdict: blocked
    `)
    assert.deepEqual(work.errors(), ['unsigned-policy'])
  }).timeout(60_000)

  test('an edit of the profile makes no reviewer superfluous', () => {
    work.from('opened').edit('      - { role: security }\n', '', config)
    work.play('verdict: blocked')
    assert.deepEqual(work.errors(), ['unsigned-policy'])
    const [block] = work.status().blocks
    assert.equal(block?.who, '@raman')
    assert.match(block?.message ?? '', /Nobody has to review for security any more/)
  }).timeout(60_000)

  test('a change counts when the owner signs it; the charter is confirmed again, and the old policy never comes back', () => {
    const before = work.from('opened').read(config)
    work.edit('roles: [architecture]', 'roles: [architecture, coordinator]', config)
    work.play(`
      otto: change-policy --text "I help." ✗ may not change policy
      raman: change-policy --text "Otto Lind stands in."
    `)
    assert.deepEqual(work.errors(), ['charter-not-confirmed'])
    work.play('maria: confirm-charter')
    assert.deepEqual(work.errors(), [])
    work.write(config, before)
    assert.deepEqual(work.errors(), ['unsigned-policy'])
    work.play('raman: change-policy --text "As it was." ✗ An old policy never comes back')
  }).timeout(60_000)

  test('a laxer profile named in the front matter is found', () => {
    work.from('opened').edit('profile: request', 'profile: approval')
    work.play('verdict: blocked')
    const [block] = work.status().blocks
    assert.equal(block?.rule, 'unsigned-policy')
    assert.match(block?.message ?? '', /names the profile approval, and the packet was opened as request/)
    assert.match(work.as('raman', 'ready', packet).err, /opened as request|First the coordinator/)
  }).timeout(60_000)
})
