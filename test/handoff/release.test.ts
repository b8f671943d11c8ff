// One section leaves: what goes, what stays, and what has to be so before.
import assert from 'node:assert/strict'
import { chartered, done, refused } from '../acts/play.ts'

const page = `# Shared credential

## Findings

**F1.** Four services share one credential.

## Customer update

We are looking into it.[^E1]

**C1.** Only two hosts can read it.[^E1] — as of 2026-11-20

[^E1]: **E1** log: [Access](log.txt#L1), captured 2026-11-12, \`sha256:b2ef06751fb4\`
-- log.txt --
two hosts
all reads
`
/** The profile of these tests lets a section leave, signed by whom the test says. */
const signedBy = (by: string) =>
  [
    'workspace: - { name: Terms, => - { name: Customer update, about: What the customer reads., required: false }\\n      - { name: Terms,',
    `workspace: handoff: { to: the board => release: [{ section: Customer update, to: the customer, signed: { by: ${by} } }]\\n    handoff: { to: the board`,
    '',
  ].join('\n')
const opened = (by = '[coordinator]', text = page) => ({ page: text, from: `${signedBy(by)}@maria open --owner raman` })
const accepted = `${chartered}\n@raman accept "Customer update" C1`
const leaves = '@maria release --section "Customer update" --to Acme'

const check = async (script: string, by?: string, text = page) => {
  const played = await done(script, 'release @maria Customer update to the customer', opened(by, text))
  const [released] = [...played.ledger.state.releases.values()]
  return { words: played.words(released!.words!), released: released! }
}
const waits = (script: string, why: string, by?: string) => refused(script, why, opened(by))
const stays = (text: string, why: string) => waits(`edit: **C1.** => ${text}\\n\\n**C1.**\n${accepted}\n${leaves}`, why)

suite('a release', () => {
  test('it is the accepted text, without the marks of the page, and says to whom', async () => {
    const { words, released } = await check(`${accepted}\n${leaves}`)
    assert.equal(words, 'To: Acme\n\nWe are looking into it.\n\nOnly two hosts can read it.')
    assert.deepEqual(
      released.blocks.map(block => (block.kind === 'statement' ? block.id : block.name)),
      ['C1', 'Customer update'],
    )
  })
  test('a next step is told with whose it is, by name, and by when', async () => {
    const longer = page.replace('\n\n[^E1]', '\n\n**N2.** We write again — @sam, due 2026-12-20\n\n[^E1]')
    const { words } = await check(`${accepted.replace('C1', 'C1 N2')}\n${leaves}`, undefined, longer)
    assert.match(words!, /\n\nWe write again \(Sam Okafor, by 2026-12-20\)\.$/)
  })
  test('the rest of the packet may be as open as it is', () =>
    check(`${accepted}\n@lea object F1: It is five.\n${leaves}`))
  test('text that nobody accepted does not leave', async () => {
    await waits(`${chartered}\n@raman accept C1\n${leaves}`, 'Nobody accepted Customer update.')
    await waits(`${accepted}\nedit: two hosts => three hosts\n${leaves}`, 'C1 changed since @raman accepted it.')
  })
  test('an open objection to it keeps it here', () =>
    waits(`${accepted}\n@lea object C1: Not shown.\n${leaves}`, 'O1 is open.'))
  test('a stop keeps it here', () => waits(`${accepted}\n@maria hold: Wait.\n${leaves}`, 'It is on hold'))
  test('a section that the profile does not name stays', () =>
    waits(`${accepted}\n@maria release --section Findings --to Acme`, 'These sections may: Customer update.'))
  test('it is for whom the profile names', () =>
    waits(`${accepted}\n@lea release --section "Customer update" --to Acme`, '@lea may not release'))
  test('where several sign, the last one releases what the others have accepted', async () => {
    const both = '[owner, coordinator]'
    await check(`${accepted}\n${leaves}`, both)
    await waits(
      `${accepted}\n@raman release --section "Customer update" --to Acme`,
      'The coordinator releases it',
      both,
    )
    await waits(
      `${accepted}\n${leaves}`,
      'The legal has to accept this text first, or to review it and concur.',
      '[legal, coordinator]',
    )
  })
  test('what is restricted, and what cannot be parted cleanly, does not leave', async () => {
    const edited = (to: string, why: string) =>
      waits(`edit: **C1.** => ${to}\n${chartered}\n@raman accept "Customer update" C1\n${leaves}`, why)
    await waits(
      `edit: as of 2026-11-20 => restricted to security\n${chartered}\n@raman accept "Customer update" C1\n${leaves}`,
      'C1 is restricted, and does not leave.',
    )
    await edited('- By Friday.\\n- **C1.**', 'Statements and other text stand in one piece')
  })
  test('a footnote is no part of it, whether something cites it or not', async () => {
    const noted = 'edit: **C1.** => More.[^n]\\n\\n[^n]: For us only.\\n\\n**C1.**'
    const { words } = await check(`${noted}\n${accepted}\n${leaves}`)
    assert.equal(words, 'To: Acme\n\nWe are looking into it.\n\nMore.\n\nOnly two hosts can read it.')
    await stays('> [^n]: For us only.', 'a footnote is defined inside of something else there')
  })
  test('what its reader would not see, or could not follow, keeps it here', async () => {
    await stays('More [here](https://example.com "for us only").', '“for us only” stands in a link')
    await stays('More ![here](https://example.com/a.png "for us only").', '“for us only” stands in a link')
    await stays('[here]: https://example.com/for-us-only', 'it defines the link [here]')
    await stays('More [here](../evidence/for-us-only.md).', 'it points to ../evidence/for-us-only.md')
    await stays('> - More *of [here](log.txt)*.', 'it points to log.txt')
    await check(`edit: **C1.** => More [here](https://example.com).\\n\\n**C1.**\n${accepted}\n${leaves}`)
  })
})
