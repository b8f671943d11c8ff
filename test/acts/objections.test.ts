// Objections, questions, hypotheses and steps: who may say what about them, and what becomes of them.
import assert from 'node:assert/strict'
import { chartered, done, note, refused } from './play.ts'

const raised = `${chartered}\n@lea object C1: Shells are missing.`
const page = note.replace('## Terms', '## Exposure\n\n**C4.** It is not in the open.\n\n## Terms')

suite('an objection', () => {
  test('is raised in the role in which its author reviews', async () => {
    const { said } = await done(raised, 'O1 @lea open')
    assert.equal(said, 'O1 (security) objects to C1: Shells are missing.')
  })
  test('is raised by anybody on the roster, on anything', async () => {
    await done('@sam object C1 "Controls" packet: No.', 'O1 @sam open')
    await refused('agent:refresher object C1: No.', 'Agents do not object')
    await refused('@lea object C7: No.', 'Nothing on the page is called C7')
  })
  test('gets the next number', () => done(`${raised}\n@otto object C1: Nor are logs.`, 'O2 @otto open'))

  test('is answered by a person, and stays', async () => {
    await done(`${raised}\n@maria answer O1: Five people.`, 'O1 @lea answered answered:@maria')
    await refused(`${raised}\nagent:refresher answer O1: Five people.`, 'Agents do not answer')
    await refused(`${raised}\n@maria answer O3: Five people.`, 'The ledger has no objection O3')
  })
  test('is answered by an agent only as a draft', () =>
    done(
      `${raised}\nagent:refresher propose --answer O1 --for maria: Five people.`,
      'O1 @lea open\nD1 agent:refresher? pending',
    ))
  test('is sustained by its author', async () => {
    const answered = `${raised}\n@maria answer O1: Five people.`
    await done(`${answered}\n@lea sustain O1: Who are they?`, 'O1 @lea sustained answered:@maria sustained:@lea')
    await refused(`${answered}\n@otto sustain O1: Who are they?`, 'The objection is @lea')
    await refused(`${answered}\nagent:refresher sustain O1: Who?`, 'Agents do not sustain')
    await refused(`${answered}\n@lea withdraw O1\n@lea sustain O1: Who?`, 'O1 is withdrawn')
  })
  test('is withdrawn by its author', async () => {
    const { said } = await done(`${raised}\n@lea withdraw O1: The list came.`, 'O1 @lea withdrawn withdrawn:@lea')
    assert.equal(said, 'Withdraw O1 (“Shells are missing.”): The list came.')
    await refused(`${raised}\n@raman withdraw O1`, 'The objection is @lea')
    await refused(`${raised}\nagent:refresher withdraw O1`, 'Agents do not withdraw')
    await refused(`${raised}\n@lea withdraw O1\n@lea withdraw O1`, 'withdrawn already')
  })
  test('passes to a successor with the part', async () => {
    const passed = `${raised}\n@lea pass-on security otto: I leave.`
    await done(`${passed}\n@otto withdraw O1`, 'O1 @lea withdrawn withdrawn:@otto')
    await done(`${passed}\n@lea withdraw O1`, 'O1 @lea withdrawn withdrawn:@lea')
    await refused(`${passed}\n@sam withdraw O1`, 'The objection is @lea')
  })
})

suite('an objection that was brought in', () => {
  const brought = `${chartered}\nagent:refresher propose --object C1 --for lea: Shells are missing.`
  test('is confirmed by whom it is for', async () => {
    await done(`${brought}\n@lea confirm-objection D1`, 'O1 @lea open\nD1 agent:refresher? confirmed')
    await refused(`${brought}\n@otto confirm-objection D1`, 'The objection waits for @lea')
    await refused(`${brought}\nagent:refresher confirm-objection D1`, 'Agents do not confirm-objection')
    await refused(`${brought}\n@lea confirm-objection D7`, 'The ledger has no draft D7')
  })
  test('is not accepted as text', () => refused(`${brought}\n@raman accept D1`, '@lea confirms it'))
  test('names whom it is for', () => refused(`${chartered}\nagent:refresher propose --object C1: No.`, 'Say for whom'))
  test('is withdrawn by who confirmed it', () =>
    done(`${brought}\n@lea confirm-objection D1\n@lea withdraw O1`, 'O1 @lea withdrawn withdrawn:@lea'))
})

suite('carrying an objection', () => {
  test('makes a risk of the one who carries it', async () => {
    const { said, ledger } = await done(
      `${raised}\n@raman carry O1 --until 2027-01-31: It is reviewed in December.`,
      'O1 @lea carried\nR1 @raman carries O1 until 2027-01-31',
    )
    assert.equal(
      said,
      'R1 carries O1 (“Shells are missing.”) on C1 (controls, Controls) until 2027-01-31: It is reviewed in December.',
    )
    const [risk] = ledger.state.risks.values()
    assert.deepEqual(
      risk?.targets.map(target => target.kind),
      ['statement'],
    )
  })
  test('is for those who may', async () => {
    await refused(`${raised}\n@maria carry O1: Fine.`, '@maria may not carry')
    await refused(`${raised}\nagent:refresher carry O1: Fine.`, 'Agents do not carry')
  })
  test('is for those whom its topic names alone', async () => {
    const onTerms = `${chartered}\n@sam object C3: It does not.`
    await refused(`${onTerms}\n@raman carry O1: Fine.`, '@raman may not carry')
    await done(`${onTerms}\n@jo carry O1: Fine.`, 'R1 @jo carries O1')
  })
  test('is for nobody where the profile says never, and says why', async () => {
    await refused(
      `${chartered}\n@lea object C4: It is.\n@raman carry O1: Fine.`,
      'What is exposed now goes to incident handling.',
      { page },
    )
    await refused(
      `${chartered}\n@jo object C1: No.\n@raman carry O1: Fine.`,
      'What legal objects to is settled and not carried.',
    )
  })
  test('is for the text as it stands', async () => {
    const { ledger } = await done(`${raised}\nedit: Only two hosts => Only three hosts\n@raman carry O1: Fine.`)
    const [objection, risk] = [[...ledger.state.objections.values()][0]!, [...ledger.state.risks.values()][0]!]
    assert.notDeepEqual(objection.targets, risk.targets)
  })
  test('is not for what is over', async () => {
    await refused(`${raised}\n@lea withdraw O1\n@raman carry O1: Fine.`, 'O1 is withdrawn')
    await refused(`${raised}\n@raman carry O1 --until 2026-11-01: Fine.`, '2026-11-01 has passed')
  })
  test('waits while the packet stands still', () =>
    refused(`${raised}\n@maria hold: Wait.\n@raman carry O1: Fine.`, 'stands still'))
})

suite('a question', () => {
  test('is answered', async () => {
    await done(`@sam answer Q1: Five people.`, 'Q1 answered:@sam')
    await refused('agent:refresher answer Q1: Five people.', 'Agents do not answer')
    await refused('@sam answer Q4: Five people.', 'The page has no Q4')
  })
  test('is dropped, with the reason', async () => {
    await done('@sam drop Q1: It does not matter.', 'Q1 dropped:@sam')
    await refused('agent:refresher drop Q1: No.', 'Agents do not drop')
    await refused('@nadia drop Q1: No.', 'is not on the roster')
    await refused('@sam drop C1: No.', 'name one like Q1')
  })
})

suite('a hypothesis', () => {
  test('is confirmed', async () => {
    await done('@lea confirm-hypothesis H1: The logs show it.', 'H1 confirmed:@lea')
    await refused('agent:refresher confirm-hypothesis H1: So it is.', 'Agents do not confirm-hypothesis')
    await refused('@nadia confirm-hypothesis H1: So it is.', 'is not on the roster')
    await refused('@lea confirm-hypothesis C1: So it is.', 'name one like H1')
  })
  test('is refuted', async () => {
    await done('@lea refute H1: It came from the vault.', 'H1 refuted:@lea')
    await refused('agent:refresher refute H1: No.', 'Agents do not refute')
    await refused('@nadia refute H1: No.', 'is not on the roster')
    await refused('@lea refute H2: No.', 'The page has no H2')
  })
})

suite('a step', () => {
  test('is done', async () => {
    await done('@sam done N1: It took an hour.', 'N1 done:@sam')
    await done('@sam done N1')
    await refused('agent:refresher done N1', 'Agents do not done')
    await refused('@nadia done N1', 'is not on the roster')
    await refused('@sam done Q1', 'name one like N1')
  })
})

suite('a claim on evidence', () => {
  test('that changed is confirmed to hold', async () => {
    await done(
      'file log.txt: two hosts => three hosts\n@maria confirm-claim C1: Three, and still only these.',
      'C1 holds @maria',
    )
    await refused('agent:refresher confirm-claim C1', 'Agents do not confirm-claim')
    await refused('@lea confirm-claim C1', '@lea may not settle')
    await refused('@maria confirm-claim C3', 'C3 cites no evidence')
    await refused('@maria confirm-claim C1', 'E1 could not be read', {
      page: note.replace('log.txt#L1', 'gone.txt#L1'),
    })
  })
  test('that contradicts other evidence is settled', async () => {
    await done('@maria settle E1 E2 --stands E1 --claim C2: The log is the record.', 'E1 stands of E1 E2')
    await refused('agent:refresher settle E1 E2 --stands E1: x', 'Agents do not settle')
    await refused('@lea settle E1 E2 --stands E1: x', '@lea may not settle')
    await refused('@maria settle E1 E2 --stands E3: x', 'E3 is not among E1 and E2')
    await refused('@maria settle E1 E9 --stands E1: x', 'The page has no evidence E9')
  })
})
