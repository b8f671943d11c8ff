// The gate for drafts: what it refuses, under which name, and what it lets through.
import assert from 'node:assert/strict'
import { checkDraft } from '../../server/acts/draft/gate.ts'
import { draftInput, type Given } from '../../server/acts/draft/proposed.ts'
import { chartered, note, sceneAfter } from './play.ts'

type Try = Partial<Given> & { readonly text: string }
type On = { readonly page?: string; readonly script?: string; readonly actor?: string }

/** The codes that the gate refuses it by, in order, each once; nothing where it passes. */
async function check(
  given: Try,
  codes: string,
  { page = note, script = chartered, actor = 'agent:refresher' }: On = {},
) {
  const scene = await sceneAfter(script, { page })
  const checked = checkDraft(draftInput.parse(given), scene, actor)
  const refused = 'refused' in checked ? checked.refused : []
  assert.equal([...new Set(refused.map(({ code }) => code))].join(' '), codes, JSON.stringify(refused, undefined, 1))
  for (const { says, do: instead } of refused) {
    assert.match(says, /[.!?]$/)
    assert.match(instead, /^[A-Z].*\.$/)
  }
}

suite('the gate for drafts', () => {
  test('lets through what the evidence says', () =>
    check({ revise: 'C1', text: 'Two hosts can read it.[^E1]', reasons: 'E1 names two.', read: 'E1' }, ''))

  test('holds a draft to the text that it was made from', async () => {
    const scene = await sceneAfter(chartered)
    const base = scene.blocks.find(({ name }) => name === 'C1')!.digest.slice(0, 12)
    await check({ revise: 'C1', base, text: 'Two hosts can read it.[^E1]' }, '')
    await check({ revise: 'C1', base, text: 'Two hosts can read it.[^E1]' }, 'changed-since-read', {
      page: note.replace('Only two hosts', 'Only three hosts'),
    })
    await check({ revise: 'C9', text: 'Yes.' }, 'no-target')
  })

  test('adds no number or date that the cited evidence does not have', async () => {
    await check({ revise: 'C2', text: 'All 12 reads are logged.[^E2]' }, 'unsourced-number')
    await check({ revise: 'C2', text: 'Reads are logged since 2026-03-01.[^E2]' }, 'unsourced-number')
    await check({ add_to: 'Terms', text: 'The term is 90 days.' }, 'unsourced-number')
    await check({ revise: 'N1', text: 'Exercise the rollback twice — @otto, due 2027-01-10' }, '')
  })

  test('shows the reader every letter', async () => {
    for (const hidden of ['\u202e', '\u200b', '\u2066', '\u{e0041}', '\u00ad', '\u0007', '\ufeff'])
      await check({ revise: 'C1', text: `Two${hidden} hosts can read it.[^E1]` }, 'hidden-characters')
    await check({ revise: 'C1', text: 'Two h\u043ests can read it.[^E1]' }, 'mixed-alphabets')
    await check({ revise: 'C1', text: 'Zwei Hosts lesen es – naïve café, 数据, хост, µs.[^E1]' }, '')
  })

  test('cites only what the page defines', () =>
    check({ revise: 'C1', text: 'Two hosts can read it.[^E7]' }, 'undefined-evidence'))

  test('makes nothing look approved, in plain or in wide letters', async () => {
    await check({ revise: 'Terms', text: 'The exception is approved.' }, 'implied-approval', {
      page: note.replace('## Terms\n', '## Terms\n\nWhat was agreed on paper.\n'),
    })
    await check({ answer: 'Q1', for: 'sam', text: 'The board has ａｐｐｒｏｖｅｄ the exception.' }, 'implied-approval')
  })

  test('lets agents consolidate nothing before the charter, and nothing while the packet stands still', async () => {
    await check({ revise: 'C1', text: 'Two hosts.[^E1]' }, 'no-charter', { script: '' })
    await check({ revise: 'C1', text: 'Two hosts.[^E1]' }, '', { script: '', actor: '@maria' })
    await check({ revise: 'C1', text: 'Two hosts.[^E1]' }, 'stands-still', {
      script: `${chartered}\n@maria hold: Wait.`,
    })
  })

  test('proposes nothing twice, however it is spelled', async () => {
    const proposed = `${chartered}\nagent:refresher propose --revise C1: Two hosts can read it.`
    await check({ revise: 'C1', text: 'TWO hosts  can **read** it.' }, 'proposed-already', { script: proposed })
    const rejected = `${proposed}\n@maria reject D1 --reason overstated`
    await check({ revise: 'C1', text: 'Two hosts can read it.' }, 'rejected-before', {
      script: rejected,
      actor: '@sam',
    })
  })
})
