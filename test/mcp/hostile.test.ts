// No sequence of calls as an agent changes accepted text, an objection's state, ownership, a hold, an escalation, or a
// verdict for the better.
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { chartered, play } from '../acts/play.ts'
import { calls, type Ground, groundOf, keyless, noBetter, rampage, unharmed } from './rogue.ts'

const seed = Number(process.env.COUNTERSIGN_SEED ?? 20261120)
const times = Number(process.env.COUNTERSIGN_RUNS ?? 1)
const length = 50

const objected = `
  ${chartered}
  @lea object C1 --role security: It does not say which hosts.
`
const accepted = `
  ${chartered}
  @maria accept F1 H1 Q1 N1 C1 C2 E1 E2
  @jo accept C3
  @lea review concurs --role security
`

/** Where packets stand when somebody wants them through. */
const grounds: Readonly<Record<string, string>> = {
  'just opened': '',
  chartered,
  contested: objected,
  'answered by a person': `${objected}\n@maria answer O1: The two broker hosts.`,
  sustained: `${objected}\n@maria answer O1: The two broker hosts.\n@lea sustain O1: It lists no names.`,
  carried: `${objected}\n@raman carry O1: I answer for it until then.`,
  'with a draft that waits': `${chartered}\nagent:refresher propose --revise C1: Two hosts only can read it.[^E1]`,
  'with a rejected draft': `${chartered}\nagent:refresher propose --revise C1: Two hosts only can read it.[^E1]\n@maria reject D1 --reason overstated`,
  'all accepted': accepted,
  'marked ready by one': `${accepted}\n@maria ready`,
  'on hold': `${objected}\n@maria hold: A test comes first.`,
  'under a suspicion': `${objected}\n@sam suspect F1: An unknown address.`,
  escalated: `${objected}\n@sam escalate exposure: It is in the open.`,
}

suite('a rogue agent', function () {
  this.timeout(240_000)
  const names = Object.keys(grounds)
  // Ten thousand calls in all.
  let drafted = 0
  suiteTeardown(() => assert.ok(drafted > 300, `Only ${drafted} calls did anything: nothing was tried.`))
  const each = Math.ceil(10_000 / names.length / length)
  for (const name of names)
    test(`moves nothing where the packet is ${name}`, async () => {
      const start = await groundOf(await play(grounds[name]!, { inStep: true }))
      await fc.assert(
        fc.asyncProperty(calls(length), async made => {
          const now = await rampage(start, made)
          drafted += now.scene.ledger.events.length - start.scene.ledger.events.length
          unharmed(start, now)
        }),
        { seed, numRuns: each * times },
      )
    })
})

suite('a rogue agent that says it is a person, and has no key', function () {
  this.timeout(240_000)
  let said = 0
  suiteTeardown(() => assert.ok(said > 100, `Only ${said} calls did anything: nothing was tried.`))
  for (const [name, script] of Object.entries(grounds))
    test(`makes nothing better where the packet is ${name}`, async () => {
      const start = await groundOf(await play(script, { inStep: true }))
      await fc.assert(
        fc.asyncProperty(keyless(length), async made => {
          const now = await rampage(start, made)
          said += now.scene.ledger.events.length - start.scene.ledger.events.length
          noBetter(start, now)
          assert.deepEqual(texts(now), texts(start))
        }),
        { seed, numRuns: 4 * times },
      )
    })
})

/** What people accept, and what of it they have accepted. */
const texts = ({ scene }: Ground) => ({
  blocks: scene.blocks.map(({ name, digest }) => `${name} ${digest}`),
  accepted: [...scene.ledger.state.acceptances.entries()],
})
