// Holds, suspicions and escalations: who stops a packet, and who lets it go on.
import assert from 'node:assert/strict'
import { chartered, done, note, play, refused } from './play.ts'

suite('a hold', () => {
  test('is placed and lifted', async () => {
    await done('@maria hold: We wait for the review.', 'hold @maria')
    const { said } = await done('@maria hold: We wait.\n@raman resume: It came.')
    assert.equal(said, 'Lift the hold (We wait.): It came.')
  })
  test('with a path is a referral, with the one who brings it back', async () => {
    await done('@maria hold --referral deeper-look --owner otto: Test the control.', 'hold @maria deeper-look')
    await refused('@maria hold --referral deeper-look: Test it.', 'Say with --owner who brings it back: lea or otto')
    await refused('@maria hold --referral deeper: Test it.', 'no referral deeper')
  })
  test('is a blocker of the table; what a check finds in text and sources is none, for it would be wrong after the next edit', async () => {
    const table = '## Handoff ledger\n\n| | |\n|---|---|\n| Approval owner | @raman |\n\n[^E1]: **E1**'
    const page = note.replace('[^E1]: **E1**', table)
    const blockers = async (script: string) =>
      /\| Blockers \| (.*) \|/.exec((await play(script, { page, inStep: true })).page)?.[1]
    const held = `${chartered}\n@maria hold: Wait.`
    assert.equal(await blockers(held), 'on hold (@raman) · security pending')
    const spoiled = `${chartered}\nfile log.txt: two hosts => three hosts\nedit: Every read is => Every single read is\n@maria hold: Wait.`
    assert.equal(await blockers(spoiled), await blockers(held))
  })
  test('leaves objections as they are', () =>
    done(`${chartered}\n@lea object C1: No.\n@maria hold: Wait.\n@maria resume`, 'O1 @lea open'))
  test('is lifted by its number, where there are several', async () => {
    const two = '@maria hold: One.\n@maria hold: Two.'
    await refused(`${two}\n@maria resume`, '1. One.\n2. Two.')
    await done(`${two}\n@maria resume --hold 2\n@maria resume`)
    await refused(`${two}\n@maria resume --hold 3`, 'Which one?')
  })
  test('is for those who may', async () => {
    await refused('@lea hold: Wait.', '@lea may not hold')
    await refused('agent:refresher hold: Wait.', 'Agents do not hold')
    await refused('@maria hold: Wait.\n@lea resume', '@lea may not hold')
    await refused('@maria hold: Wait.\nagent:refresher resume', 'Agents do not resume')
    await refused('@maria resume', 'not on hold')
  })
})

suite('a suspicion', () => {
  test('is raised by an agent too', () =>
    done('agent:refresher suspect F1: It is in a public log.', 'suspicion agent:refresher?'))
  test('is raised by people on the roster', async () => {
    await done('@sam suspect: Something is off.', 'suspicion @sam')
    await refused('@nadia suspect: Something is off.', 'is not on the roster')
    await refused('@sam suspect F7: It is off.', 'Nothing on the page is called F7')
  })
  test('is dismissed by whoever closes an escalation', async () => {
    const raised = 'agent:refresher suspect: It is in a public log.'
    const { said } = await done(`${raised}\n@kim dismiss: It is a test value.`)
    assert.equal(said, 'Dismiss the suspicion of agent:refresher: It is in a public log.\nIt is a test value.')
    await done(`${raised}\n@sam dismiss: It is a test value.`)
    await refused(`${raised}\n@raman dismiss: No.`, '@raman may not close escalation')
    await refused(`${raised}\nagent:refresher dismiss: No.`, 'Agents do not dismiss')
    await refused('@kim dismiss: No.', 'No suspicion is open')
  })
})

suite('an escalation', () => {
  test('takes the suspicion along', async () => {
    const { said, ledger } = await done(
      'agent:refresher suspect: In a log.\n@lea escalate exposure: It is real.',
      'escalation @lea exposure',
    )
    assert.match(
      said,
      /^Escalate to the incident process \(exposure\); only incident-response closes it\. The suspicion of agent:refresher: In a log\.\nIt is real\.$/,
    )
    assert.equal([...ledger.state.suspicions.values()].filter(one => one.escalatedBy.length > 0).length, 1)
  })
  test('goes where the profile has a path', () => refused('@lea escalate exposur: x', 'Did you mean exposure?'))
  test('is for people', () => refused('agent:refresher escalate exposure: x', 'Agents do not escalate'))
  test('is for the roster', () => refused('@nadia escalate exposure: x', 'is not on the roster'))
  test('is closed by the role of its own path and no other', async () => {
    await done('@lea escalate exposure: x\n@kim close-escalation: Rotated.')
    await refused('@lea escalate exposure: x\n@sam close-escalation: Fine.', '@sam may not close escalation')
    await done('@lea escalate outage: x\n@sam close-escalation: Restored.')
    await refused('@lea escalate outage: x\n@kim close-escalation: Fine.', '@kim may not close escalation')
    await refused(
      '@lea escalate exposure: x\nagent:refresher close-escalation: Fine.',
      'Agents do not close-escalation',
    )
    await refused('@kim close-escalation: Fine.', 'Nothing is escalated')
  })
  test('is closed by its number, where there are several', async () => {
    const two = '@lea escalate exposure: x\n@lea escalate outage: y'
    await refused(`${two}\n@kim close-escalation: Rotated.`, 'Which one?')
    await done(`${two}\n@kim close-escalation --escalation 1: Rotated.`)
  })
})

suite('while the packet is escalated or under a suspicion', () => {
  const before = `${chartered}\n@lea object C1: No.\nagent:refresher propose --revise C2: All is logged.`
  const stops = {
    'The packet is escalated to exposure, and everything but objections, evidence and suspicions stands still until that is closed.':
      [`${before}\n@lea escalate exposure: x`, '@kim close-escalation: Rotated.'],
    'The packet is under a suspicion of agent:refresher, and everything but objections, evidence and suspicions stands still until that is dismissed or escalated.':
      [`${before}\nagent:refresher suspect: It is in a log.`, '@kim dismiss: It is a test value.'],
  } as const
  for (const [says, [script, ends]] of Object.entries(stops)) {
    for (const routine of [
      '@raman accept C1',
      '@raman accept D1',
      '@raman reject D1 --reason other: No.',
      '@maria answer O1: Soon.',
      '@lea withdraw O1: Fine.',
      '@raman carry O1: For now.',
      '@lea review concurs C1',
      '@sam done N1',
      '@maria hold: Wait.',
      '@maria assign security lea',
      '@maria confirm-charter',
      '@maria ready',
      'agent:refresher propose --revise C1: All is well.',
      'agent:refresher recommend not-ready: It stands still.',
    ])
      test(`nobody does \`${routine}\`: ${says}`, () => refused(`${script}\n${routine}`, says))
    test(`objections, suspicions and housekeeping go on: ${says}`, () =>
      done(
        `${script}
        @otto object C2: Me too.
        @lea sustain O1: Still.
        agent:refresher suspect: There is more.
        @raman transfer sam: I am away.`,
        'O2 @otto open',
      ))
    test(`all goes on once it is over: ${says}`, () =>
      done(`${script}\n${ends}\n@raman accept C1`, 'C1 accepted @raman'))
  }
})
