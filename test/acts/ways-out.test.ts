// Recommendation, readiness, what came back, and what is destroyed.
import assert from 'node:assert/strict'
import { dispose } from '../../server/acts/dispose.ts'
import { chartered, done, note, play, refused, sceneAfter } from './play.ts'

/** A page on which nothing is in the way but what people have to decide. */
const page = note
  .replace('captured 2026-11-12', 'captured 2026-11-12, `sha256:b2ef06751fb4`')
  .replace(/(L2\), captured 2026-11-12)/, '$1, `sha256:afe97198ffe9`')
  .replace('**C3.** The contract allows it.', '**C3.** The contract allows it.[^E1]')
  .replace(
    '[^E1]: **E1**',
    `## Handoff ledger

| | |
|---|---|
| Approval owner | @raman, since 2026-11-20 |
| Reviewer, security | @lea: concurs |

[^E1]: **E1**`,
  )

const accepted = `${chartered}
@raman accept "top of the page" F1 H1 Q1 N1 C1 C2 C3 E1 E2
@jo accept C3
@sam answer Q1: Five people.
@lea review concurs`
const marked = `${accepted}\n@maria ready`
const handedOff = `${marked}\n@raman ready\n@maria hand-off`
const returned = `${handedOff}\n@maria record-intake returned "The rollback was not tried" "The end is too late"`

const reaches = (script: string, says = '') => done(script, says, { page, inStep: true })
const waits = (script: string, why: string) => refused(script, why, { page, inStep: true })

suite('a recommendation', () => {
  test('is given by an agent too, and decides nothing', async () => {
    const { ledger } = await done(
      `${chartered}\nagent:refresher recommend not-ready: C3 has no evidence.`,
      'recommendation agent:refresher? not ready',
    )
    assert.equal(ledger.state.marks.size, 0)
  })
  test('comes after the charter', () =>
    refused('agent:refresher recommend not-ready: x', 'confirmed owner, reviewers and criteria'))
  test('comes after the charter under the policy in force', () =>
    refused(
      `${chartered}\nworkspace: Jo Marsh => Jo Lee\n@raman change-policy: A name.\n@maria recommend ready: x`,
      'under the policy in force',
    ))
  test('does not say ready while something is open', async () => {
    await refused(`${chartered}\n@lea object C1: No.\nagent:refresher recommend ready: All done.`, 'O1 is open.')
    await refused(`${chartered}\n@maria hold: Wait.\n@maria recommend ready: All done.`, 'It is on hold')
    await refused(
      `${chartered}\nagent:refresher suspect: x\nagent:refresher recommend ready: All done.`,
      'The packet is under a suspicion of agent:refresher, and everything but objections, evidence and suspicions stands still until that is dismissed or escalated.',
    )
  })
  test('does not say ready of a page with errors, by whomever', async () => {
    const { ledger } = await reaches(`${accepted}\nagent:refresher recommend ready: All done.`, '')
    assert.deepEqual(
      [...ledger.state.recommendations.values()].map(({ advice }) => advice),
      ['ready'],
    )
    for (const who of ['agent:refresher', '@maria'])
      await refused(`${accepted}\n${who} recommend ready: All done.`, '(unsupported-claim)', {
        page: page.replace('**C3.** The contract allows it.[^E1]', '**C3.** The contract allows it.'),
        inStep: true,
      })
  })
  test('waits until everybody who has to review is known', () =>
    refused(
      `${chartered}\n@maria change-authority legal: It is about terms.\nagent:refresher recommend ready: All done.`,
      'Nobody is assigned to review for legal',
    ))
  test('is for the roster', () => waits(`${accepted}\n@nadia recommend ready: x`, 'is not on the roster'))
})

suite('where a packet goes', () => {
  const handsOff = (when: string, to = '') =>
    [
      `${accepted}\n@maria ready\n@raman ready\n@maria hand-off${to}`,
      {
        page,
        inStep: true,
        from: `workspace: handoff: { to: the board => handoff: { routes: [{ when: [${when}], to: the large board, next_owner: legal }], to: the board\n@maria open --owner raman`,
      },
    ] as const
  const goes = async (when: string, to = '') => {
    const [script, options] = handsOff(when, to)
    const { ledger } = await done(script, '', options)
    return [...ledger.state.handoffs.values()].at(-1)!.to
  }
  test('is the first way whose conditions hold', async () => {
    assert.equal(await goes('{ topic: terms, is: present }'), 'the large board')
    assert.equal(await goes('{ field: coordinator, is: equal, value: nobody }'), 'the board')
  })
  test('is nowhere while that cannot be said', async () => {
    const [script, options] = handsOff('{ evidence: log, at: /amount, is: over, value: 3 }')
    await refused(script, 'The page does not say enough to tell which way it goes', options)
  })
  test('is called what a person calls it', async () =>
    assert.equal(await goes('{ topic: terms, is: present }', ' --to "Another board"'), 'Another board'))
})

suite('readiness', () => {
  test('is marked by each in turn, on the set before the first', async () => {
    const { ledger } = await reaches(`${marked}\n@raman ready: Go.`)
    const [first, second] = [...ledger.state.marks.values()]
    assert.deepEqual([first!.as, second!.as], ['coordinator', 'owner'])
    assert.deepEqual([first!.set, first!.heads, first!.revision], [second!.set, second!.heads, second!.revision])
    assert.equal(second!.count, ledger.events.length - 2)
  })
  test('says what is sealed', async () => {
    const { said } = await reaches(marked)
    assert.match(said, /^As coordinator: ready to be handed off, revision [0-9a-f]{12}, 6 events \([0-9a-f]{12}\)\.$/)
  })
  test('begins anew when anything happened in between', async () => {
    await waits(`${marked}\n@sam done N1\n@raman ready`, 'First the coordinator marks this revision ready')
    await waits(`${marked}\nedit: Exercise the => Exercise a\n@raman ready`, 'First the coordinator')
    await reaches(`${marked}\n@sam done N1\n@maria ready\n@raman ready`)
  })
  test('is for those whom the handoff names, in their order, each once', async () => {
    await waits(`${accepted}\n@raman ready`, 'First the coordinator marks this revision ready, then the owner.')
    await waits(`${accepted}\n@lea ready`, 'The handoff is signed by coordinator and owner, and that you are not.')
    await waits(`${marked}\n@maria ready`, 'ready already')
    await waits(`${accepted}\nagent:refresher ready`, 'Agents do not ready')
  })
  const without = (line: string) =>
    accepted
      .split('\n')
      .filter(row => !row.includes(line))
      .join('\n')
  test('waits for the charter', () =>
    waits(
      `${accepted.replace(chartered, '@maria assign security lea')}\n@maria ready`,
      'Nobody has confirmed the charter',
    ))
  test('waits for every block', async () => {
    await waits(`${accepted.replace('C2 ', '')}\n@maria ready`, 'One block waits for a person to accept it. (C2)')
    await waits(`${accepted}\nedit: Every read => Each read\n@maria ready`, '(changed-since-accepted)')
  })
  test('waits for one of those whom the topic of a text names', () =>
    waits(`${without('@jo')}\n@maria ready`, 'C3 is about terms: the legal has to accept it. (C3)'))
  test('waits for the mandatory reviewers, on the text as it is', async () => {
    await waits(`${without('review')}\n@maria ready`, 'The reviewer for security has not signed off')
    await waits(
      `${accepted}\nedit: Every read => Each read\n@raman accept C2\n@maria ready`,
      'The reviewer for security has not signed off',
    )
    await waits(
      `${accepted}\n@lea review requests-changes C1: Not yet.\n@maria ready`,
      'The reviewer for security has not signed off',
    )
    await waits(
      `${accepted}\n@maria change-authority legal: It grew.\n@maria ready`,
      'Nobody is assigned to review for legal',
    )
    await reaches(
      `${accepted}\n@maria change-authority legal: It grew.\n@maria assign legal jo\n@jo review concurs\n@maria ready`,
    )
  })
  test('waits for objections and drafts', async () => {
    await waits(`${accepted}\n@otto object C1: No.\n@maria ready`, 'O1 is open.')
    await waits(`${accepted}\n@sam propose --revise C1: Two.\n@maria ready`, 'D1 is not decided.')
  })
  test('waits for holds, suspicions and escalations', async () => {
    await waits(`${accepted}\n@maria hold: Wait.\n@maria ready`, 'It is on hold; @raman brings it back.')
    await waits(
      `${accepted}\nagent:refresher suspect: x\n@maria ready`,
      'The packet is under a suspicion of agent:refresher',
    )
    await waits(`${accepted}\n@sam escalate exposure: x\n@maria ready`, 'The packet is escalated to exposure, ')
  })
  test('waits for a page without errors', () => refused(`${accepted}\n@maria ready`, '(unstamped-evidence)'))
})

suite('what came back', () => {
  test('is recorded', async () => {
    const { said } = await reaches(`${handedOff}\n@maria record-intake received --party "Board intake"`)
    assert.match(said, /^Board intake received the packet at the board\.$/)
    const { ledger } = await reaches(returned)
    assert.deepEqual(
      [...ledger.state.handoffs.values()][0]!.returned?.reasons.map(({ label }) => label),
      ['The rollback was not tried', 'The end is too late'],
    )
  })
  test('is recorded of a handoff, once, with what it needs', async () => {
    await waits('@maria record-intake received --party Board', 'never handed off')
    await waits(`${handedOff}\n@maria record-intake received`, '--party')
    await waits(`${handedOff}\n@maria record-intake returned`, 'Give the reasons')
    await waits(`${returned}\n@maria record-intake received --party Board`, 'came back already')
    await waits(`${handedOff}\nagent:refresher record-intake returned No`, 'Agents do not record-intake')
    await waits(`${handedOff}\n@nadia record-intake returned No`, 'is not on the roster')
  })
  test('blocks until every reason is answered', async () => {
    await waits(`${returned}\n@maria ready`, 'Nobody answered reason 1 of the return: The rollback was not tried.')
    const both = `${returned}\n@sam answer-return 1 N1: It was tried.\n@maria answer-return 2 C3: It ends in March.`
    const { said } = await reaches(both)
    assert.equal(said, 'Reason 2 (The end is too late) is answered by C3: It ends in March.')
    await reaches(`${both}\n@maria ready`)
  })
  test('is answered reason by reason', async () => {
    await waits(`${returned}\n@sam answer-return 3: x`, 'The return has 2 reasons')
    await waits('@sam answer-return 1: x', 'never returned')
    await waits(`${returned}\nagent:refresher answer-return 1: x`, 'Agents do not answer-return')
    await waits(`${returned}\n@nadia answer-return 1: x`, 'is not on the roster')
  })
})

suite('disposing', () => {
  const raised = '@lea object C1: The badge is 4711.'
  test('destroys the words of an objection, and not the objection', async () => {
    const { said, files, ledger, words } = await done(
      `${raised}\n@maria dispose O1 --why "A badge number"`,
      'O1 @lea open',
    )
    assert.match(said, /^Destroy one text of O1 \([0-9a-f]{12}\) for good: A badge number$/)
    const [objection] = ledger.state.objections.values()
    assert.equal(words(objection!.words!), undefined)
    assert.ok(!files.some(({ bytes }) => Buffer.from(bytes ?? []).includes('4711')))
  })
  test('destroys what was accepted of a block', () => done('@raman accept C1\n@maria dispose C1 --why "A name"'))
  test('finds words by the name of their file', async () => {
    const { ledger } = await play(raised)
    const [digest] = ledger.contents.words.keys()
    await done(`${raised}\n@maria dispose ${digest!.slice(0, 12)} --why "A badge number"`)
  })
  test('destroys what is sealed once the packet is gone for as long as its profile says, and not while it is worked on', async () => {
    const planned = async (script: string, sealed_retention: string | undefined) => {
      const scene = await sceneAfter(script, { page, inStep: true })
      const { subject } = scene
      const profile = { ...subject.profile, sealed_retention }
      const desk = { actor: '@maria', write: () => '' }
      const asked = { what: ['past-retention'], why: 'over' }
      const plan = dispose.plan(asked, { ...scene, subject: { ...subject, profile }, beside: [sealed] }, desk)
      return 'no' in plan ? plan.no : plan.destroys
    }
    const sealed = '4b227777d4dd1fc61c6f884f48641d02b4d121d3fd328cb08b5531fcacdabf8a'
    assert.deepEqual(await planned(handedOff, '1h'), [sealed])
    for (const [script, kept] of [
      [handedOff, '4h'],
      [handedOff, undefined],
      [returned, '1h'],
      [accepted, '1h'],
    ] as const)
      assert.equal(await planned(script, kept), 'Nothing is kept longer than the profile allows.')
  })
  test('destroys no excerpt while a formal process may ask for it, and words still', async () => {
    const escalated = `${raised}\n@lea escalate exposure: It is real.`
    const digest = '4b227777d4dd1fc61c6f884f48641d02b4d121d3fd328cb08b5531fcacdabf8a'
    const planned = async (script: string) => {
      const scene = { ...(await sceneAfter(script)), beside: [digest] }
      return dispose.plan({ what: [digest], why: 'over' }, scene, { actor: '@maria', write: () => '' })
    }
    const plan = await planned(escalated)
    assert.match(
      'no' in plan ? plan.no : '',
      /^Excerpts are not destroyed now: the packet is escalated to exposure, and /,
    )
    assert.ok(!('no' in (await planned(`${escalated}\n@kim close-escalation: It was a test.`))))
    await done(`${escalated}\n@maria dispose O1 --why "A badge number"`)
  })
  test('is for those who may export', async () => {
    await refused(`${raised}\n@lea dispose O1 --why x`, '@lea may not export')
    await refused(`${raised}\nagent:refresher dispose O1 --why x`, 'Agents do not dispose')
    await refused(`${raised}\n@maria dispose O2 --why x`, 'The ledger has no words of O2')
  })
})

suite('a loss', () => {
  test('is acknowledged, and named for ever', async () => {
    const lost = '@sam done N1\n@lea object C1: No.\n@maria accept C1\nlose 2'
    const { ledger, said } = await play(`${lost}\n@maria acknowledge-loss: A disk died.`)
    assert.match(said, /^Lost for good: [0-9a-f]{64}: A disk died\.$/)
    assert.deepEqual(
      ledger.damage.filter(({ settledBy }) => !settledBy).map(({ kind }) => kind),
      [],
    )
    assert.ok(ledger.damage.some(({ kind }) => kind === 'missing-parent'))
  })
  test('is acknowledged only where something is missing', async () => {
    await refused('@maria acknowledge-loss: A disk died.', 'No event is missing.')
    await refused('@maria acknowledge-loss 0123: A disk died.', 'No event 0123 is missing.')
    await refused('agent:refresher acknowledge-loss: x', 'Agents do not acknowledge-loss')
  })
  test('that no other event names is acknowledged by its full name', async () => {
    const lost = '0123456789abcdef'.repeat(4)
    const { ledger } = await done(`@maria acknowledge-loss ${lost}: It opened the packet a second time.`)
    assert.equal(ledger.state.losses.size, 1)
  })
})
