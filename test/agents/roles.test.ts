// What each role makes of a page. Whatever it drafts has passed the gate, and what it cannot know it asks.
import assert from 'node:assert/strict'
import { checkDraft } from '../../server/acts/draft/gate.ts'
import { draftInput } from '../../server/acts/draft/proposed.ts'
import { roles } from '../../server/agents/index.ts'
import { chartered, note, sceneAfter } from '../acts/play.ts'
import { type Look, linesOf, planOf } from './look.ts'

/** The role, and a line for each thing that it would do. */
async function check(role: string, lines: string, look: Look = {}) {
  assert.equal(linesOf(await planOf([role], look)), lines.trim().replace(/\n +/g, '\n'))
}

const withText = (old: string, fresh: string) => {
  assert.ok(note.includes(old), old)
  return note.replace(old, () => fresh)
}

suite('roles', () => {
  test('run in an order that follows from what they read and write', () => {
    assert.deepEqual(
      roles.map(({ name }) => name),
      ['normaliser', 'refresher', 'calibrator', 'completeness', 'clerk', 'adviser'],
    )
    for (const { summary } of roles) assert.match(summary, /^[A-Z].*\.$/)
  })
  for (const { name } of roles)
    if (name !== 'clerk')
      test(`the ${name} proposes nothing before the charter is confirmed`, async () => {
        const plan = await planOf([name], { script: '' })
        assert.deepEqual(plan.planned, [])
        assert.match(plan.stopped ?? '', /confirm-charter/)
      })
})

suite('the normaliser', () => {
  const pasted = (text: string) => withText('## Terms\n', `## Terms\n\nThe contract is old.\n\n${text}\n`)
  const block = 'objects to C1 for @lea: C1 names hosts, not people.'
  test('takes comments off the page, word for word', async () => {
    for (const text of [
      '<<[UNRESOLVED lea: C1 names hosts, not people.]>>',
      '<<[UNRESOLVED @lea]>>\nC1 names hosts, not people.\n<<[/UNRESOLVED]>>',
      '{>>Lea Brandt: C1 names hosts, not people.<<}',
      '@lea: C1 names hosts, not people.',
      '> Lea Brandt (security), 14 Nov: C1 names hosts, not people.',
      '- [2026-11-14 15:03 UTC] lea: C1 names hosts, not people.',
    ])
      await check('normaliser', `${block}\nrevises Terms: The contract is old.`, { page: pasted(text) })
  })
  test('never merges two people, and never rewords one', () =>
    check(
      'normaliser',
      `objects to Terms for @lea: It is too long!!
       objects to Terms for @otto: it is too short
       revises Terms: The contract is old.`,
      { page: pasted('@lea: It is too long!!\n@otto: it is too short') },
    ))
  test('parts people who stand on one line, and takes both where both say it', async () => {
    const lines = (...all: readonly string[]) => [...all, 'revises Terms: The contract is old.'].join('\n')
    await check(
      'normaliser',
      lines('objects to Terms for @lea: Who has a shell?', 'objects to Terms for @otto: And who watches them?'),
      { page: pasted('@lea: Who has a shell? @otto: And who watches them?') },
    )
    await check(
      'normaliser',
      lines('objects to Terms for @jo: We want to see the log.', 'objects to Terms for @otto: We want to see the log.'),
      { page: pasted('Jo and otto: We want to see the log.') },
    )
    // Somebody who is named inside of a sentence says nothing.
    await check('normaliser', lines('objects to Terms for @lea: As I asked Otto Lind: who has a shell?'), {
      page: pasted('@lea: As I asked Otto Lind: who has a shell?'),
    })
  })
  test('reads quotes in quotes, mails, signs before a name and other languages', () =>
    check(
      'normaliser',
      `objects to C1 for @lea: Does C1 hold for the standby host?
       objects to C1 for @otto: I doubt it. See C1.
       > the list
       It is old.
       objects to Terms for @lea: The list is from September.
       > the old list
       Is there a newer one?
       objects to Terms for @otto: Bitte belegen!
       objects to Terms for @lea: Et le compte de secours ?
       revises Terms: The contract is old.`,
      {
        page: pasted(
          '> > Lea Brandt: Does C1 hold for the standby host?\n> Otto Lind: I doubt it. See C1.\n> > the list\n> It is old.\n\nOn Thu, 12 Nov 2026 at 10:03, Lea Brandt <lea@example.org> wrote:\n\n> The list is from September.\n> > the old list\n> Is there a newer one?\n\n❗ @otto: Bitte belegen!\n\nLea : Et le compte de secours ?',
        ),
      },
    ))
  test('takes no nit, nod or praise for an objection', async () => {
    const nod = (text: string) =>
      `ask @sam: @sam wrote “${text}”. A comment signs nothing off: @sam does, with \`countersign review\`.`
    const nit = (text: string) =>
      `ask @maria: @sam wrote “${text}” on Terms and says that it holds nothing up: whoever edits takes it up or leaves it.`
    for (const text of [
      'LGTM, thanks!',
      '👍',
      '+1',
      'Danke, passt!',
      'Merci, c’est bon pour moi',
      'Looks good to me',
      'praise: a nice table',
    ])
      await check('normaliser', nod(text), { page: pasted(`@sam: ${text}`) })
    for (const text of ['nit: a typo', 'Nitpick: a typo', 'suggestion (non-blocking): a list', 'optional: a list'])
      await check('normaliser', nit(text), { page: pasted(`@sam: ${text}`) })
    for (const text of [
      'LGTM once E1 is captured again.',
      'OK?',
      'Thanks, but who has a shell?',
      'Fixed rates are wrong.',
    ])
      await check(
        'normaliser',
        `objects to ${text.includes('E1') ? 'E1' : 'Terms'} for @sam: ${text}\nrevises Terms: The contract is old.`,
        {
          page: pasted(`@sam: ${text}`),
        },
      )
    await check('normaliser', `objects to Terms for @lea: Why?\n${nod('LGTM')}\nrevises Terms: The contract is old.`, {
      page: pasted('@lea: Why?\n\n@sam: LGTM'),
    })
  })
  test('takes away a line that only led to comments, where something else is left', () =>
    check('normaliser', 'objects to Terms for @lea: Why?\nrevises Terms: The contract is old.', {
      page: pasted('Comments from the call, to be worked in:\n\n@lea: Why?'),
    }))
  test('leaves no such line alone in a section', () =>
    check(
      'normaliser',
      `objects to Terms for @lea: Why?
       ask @maria: Under “Terms” stand only comments, which are objections now: take them out by hand.`,
      { page: withText('## Terms\n', '## Terms\n\nComments from the call, to be worked in:\n\n@lea: Why?\n') },
    ))
  test('takes the first line of a mail out with it, right before what is quoted', async () => {
    for (const wrote of ['Am 12. Nov. 2026 schrieb Lea Brandt:', 'On 12 Nov 2026, Lea Brandt wrote:'])
      for (const end of ['\n', '\r\n'])
        await check('normaliser', 'objects to Terms for @lea: Why?\nIs it new?\nrevises Terms: The contract is old.', {
          page: pasted(`${wrote}\n> Why?\n> Is it new?`).replaceAll('\n', end),
        })
  })
  test('asks whose it is where the roster does not know', () =>
    check('normaliser', 'ask @maria: “Why?” is a comment of zoe, who is not on the roster: whose objection is it?', {
      page: pasted('<<[UNRESOLVED zoe: Why?]>>'),
    }))
  test('takes a nod for no sign-off', () =>
    check(
      'normaliser',
      'ask @sam: @sam wrote “LGTM”. A comment signs nothing off: @sam does, with `countersign review`.',
      {
        comments: [{ by: 'sam', text: 'LGTM', from: 'thread.json' }],
      },
    ))
  test('brings a comment from elsewhere to the line that it was made on, and once only', async () => {
    const line = 1 + note.split('\n').indexOf('**C1.** Only two hosts can read it.[^E1]') + 6
    const comments = [{ by: 'lea', text: 'Who has a shell?', line, from: 'thread.json' }]
    await check('normaliser', 'objects to C1 for @lea: Who has a shell?', { comments })
    const script = `${chartered}\nagent:refresher propose --object C1 --for lea: Who has a shell?`
    await check('normaliser', '', { comments, script })
  })
})

suite('the refresher', () => {
  const timed = (now: string) =>
    `${note
      .replace('**C1.** Only two hosts can read it.[^E1]', '**C1.** A rotation is rolled back within 12 minutes.[^E3]')
      .replace(
        '[^E2]:',
        '[^E3]: **E3** log: [Drill](drill.json), captured 2026-11-12, `sha256:000000000000`\n\n[^E2]:',
      )}-- drill.json --\n${now}\n`
  const waits =
    'ask @maria: E3 has changed since it was captured: C1 waits for a decision. Whoever has compared both says what holds, with `countersign confirm-claim`.'
  const old = '{"rollback":{"minutes":12},"steps":30}'
  test('drafts a number that moved, where the source had it', () =>
    check('refresher', `revises C1: A rotation is rolled back within 14 minutes.[^E3]\n${waits}`, {
      page: timed('{"rollback":{"minutes":14},"steps":31}'),
      before: { E3: old },
    }))
  test('asks where the new wording cannot be known', () =>
    check('refresher', `adds to "Findings": - **Q2.** E3 has changed: what does C1 say now? — @maria\n${waits}`, {
      page: timed('{"rollback":{"state":"not tried"}}'),
      before: { E3: old },
    }))
  test('asks for a confirmation where what it says still stands there', () =>
    check(
      'refresher',
      'ask @maria: E3 has changed since it was captured: what C1 says of numbers and dates still stands in it. Whoever has compared both says what holds, with `countersign confirm-claim`.',
      { page: timed('{"rollback":{"minutes":12},"steps":31}') },
    ))

  const says = (claim: string, now: string, kind = 'json') =>
    `${note
      .replace('**C1.** Only two hosts can read it.[^E1]', `**C1.** ${claim}[^E3]`)
      .replace(
        '[^E2]:',
        `[^E3]: **E3** log: [Drill](drill.${kind}), captured 2026-11-12, \`sha256:000000000000\`\n\n[^E2]:`,
      )}-- drill.${kind} --\n${now}\n`
  const becomes = async (claim: string, before: string, now: string, fresh: string, kind?: string) => {
    const { planned } = await planOf(['refresher'], { page: says(claim, now, kind), before: { E3: before } })
    const made = planned.flatMap(({ proposal }) => (proposal.does === 'propose' ? [proposal.given] : []))
    assert.deepEqual(
      made.map(({ text }) => text),
      [`${fresh}[^E3]`],
    )
    return made[0]!.reasons
  }
  test('keeps the form in which a claim has its days and numbers', async () => {
    const [old, now] = ['{"on":"2026-11-12"}', '{"on":"2026-11-14"}']
    await becomes('It was looked at on 12.11.2026.', old, now, 'It was looked at on 14.11.2026.')
    await becomes('It was looked at on 12 November 2026.', old, now, 'It was looked at on 14 November 2026.')
    await becomes('It was looked at on November 12, 2026.', old, now, 'It was looked at on November 14, 2026.')
    await becomes(
      'It carries 1,200 messages.',
      '{"messages":1200}',
      '{"messages":15400}',
      'It carries 15,400 messages.',
    )
    const money = ['{"amount":1200,"currency":"EUR"}', '{"amount":1350,"currency":"USD"}'] as const
    assert.equal(
      await becomes('The credit is 1,200 EUR.', ...money, 'The credit is 1,350 USD.'),
      'E3 says “1,350 USD” now, where C1 says “1,200 EUR”.',
    )
  })
  test('follows names and versions, in a table as well, and takes no part of a word for one', async () => {
    await becomes('It runs 2.4.1 now.', '{"version":"2.4.1"}', '{"version":"2.5.0"}', 'It runs 2.5.0 now.')
    await becomes(
      'It was rotated on 2026-10-05 by agent-7.',
      'day,by\n2026-10-05,agent-7',
      'day,by\n2026-11-04,agent-9',
      'It was rotated on 2026-11-04 by agent-9.',
      'csv',
    )
    await check(
      'refresher',
      'ask @maria: E3 has changed since it was captured: what C1 says of numbers and dates still stands in it. In it, `/env` is “stage” and was “prod”. Whoever has compared both says what holds, with `countersign confirm-claim`.',
      { page: says('The production hosts are listed.', '{"env":"stage"}'), before: { E3: '{"env":"prod"}' } },
    )
  })
  test('says what else has changed, since a claim may not hold with a new day alone', async () => {
    const reasons = await becomes(
      'No host failed on 2026-10-28.',
      '{"day":"2026-10-28","failed":[]}',
      '{"day":"2026-11-20","failed":["b7"]}',
      'No host failed on 2026-11-20.',
    )
    assert.equal(
      reasons,
      `E3 says “2026-11-20” now, where C1 says “2026-10-28”.
Besides, \`/failed\` counts 1 and counted 0, \`/failed/0\` is “b7” and was not there in E3: look whether C1 still holds.`,
    )
  })
})

suite('completeness', () => {
  test('asks for evidence and gives what nobody answers to the coordinator', () =>
    check(
      'completeness',
      `ask @maria: Nobody is named who reviews for security.
       revises Q1: Who can open a shell on the hosts? — @maria
       adds to "Findings": - **Q2.** Which evidence shows what C3 says? — @maria`,
      { page: withText('hosts? — @sam', 'hosts?') },
    ))
})

suite('the table of evidence for objections', () => {
  const objected = `${chartered}
    @lea object C1: Nobody says who can open a shell on the two hosts, and 900 messages a second went through them.
    @otto object H1: A copy is a guess | or is it?
    @maria answer O1: The log names two.[^E2]`
  const table = `| Objection | Asked | Evidence | Freshness | Missing |
| --- | --- | --- | --- | --- |
| O1 | “Nobody says who can open a shell on the two hosts, and 900 messages a second went through them.” (@lea on C1) | E1[^E1], E2[^E2] | E1 is unstamped; E2 is unstamped | a fresh capture of E1; a fresh capture of E2 |
| O2 | “A copy is a guess \\| or is it?” (@otto on H1) | none | none | an answer; evidence |`
  const drafts = async (look: Look) => {
    const { planned } = await planOf(['completeness'], look)
    return planned.flatMap(({ proposal, refused }) =>
      proposal.does === 'propose' && /Objection/.test(proposal.given.text) ? [{ ...proposal.given, refused }] : [],
    )
  }

  test('says what was asked, what bears on it, how fresh that is and what is missing', async () => {
    const [draft] = await drafts({ script: objected })
    assert.equal(draft?.text, table)
    assert.deepEqual([draft.add_to, draft.refused], ['Evidence for objections', undefined])
  })
  test('is drafted once, goes onto the page when a person accepts it, and is revised when the ledger goes on', async () => {
    const waiting = `${objected}\nagent:refresher propose --add-to "Evidence for objections": ${table.replaceAll('\n', '\\n')}`
    assert.deepEqual(await drafts({ script: waiting }), [])
    const accepted = `${waiting}\n@raman accept D1`
    assert.deepEqual(await drafts({ script: accepted }), [])
    const [draft] = await drafts({ script: `${accepted}\n@lea sustain O1: Two hosts, and how many people?` })
    assert.equal(draft?.revise, 'Evidence for objections')
    assert.match(draft.text, /\| O1 .* an answer to what was sustained, or somebody who carries it/)
  })
  test('is not drafted where nothing waits', async () => {
    assert.deepEqual(await drafts({}), [])
    assert.deepEqual(await drafts({ script: `${chartered}\n@lea object C1: No.\n@lea withdraw O1: Fine.` }), [])
  })
  test('quotes reviewers, and lets no agent put words into their mouths', async () => {
    const more = table.replace('and 900 messages', 'and 900 messages or 4,000')
    const scene = await sceneAfter(objected)
    const checked = checkDraft(
      draftInput.parse({ add_to: 'Evidence for objections', text: more }),
      scene,
      'agent:refresher',
    )
    assert.ok('refused' in checked && checked.refused.some(({ code }) => code === 'unsourced-number'))
  })
})

suite('the calibrator', () => {
  test('takes a word of certainty back, with what the evidence says beside it', async () => {
    const page = withText('Every read is logged.', 'The risk is fully mitigated by two hosts.')
    const plan = await planOf(['calibrator'], { page })
    assert.equal(linesOf(plan), 'revises C2: The risk is mitigated by two hosts.[^E1] [^E2] — topic controls')
    const [{ proposal }] = plan.planned as [RunPlanned]
    assert.match('given' in proposal ? proposal.given.reasons : '', /E1 says: “two hosts”/)
  })
  test('shows no line of the evidence that only opens a block', async () => {
    const page = withText('Every read is logged.', 'The risk is fully mitigated by two hosts.')
      .replace('two hosts\nall reads', '{"two hosts": {\n"brokers": 2}}')
      .replace('log.txt#L1', 'log.txt')
    const [{ proposal }] = (await planOf(['calibrator'], { page })).planned as [RunPlanned]
    assert.doesNotMatch('given' in proposal ? proposal.given.reasons : 'E1 says', /E1 says/)
  })
  test('parts what is known from what is supposed', () =>
    check(
      'calibrator',
      `adds after C1: **H2.** It probably came with the image.
       revises C1: Only two hosts can read it.[^E1]`,
      {
        page: withText(
          'Only two hosts can read it.[^E1]',
          'Only two hosts can read it.[^E1] It probably came with the image.',
        ),
      },
    ))
  test('leaves the evidence with what is known, whatever stands last', async () => {
    for (const text of ['It probably came with the image.', 'We believe that one may go soon.'])
      await check('calibrator', `adds after C1: **H2.** ${text}\nrevises C1: Only two hosts can read it.[^E1]`, {
        page: withText('Only two hosts can read it.[^E1]', `Only two hosts can read it. ${text}[^E1]`),
      })
  })
  test('parts a sentence where its second half can stand alone', async () => {
    const page = (text: string) => withText('Only two hosts can read it.[^E1]', text)
    await check(
      'calibrator',
      'adds after C1: **H2.** It has most likely never been copied.\nrevises C1: Only two hosts can read it.[^E1]',
      { page: page('Only two hosts can read it, and it has most likely never been copied.[^E1]') },
    )
    for (const text of ['Two hosts and probably a third can read it.[^E1]', 'It may be read, and it is logged.[^E1]'])
      await check('calibrator', '', { page: page(text) })
  })
  test('takes back all that one statement says too much, and says what is left', async () => {
    const page = withText(
      'Only two hosts can read it.',
      'It is completely isolated, absolutely safe, and there is zero risk.',
    )
    const plan = await planOf(['calibrator'], { page })
    assert.equal(linesOf(plan), 'revises C1: It is isolated, safe, and there is zero risk.[^E1]')
    const [{ proposal }] = plan.planned as [RunPlanned]
    assert.match('given' in proposal ? proposal.given.reasons : '', /^Left to whoever decides: “zero risk” says/m)
    await check('calibrator', 'revises C1: Two hosts can read it.[^E1]', {
      page: withText('Only two hosts can read it.', 'Obviously two hosts can read it.'),
    })
  })
})

suite('a run', () => {
  test('stops at an escalation and a hold, and says so', async () => {
    for (const stop of [
      '@raman escalate --path exposure: It is out.',
      '@maria hold: Wait.',
      '@otto suspect: It is out.',
    ]) {
      const plan = await planOf(['completeness', 'calibrator', 'adviser'], { script: `${chartered}\n${stop}` })
      assert.deepEqual(plan.planned, [], stop)
      assert.match(plan.stopped ?? '', /escalated|hold|suspicion/)
    }
  })
  test('names its own drafts that people have moved on from', async () => {
    const drafted = `${chartered}\nagent:refresher propose --revise C1: Two hosts can read it.[^E1]\nagent:refresher propose --revise C2: Reads are logged.[^E2]`
    const same = await planOf(['completeness'], { script: drafted })
    assert.deepEqual(same.outdated, [])
    const moved = `${drafted}\nedit: Only two hosts => Only three hosts`
    const { outdated } = await planOf(['completeness'], { script: moved })
    assert.deepEqual(outdated, [{ id: 'D1', why: 'C1 reads otherwise than it did' }])
  })
  test('drafts a statement once, whatever several roles find in it', async () => {
    const script = `${chartered}\nagent:refresher propose --revise Q1: Who can open a shell?`
    const plan = await planOf(['completeness'], { script, page: withText('hosts? — @sam', 'hosts?') })
    assert.doesNotMatch(linesOf(plan), /revises Q1/)
  })
})

type RunPlanned = Awaited<ReturnType<typeof planOf>>['planned'][number]

suite('the clerk and the adviser', () => {
  test('the clerk brings the page in step, the charter confirmed or not', async () => {
    const lines = linesOf(await planOf(['clerk'], { script: `${chartered}\n@lea object C1: No.` }))
    assert.match(lines, /^tidy: .*O1/)
  })
  test('the adviser says first that it decides nothing, and who acts next', async () => {
    const [{ proposal }] = (await planOf(['adviser'])).planned as [RunPlanned]
    assert.ok(proposal.does === 'recommend')
    assert.match(proposal.text, /^Recommendation, and no decision: not ready\.\n/)
    assert.match(proposal.text, /\n- @maria:\n {2}- /)
  })
  test('the adviser names drafts that wait for somebody in one line, and one other thing in each', async () => {
    const script = `${chartered}
      agent:refresher propose --revise C3: The contract allows it until May.
      agent:refresher propose --revise C1: Two hosts can read it.[^E1]`
    const [{ proposal }] = (await planOf(['adviser'], { script, inStep: true })).planned as [RunPlanned]
    assert.ok(proposal.does === 'recommend')
    assert.match(
      proposal.text,
      /\n {2}- D1 and D2 wait to be accepted or rejected: `countersign drafts` shows them\.\n/,
    )
  })
})
