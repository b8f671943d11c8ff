// What a page may bring along that makes following its ledger hard, and what happens then.
import assert from 'node:assert/strict'
import { format } from 'prettier'
import { inStep } from '../../server/acts/page/in-step.ts'
import { sync } from '../../server/acts/page/sync.ts'
import { apply } from '../../server/rules/apply.ts'
import { noLedger } from '../../server/workspace/record.ts'
import { type Play, play } from '../ledger/play.ts'
import { bodyOf, pageOf, sceneFor } from './pages.ts'

type Asked = { readonly said?: readonly string[]; readonly play?: Play; readonly page?: (text: string) => string }

async function check(page: string, script: string, expected: string, asked: Asked = {}) {
  const before = (asked.page ?? (text => text))(pageOf(page))
  const synced = sync(before, await sceneFor(before, asked.play ?? play(script)))
  if ('no' in synced) {
    assert.equal(synced.no, expected)
    return
  }
  const table = expected.includes('Approval owner')
  const text = table ? synced.text : synced.text.replace(/\n## Handoff ledger\n[\s\S]*$/, '')
  assert.equal(bodyOf(text).trim(), expected.trim())
  assert.deepEqual(
    synced.says.filter(line => !/is now\.$|table is brought/.test(line)),
    asked.said ?? [],
  )
}

const raised = 'o: @lea objection-raised { id: O1, targets: [C1 / x], words: "Who?" }'
const drafted =
  'd: agent:refresher draft-proposed { id: D1, verb: revises, targets: [C1 / x], words: "Two hosts can read it." }'
const objected = `
**C1.** Two hosts.

> [!CAUTION]
>
> **O1** objects to C1 — @lea, 2026-11-10
>
> Who?
`

suite('a page in step with its ledger: edges', () => {
  test('a packet that nobody opened has nothing to follow', () =>
    check(
      '**C1.** One.',
      raised,
      'The packet is not open, so there is no ledger that the page could follow: `countersign open`.',
      {
        play: { ...play(raised), ...emptyPlay() },
      },
    ))

  test('a box that stands there twice stands there once', () =>
    check(
      `${objected}${objected.replace('**C1.** Two hosts.\n', '**C2.** More.\n')}`,
      raised,
      `${objected}\n**C2.** More.`,
      {
        said: ['O1 stood on the page twice.'],
      },
    ))

  test('a draft that somebody is correcting keeps its words', () => {
    const page = `
**C1.** Two hosts.

> [!TIP]
>
> **D1** revises C1 — agent:refresher, 2026-11-10
>
> Two hosts of the subnet can read it.
`
    return check(page, drafted, page, {
      said: ['D1 reads otherwise than it was proposed: whoever accepts it accepts it as corrected.'],
    })
  })

  test('words that were destroyed leave the page, with a note in their place', () =>
    check(
      objected,
      `${raised}
       x: @raman disposed { texts: ["Who?"], why: a name }`,
      objected.replace('Who?', '*These words were destroyed; the ledger says by whom and when.*'),
      { said: ['The words of O1 were destroyed, and left the page.'] },
    ))

  test('words that are missing from the ledger stay as the page has them', () =>
    check(objected, raised, objected, { play: without(play(raised), '.words') }))

  test('and where the page has none, it says which file to bring back', async () => {
    const played = play(raised)
    const digest = played.files.find(({ name }) => name.endsWith('.words'))!.name.replace('.words', '')
    await check(
      '**C1.** Two hosts.',
      raised,
      objected.replace('Who?', `*These words are missing: bring ${digest}.words back from git.*`),
      { play: without(played, '.words') },
    )
  })

  test('line ends stay what they are', async () => {
    const text = pageOf(objected).replaceAll('\n', '\r\n')
    const played = play(`${raised}\na: @maria objection-answered { objection: $o, words: "One.\\nTwo." }`)
    const synced = sync(text, await sceneFor(text, played))
    assert.ok('text' in synced)
    assert.equal(synced.text.replaceAll('\r\n', '').includes('\n'), false)
    assert.match(synced.text, /> - answered by @maria, 2026-11-10: One\.\r\n> {3}Two\.\r\n/)
  })

  test('a table with padded cells stays padded', async () => {
    const first = sync(pageOf(objected), await sceneFor(pageOf(objected), play(raised)))
    assert.ok('text' in first)
    const padded = await format(first.text, { parser: 'markdown' })
    const more = play(`${raised}\nv: @raman reviewer-assigned { role: security, reviewer: lea }`)
    const second = sync(padded, await sceneFor(padded, more))
    assert.ok('text' in second)
    assert.match(second.text, /^\| Reviewer, security +\| @lea: objects \(O1\) +\|$/m)
    assert.equal(await format(second.text, { parser: 'markdown' }), second.text)
  })

  test('the front matter keeps its quotes and comments', async () => {
    const page =
      '---\npacket: PKT-1\nprofile: credential-exception\ncoordinator: Maria # since May\nowner: "@raman"\n---\n\nText.\n'
    const played = play('t: @raman owner-transferred { place: owner, from: raman, to: sam }')
    const synced = sync(page, await sceneFor(page, played))
    assert.ok('text' in synced)
    assert.match(synced.text, /^coordinator: Maria # since May\nowner: "@sam"$/m)
  })

  test('a heading that waits for its table gets it', () =>
    check(
      `
**C1.** One.

## Handoff Ledger

## Later

More.
`,
      't: @raman owner-transferred { place: owner, from: raman, to: raman } after open',
      `
**C1.** One.

## Handoff Ledger

| | |
|---|---|
| Approval owner | @raman, since 2026-11-10 (from @raman) |
| Reviewer, security | nobody yet: pending |
| Reviewer, architecture | nobody yet: pending |
| Reviewer, SRE | nobody yet: pending |
| Blockers | charter not confirmed · no reviewer for security · no reviewer for architecture · no reviewer for SRE |
| Carried risks | none |
| Order of authority | standard, access-review, exposure-signal, security-finding, control-review, rotation-log, return-memo, network-policy, exception-history, deployment-record, service-ownership, monitoring, rollback-test, migration-plan, owner-statement, remark |
| Lineage | first submission |
| Boundary | Ready when no blocker is open and the coordinator and the approval owner have both accepted this revision. Handing it over asks for a decision; it is not one. |

## Later

More.
`,
    ))

  test('a return and what answers it stand in the lineage, and an unanswered reason blocks', async () => {
    const script = `
      c: @maria charter-confirmed { owner: raman, reviewers: [{ role: security, reviewer: lea }], criteria: [] }
      m: @raman readiness-marked { seal: r, as: owner }
      h: @raman handed-off { seal: r, marks: [$m], manifest: m, to: board }
      b: @maria intake-returned { handoff: $h, reasons: [{ label: no rollback }, { label: "a | b" }] }
      a: @maria return-answered { handoff: $h, reason: 1, targets: [C1 / y], words: "Drilled." }`
    const page = pageOf('**C1.** One.')
    const synced = sync(page, await sceneFor(page, play(script)))
    assert.ok('text' in synced)
    assert.match(
      synced.text,
      /^\| Lineage \| returned on 2026-11-10 for no rollback, answered by C1; a \\\| b, not answered \|$/m,
    )
    assert.match(synced.text, /^\| Blockers \| return not answered: a \\\| b · security pending · /m)
  })

  test('where a page runs into its end, nothing is changed and the place is named', () =>
    check(
      `
## Controls

**C1.** One.

\`\`\`
an open fence
`,
      'o: @lea objection-raised { id: O1, targets: [packet], words: "Who?" }',
      'The page cannot be brought in step without touching other text, so nothing was changed. Look at line 11 first: what stands there cannot be read.',
    ))

  test('an act leaves such a page alone, but for what it changes itself', async () => {
    const page = pageOf('**C1.** One.\n\n```\nopen')
    const scene = await sceneFor(page, play(raised))
    const changes = [{ range: { start: page.indexOf('One'), end: page.indexOf('One') + 3 }, text: 'Two' }]
    assert.deepEqual(inStep(scene, { changes, ledger: scene.ledger, written: [] }), changes)
  })

  test('an act brings its page in step on top of its own changes', async () => {
    const page = pageOf('**C1.** One.\n')
    const scene = await sceneFor(page, play(raised))
    const changes = [{ range: { start: page.indexOf('One'), end: page.indexOf('One') + 3 }, text: 'Two' }]
    const { text } = apply(
      page,
      inStep(scene, { changes, ledger: scene.ledger, written: [] }).map(change => [change]),
    )
    assert.match(text, /\*\*C1\.\*\* Two\.\n\n> \[!CAUTION\]\n>\n> \*\*O1\*\* objects to C1/)
  })
})

const without = (played: Play, ending: string): Play => ({
  ...played,
  files: played.files.filter(({ name }) => !name.endsWith(ending)),
})

/** A folder with no event in it. */
function emptyPlay(): Pick<Play, 'files' | 'ledger'> {
  return { files: [], ledger: noLedger }
}
