// The eight checks that the pattern behind the profiles asks of whoever implements it, each by its name, by the command line.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkBundle } from './support.ts'
import { accepted, handedOff, opened } from './team.ts'

suite('the pattern survives', () => {
  let work: ReturnType<typeof opened>
  suiteSetup(function () {
    this.timeout(60_000)
    work = opened()
    work.play(`${accepted}${handedOff}`)
    work.commit('Handed off')
    work.git('tag', 'handed-off')
  })

  test('two reviewers ask for opposite changes: both stand, visibly', () => {
    work.from('opened').play(`
      lea: object C1 --role security --text "Name the two hosts."
      otto: object C1 --text "Name no host here."
      agent:refresher: propose --revise C1 --text "The hosts are those that the inventory has.[^E1]"
      maria: accept D1
      maria: withdraw O1 ✗ @lea's
      otto: withdraw O1 ✗ @lea's
      lea: withdraw O2 ✗ @otto's
      verdict: blocked
    `)
    assert.deepEqual(
      work.status().blocks.map(({ rule, about }) => `${about} ${rule}`),
      ['O1 open-objection', 'O2 open-objection'],
    )
    for (const said of ['Name the two hosts.', 'Name no host here.', '@lea: objects (O1)', '@otto: objects (O2)'])
      assert.ok(work.page().includes(said), said)
  }).timeout(60_000)

  test('authority changes in mid-cycle: the ledger is right before the next recommendation', () => {
    work.from('opened').play(accepted)
    work.play('raman: change-authority legal --text "The amount crossed a limit."')
    assert.match(work.page(), /\| Reviewer, legal \| nobody yet: pending \|/)
    work.play(`
      maria: ready ✗ Nobody is assigned to review for legal
      raman: assign legal lea
      agent:refresher: recommend not-ready --text "Legal became mandatory and has not signed off."
      maria: ready ✗ legal
      lea: review concurs --role legal
      agent:refresher: recommend ready --text "Legal has signed off too. @maria and @raman decide."
    `)
    assert.match(work.page(), /\| Reviewer, legal \| @lea: concurs \|/)
  }).timeout(60_000)

  test('evidence is superseded between cycles: the next cycle starts by saying so', () => {
    work.from('handed-off').play('otto: record-intake returned "The inventory is old"')
    work.edit('Four services use', 'Five services use', 'evidence/inventory.md')
    work.play(`
      verdict: returned
      maria: answer-return 1 E1 --text "It is read again."
      verdict: blocked
      maria: ready ✗ E1
    `)
    assert.deepEqual([work.status().blocks[0]?.rule, work.status().blocks[0]?.about], ['changed-evidence', 'E1'])
    assert.match(work.page(), /\| Lineage \| returned on .* for The inventory is old, answered by E1/)
  }).timeout(60_000)

  test('the human turns the work around in the middle: goals and context follow, nothing stale lingers', () => {
    const words = 'Two hosts can read it, and few people reach them.[^E1]'
    work.from('opened').play(`agent:refresher: propose --revise C1 --text "${words}"`)
    work.edit(
      '**C1.** Only the two broker hosts can read it.[^E1]',
      '**C1.** Each service gets a credential of its own.[^E1]',
    )
    work.play(`
      maria: accept D1 ✗ Each service gets a credential of its own.
      maria: reject D1 --reason other --text "We ask about the services now."
      agent:refresher: propose --revise C1 --text "${words}" ✗ @maria rejected it
    `)
    assert.ok(!work.page().includes('few people reach'))
    assert.match(
      work.fine('maria', 'ledger', 'log', 'packets/first.md'),
      /rejected D1[\s\S]*We ask about the services now/,
    )
  }).timeout(60_000)

  test('retrieval is poor: the work pauses with a question', () => {
    work.from('opened').play(`
      agent:refresher: propose --add-to Facts --text "**C2.** The reads came from inside."
      maria: accept D1
      maria: ready ✗ C2 cites no evidence
      agent:refresher: propose --add-to "Open questions and next steps" --text "**Q2.** Which log shows who read it? — @lea"
      maria: accept D2
      maria: hold --referral more-evidence --owner maria --text "No log that we have shows who read it."
      verdict: on hold
      agent:refresher: resume ✗ Agents do not resume
    `)
  }).timeout(60_000)

  test('the handoff leaves for an external review: the boundary is explicit on the first page', () => {
    work.from('handed-off')
    const { summary } = checkBundle(work, 'out')
    assert.equal(summary.split('\n')[0], '**This asks for a decision and is none.**')
    assert.match(work.page(), /\| Boundary \| .*Handing it over asks for a decision; it is not one\. \|/)
  }).timeout(60_000)

  test('two people edit at once, on two branches: nothing settled comes back, nothing contested is lost', () => {
    work.from('opened').play(`
      lea: object C1 --role security --text "Name the hosts."
      otto: object F1 --text "Which services?"
      otto: object Q1 --text "Ask about weekends too."
    `)
    work.commit('Reviewed')
    work.git('checkout', '--quiet', '-B', 'other')
    work.play('lea: sustain O1 --text "They are not named."')
    work.edit('We ask for time.', 'We ask for some time.')
    work.commit('On the other branch')
    work.git('checkout', '--quiet', 'main')
    work.play(`
      lea: withdraw O1 --text "They are named."
      otto: withdraw O2 --text "The four."
    `)
    work.commit('On this branch')
    work.mergeAndSync('other')
    assert.ok(work.page().includes('We ask for some time.'))
    assert.match(work.page(), /\| Blockers \| O1, O3 open/)
    work.play('verdict: blocked\nlea: withdraw O1 --text "I have read both."\notto: withdraw O3 --text "Done."')
    assert.deepEqual(work.errors(), [])
  }).timeout(60_000)

  test('the packet bounces: the reasons are blockers, the answers are traceable, the second handoff shows both', () => {
    work.from('handed-off').play(`
      otto: record-intake returned "C1 names no host" "Nobody answers Q1"
      verdict: returned
    `)
    const [block] = work.status().blocks
    assert.equal(block?.rule, 'bounced-unanswered')
    assert.match(block?.message ?? '', /C1 names no host/)
    assert.match(block?.message ?? '', /Nobody answers Q1/)
    work.play('maria: ready ✗ C1 names no host')
    work.edit('Only the two broker hosts can read it', 'Only the hosts A and B can read it')
    work.play(`
      maria: answer-return 1 C1 --text "C1 names both."
      lea: answer Q1 --text "The on-call does."
      maria: answer-return 2 Q1 --text "Lea Brandt answered."
      maria: accept C1 Q1
      lea: review concurs --role security
      otto: review concurs
      maria: ready
      raman: ready
      raman: handoff --deliver ../second
    `)
    const { path, summary } = checkBundle(work, 'second')
    assert.match(summary, /C1 names no host.*answered by @maria: C1 names both/)
    const lineage = /for C1 names no host, answered by C1; Nobody answers Q1, answered by Q1/
    assert.match(readFileSync(join(path, 'packet.md'), 'utf8'), lineage)
  }).timeout(60_000)
})
