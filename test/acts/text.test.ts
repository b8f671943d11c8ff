// Drafts and acceptance: what is proposed, what becomes of the page, and who may.
import assert from 'node:assert/strict'
import { chartered, done, note, play, refused } from './play.ts'

/** The draft, accepted, makes this of the page: lines with `-` went, lines with `+` came. */
async function check(proposal: string, changed: string, { page = note, correction = '' } = {}) {
  const accepting = `@raman accept D1${correction ? `: ${correction}` : ''}`
  const played = await done(`${chartered}\nagent:refresher propose ${proposal}\n${accepting}`, '', { page })
  const before = page.split('\n-- ')[0]!.split('\n')
  const after = played.page.split('\n')
  const gone = before.filter(line => line && !after.includes(line)).map(line => `- ${line}`)
  const come = after.filter(line => line && !before.includes(line)).map(line => `+ ${line}`)
  assert.deepEqual([...gone, ...come].join('\n'), changed.trim().replace(/\n +/g, '\n'))
  return played
}

const proposed = (proposal: string) => `${chartered}\nagent:refresher propose ${proposal}`

suite('an accepted draft', () => {
  test('takes the place of a statement', () =>
    check(
      '--revise C1: Only two hosts and five people can read it.[^E1]',
      `- **C1.** Only two hosts can read it.[^E1]
       + **C1.** Only two hosts and five people can read it.[^E1]`,
    ))
  test('may repeat the ID', () =>
    check(
      '--revise C1: **C1.** Two hosts can read it.[^E1]',
      `- **C1.** Only two hosts can read it.[^E1]
       + **C1.** Two hosts can read it.[^E1]`,
    ))
  test('keeps the tail that it says nothing about', () =>
    check(
      '--revise C2: Every read leaves a line.[^E2]',
      `- **C2.** Every read is logged.[^E1] [^E2] — topic controls
       + **C2.** Every read leaves a line.[^E2] — topic controls`,
    ))
  test('brings a tail of its own', () =>
    check(
      '--revise N1: Exercise the rollback twice — @otto, due 2027-01-10',
      `- - **N1.** Exercise the rollback — @sam, due 2026-12-20
       + - **N1.** Exercise the rollback twice — @otto, due 2027-01-10`,
    ))
  test('keeps the thread of a question', () =>
    check(
      '--revise Q1: Who can open a shell?',
      `- - **Q1.** Who can open a shell on the hosts? — @sam
       + - **Q1.** Who can open a shell? — @sam`,
      { page: note.replace('hosts? — @sam\n', 'hosts? — @sam\n  - answered by @sam, 2026-11-12: Five people.\n') },
    ))
  test('stays in its box', () =>
    check(
      '--revise P1: A credential MUST name one workload.',
      `- > A credential MUST identify one workload.
       + > A credential MUST name one workload.`,
      {
        page: note.replace(
          '## Terms',
          '> [!NOTE]\n>\n> **P1** quotes CRED-7[^E1]\n>\n> A credential MUST identify one workload.\n\n## Terms',
        ),
      },
    ))
  test('comes behind another statement', () =>
    check('--after C1: **C4.** Both hosts are patched.[^E1]', '+ **C4.** Both hosts are patched.[^E1]'))
  test('comes behind an item of a list', () =>
    check('--after Q1: **Q2.** Who rotates it? — @sam', '+ - **Q2.** Who rotates it? — @sam'))
  test('comes at the end of a section', () =>
    check('--add-to Terms: **C4.** It ends in March.', '+ **C4.** It ends in March.'))
  test('makes a section that is missing', () =>
    check(
      '--add-to Exposure: **F2.** Both hosts are inside.[^E1]',
      '+ ## Exposure\n+ **F2.** Both hosts are inside.[^E1]',
    ))
  test('takes the place of a section’s prose', () =>
    check('--revise "Terms": The contract is silent.', '- What was agreed.\n+ The contract is silent.', {
      page: note.replace('## Terms\n', '## Terms\n\nWhat was agreed.\n'),
    }))
  test('takes a statement away', async () => {
    const { ledger } = await check('--remove C3: The contract is silent on it.', '- **C3.** The contract allows it.')
    assert.deepEqual([...ledger.state.acceptances.keys()], [])
  })
  test('keeps the line ends of the page', async () => {
    const crlf = note.split('\n-- ')[0]!.replaceAll('\n', '\r\n')
    const sources = '\n-- log.txt --\ntwo hosts\nall reads\n'
    for (const proposal of [
      '--revise Q1: Who?\\n\\nAnd when?',
      '--after C1: **C9.** Yes.',
      '--add-to Exposure: **F9.** No.',
    ]) {
      const { page } = await done(`${proposed(proposal)}\n@raman accept D1`, '', { page: crlf + sources })
      assert.doesNotMatch(page, /[^\r]\n(?!$)/)
    }
  })
  test('takes an item away', () =>
    check('--remove Q1: It was answered elsewhere.', '- - **Q1.** Who can open a shell on the hosts? — @sam'))
  test('is accepted with its words, and the evidence beside them', async () => {
    const { ledger, words } = await check(
      '--revise C1: Two hosts can read it.[^E1]',
      '- **C1.** Only two hosts can read it.[^E1]\n+ **C1.** Two hosts can read it.[^E1]',
    )
    const accepted = ledger.state.acceptances.get('C1')![0]!
    assert.equal(words(accepted.words), '**C1.** Two hosts can read it.[^E1]')
    assert.deepEqual(
      accepted.seen.map(({ id }) => id),
      ['E1'],
    )
    assert.equal(accepted.corrected, false)
    assert.equal(ledger.state.drafts.get(accepted.draft!)?.status, 'accepted')
  })
  test('that a person corrected is recorded as corrected', async () => {
    const { ledger } = await check(
      '--revise C1: Two hosts can read it.[^E1]',
      '- **C1.** Only two hosts can read it.[^E1]\n+ **C1.** At least two hosts can read it.[^E1]',
      { correction: 'At least two hosts can read it.[^E1]' },
    )
    assert.equal(ledger.state.acceptances.get('C1')![0]!.corrected, true)
  })
  test('of an answer becomes the person’s answer', async () => {
    const answered = `${chartered}\n@lea object C1: Shells are missing.\nagent:refresher propose --answer O1 --for maria: Five people.`
    await done(`${answered}\n@maria accept D1`, 'O1 @lea answered answered:@maria')
    await refused(`${answered}\n@raman accept D1`, 'The answer was drafted for @maria.')
  })
})

suite('a draft is not accepted', () => {
  test('when its target changed, and both texts are shown', async () => {
    const { said } = await play(
      `${proposed('--revise C1: Two hosts can read it.')}\nedit: Only two hosts => Only three hosts\n@raman accept D1`,
    )
    assert.match(said, /C1 changed since D1 was proposed/)
    assert.match(said, /It is: \*\*C1\.\*\* Only three hosts can read it/)
    assert.match(said, /D1 says: Two hosts can read it\./)
  })
  test('and the text that was accepted before is shown as well', async () => {
    const { said } = await play(
      `${chartered}\n@raman accept C1\nagent:refresher propose --revise C1: Two hosts can read it.\nedit: Only two hosts => Only three hosts\n@raman accept D1`,
    )
    assert.match(said, /It was: \*\*C1\.\*\* Only two hosts can read it/)
  })
  test('when its target is gone', () =>
    refused(
      `${proposed('--revise C3: It may.')}\nedit: **C3.** The contract allows it. => It is allowed.\n@raman accept D1`,
      'not on the page any more',
    ))
  test('by an agent', () =>
    refused(`${proposed('--revise C1: Two hosts.')}\nagent:refresher accept D1`, 'Agents do not accept'))
  test('by somebody whom the policy does not let', () =>
    refused(`${proposed('--revise C1: Two hosts.')}\n@lea accept D1`, '@lea may not accept'))
  test('by its author alone', async () => {
    await refused(`@raman propose --revise C1: Two hosts.\n@raman accept D1`, 'its author may not be the only one')
    await done(
      `@raman propose --revise C1: Two hosts.\n@maria accept D1\n@raman accept C1`,
      'C1 accepted @maria @raman',
    )
    const lax = 'workspace: charter: [ => author_alone_may_accept: true\\n    charter: ['
    await done(
      `${lax}\n@maria open --owner raman\n@raman propose --revise C1: Two hosts.\n@raman accept D1`,
      'C1 accepted @raman',
      { from: '' },
    )
  })
  test('twice', () =>
    refused(`${proposed('--revise C1: Two hosts.')}\n@raman accept D1\n@maria accept D1`, 'D1 was accepted by @raman'))
  test('together with others', () =>
    refused(`${proposed('--revise C1: Two hosts.')}\n@raman accept D1 C2`, 'Accept a draft by itself'))
  test('where it was only written on the page', () =>
    refused(
      'edit: ## Terms => > [!TIP]\\n>\\n> **D1** revises C1 — agent:refresher, 2026-11-14\\n>\\n> Two.\\n\\n## Terms\n@raman accept D1',
      'D1 stands on the page and not in the ledger',
    ))
  test('with a correction that changes more than it says', () =>
    refused(
      `${proposed('--revise C1: Two hosts.')}\n@raman accept D1: Two hosts.\\n\\n**C9.** And all is well.`,
      'More than C1 would change: C9',
    ))
})

suite('a draft is not proposed', () => {
  const check = (proposal: string, why: string, { page = note } = {}) =>
    refused(`${chartered}\nagent:refresher propose ${proposal}`, why, { page })
  test('before the charter is confirmed, by an agent', async () => {
    await refused('agent:refresher propose --revise C1: Two hosts.', 'agents consolidate nothing')
    await done('@maria propose --revise C1: Two hosts.', 'D1 @maria pending')
  })
  test('by an agent that the workspace does not name', () =>
    refused(`${chartered}\nagent:stranger propose --revise C1: Two hosts.`, 'names no agent `stranger`'))
  test('by somebody who is not on the roster', () =>
    refused(`${chartered}\n@nadia propose --revise C1: Two hosts.`, '@nadia is not on the roster'))
  test('by an agent while the packet stands still', () =>
    refused(
      `${chartered}\n@maria hold: Wait.\nagent:refresher propose --revise C1: Two hosts.`,
      'The packet stands still',
    ))
  test('for nothing, or for two things', async () => {
    await refused(`${chartered}\nagent:refresher propose: Two hosts.`, 'Say one thing to do')
    await check('--revise C1 --remove C2: Two hosts.', 'Say one thing to do')
  })
  test('for what is not there', () => check('--revise C7: Two hosts.', 'Nothing on the page is called C7'))
  test('for evidence', () => check('--revise E1: Two hosts.', 'captured again'))
  test('where nothing would change', () =>
    check('--revise C1: Only two hosts can read it.[^E1]', 'nothing would change'))
  test('with another statement in it', () =>
    check('--revise C1: Two hosts.\\n\\n**C9.** And all is well.', 'More than C1 would change: C9'))
  test('with an ID that is there', () => check('--after C1: **C2.** Both are patched.', 'C2 would stand there twice'))
  test('with an ID that was used', () =>
    refused(
      `${chartered}\n@raman accept C3\nedit: **C3.** The contract allows it. => It is allowed.\nagent:refresher propose --after C1: **C3.** Again.`,
      'C3 was in use before',
    ))
  test('with an objection, a thread entry, a suppression or a table in it', async () => {
    await check(
      '--after C1: > [!CAUTION]\\n>\\n> **O7** objects to C1 — @lea, 2026-11-10\\n>\\n> No.',
      'brings no objections',
    )
    await check('--revise Q1: Who? — @sam\\n- answered by @sam, 2026-11-12: Five.', 'brings no entries of a thread')
    await check('--after C1: <!-- countersign-disable stale-evidence -- no -->\\n\\n**C9.** Fine.', 'suppress findings')
    await check('--after C1: | | |\\n|---|---|\\n| Approval owner | @sam |', 'acts write it')
  })
  test('with a heading in it', () => check('--after C1: **C9.** Fine.\\n\\n## Approved', 'brings no headings'))
  test('with the same statement twice', () =>
    check('--after C1: **C9.** Fine.\\n\\n**C9.** Finer.', 'C9 would stand there twice'))
  test('that lifts a restriction', () =>
    check('--revise C1: Two hosts — topic controls', 'it is not shown to agents, so none drafts it', {
      page: note.replace('read it.[^E1]', 'read it.[^E1] — restricted to security'),
    }))
  test('for a row of a table', () =>
    check('--revise C9: Two hosts.', 'row of a table', {
      page: note.replace('## Terms', '| | |\n|---|---|\n| **C9** | One. |\n\n## Terms'),
    }))
  test('in words that were proposed or rejected before', async () => {
    await refused(
      `${proposed('--revise C1: Two hosts.')}\n@raman reject D1 --reason overstated\nagent:refresher propose --revise C1: Two  hosts.`,
      '@raman rejected it: overstated',
    )
    await refused(
      `${proposed('--revise C1: Two hosts.')}\nagent:refresher propose --revise C1: Two hosts.`,
      'waits for a decision',
    )
  })
})

suite('rejecting a draft', () => {
  test('keeps it, with the reason', () =>
    done(
      `${proposed('--revise C1: Two hosts.')}\n@raman reject D1 --reason minimised-objection`,
      'D1 agent:refresher? rejected (minimised an objection)',
    ))
  test('for another reason needs words', async () => {
    await refused(`${proposed('--revise C1: Two hosts.')}\n@raman reject D1 --reason other`, 'Say why')
    await done(`${proposed('--revise C1: Two hosts.')}\n@raman reject D1 --reason other: It is not ours to say.`)
  })
  test('is for people who may accept', async () => {
    await refused(
      `${proposed('--revise C1: Two hosts.')}\nagent:refresher reject D1 --reason other: No.`,
      'Agents do not reject',
    )
    await refused(`${proposed('--revise C1: Two hosts.')}\n@lea reject D1 --reason overstated`, '@lea may not accept')
  })
  test('is for the objector, where it objects for somebody', async () => {
    const brought = `${chartered}\nagent:refresher propose --object C1 --for lea: Shells are missing.`
    await refused(`${brought}\n@raman reject D1 --reason overstated`, 'The objection waits for @lea')
    await done(`${brought}\n@lea reject D1 --reason other: I never said so.`, 'D1 agent:refresher? rejected (other)')
  })
})

suite('accepting text as it stands', () => {
  test('is per block', async () => {
    const { ledger } = await done('@raman accept C1 Findings E1', 'C1 accepted @raman\nE1 accepted @raman', {
      page: note.replace('## Findings\n', '## Findings\n\nWhat we found.\n'),
    })
    assert.deepEqual([...ledger.state.acceptances.keys()], ['C1', '§ Findings', 'E1'])
  })
  test('is for people who may', async () => {
    await refused('agent:refresher accept C1', 'Agents do not accept')
    await refused('@lea accept C1', '@lea may not accept')
  })
  test('is for those whom the topic of the text names, too', async () => {
    await refused('@jo accept C1', '@jo may not accept')
    await done('@jo accept C3', 'C3 accepted @jo')
  })
  test('names what is there', () =>
    refused('@raman accept C1 C8', 'Nothing on the page that can be accepted is called C8'))
  test('has no words of its own', () => refused('@raman accept C1: Something else.', '--text corrects a draft'))
})
