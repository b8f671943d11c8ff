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

  test('makes nothing look approved in another language, and lets no agent write in one that nobody reads', async () => {
    await check({ revise: 'C1', text: 'Das ist so genehmigt.[^E1]' }, 'implied-approval')
    await check({ revise: 'C1', text: 'Das ist nicht genehmigt.[^E1]' }, '')
    const polish = { revise: 'C1', text: 'Nie jest tak, że dwa serwery nie są w tym.[^E1]' }
    await check(polish, 'unread-language')
    await check(polish, '', { actor: '@maria' })
    const page = note
      .replace(
        'This note asks the board for an exception.',
        'Prosimy o wyjątek, który jest dla nas ważny, bo nie ma go w tym, co jest na dziś.',
      )
      .replace(
        /Only two hosts can read it|Every read is logged|Four services share one credential|The contract allows it|It was copied by hand|Who can open a shell on the hosts|Exercise the rollback/g,
        'To nie jest w tym, że są po i na',
      )
    await check(polish, 'unread-language', { page })
    await check({ ...polish, reasons: 'Unread language: E1 says two.' }, '', { page })
    await check({ ...polish, reasons: 'Unread language: E1 says two.' }, 'unread-language')
    await check(
      { ...polish, text: 'Komisja zatwierdziła wyjątek.[^E1]', reasons: 'Unread language: it is so.' },
      'implied-approval',
      { page },
    )
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

  test('names nobody and nothing that neither page nor evidence names', async () => {
    await check({ revise: 'C1', text: 'Two hosts of Initech can read it.[^E1]' }, 'unsourced-name')
    await check({ revise: 'C1', text: 'Two hosts (broker-17.example) can read it.[^E1]' }, 'unsourced-name')
    await check({ revise: 'C1', text: 'Two hosts can read it, says Lea Brandt of PKT-2026-0001.[^E1]' }, '')
    const named = note.replace('two hosts', 'two hosts of Initech: broker-17.example')
    await check({ revise: 'C1', text: 'Two hosts of Initech can read it: broker-17.example.[^E1]' }, '', {
      page: named,
    })
    await check({ revise: 'C2', text: 'Initech reads it.[^E2]' }, '', { page: named })
  })

  test('takes no name from a draft that nobody accepted', async () => {
    const page = note.replace(
      '## Terms\n',
      '## Terms\n\n> [!TIP]\n>\n> **D1** revises C1 — agent:refresher, 2026-11-14\n>\n> Read by Globex alone.\n',
    )
    await check({ revise: 'C2', text: 'Reads by Globex are logged.[^E2]' }, 'unsourced-name', { page })
  })

  test('removes, changes and settles no objection', async () => {
    const script = `${chartered}\n@lea object C1: Shells are missing.`
    await check({ remove: 'C1', text: 'It is said elsewhere.' }, 'contested', { script })
    await check({ remove: 'C3', text: 'It is said elsewhere.' }, '', { script })
    await check({ revise: 'C1', text: 'Two hosts can read it; O1 is resolved.[^E1]' }, 'settles-objection', { script })
    await check({ answer: 'O1', for: 'maria', text: 'This closes the objection.' }, 'settles-objection', { script })
    await check({ answer: 'O1', for: 'maria', text: 'C1 names hosts only; shells come next.' }, '', { script })
    await check(
      { revise: 'C1', text: 'Two hosts.[^E1]', reasons: 'The concern of @lea is addressed.' },
      'settles-objection',
      { script },
    )
  })

  test('is made from evidence as it reads now', async () => {
    await check({ revise: 'C1', text: 'Two hosts.[^E1]', read: 'E9' }, 'no-evidence')
    await check({ revise: 'C1', text: 'Two hosts.[^E1]', read: 'E1@000000000000' }, 'changed-since-read')
  })

  test('gives no secret away, in its text, its reasons or an answer', async () => {
    const secret = 'The key is AKIAIOSFODNN7EXAMPLQ.'
    await check({ answer: 'Q1', for: 'sam', text: secret }, 'unsourced-name secret-in-packet')
    await check({ revise: 'C1', text: 'Two hosts.[^E1]', reasons: secret }, 'secret-in-packet')
    await check({ object: 'C1', for: 'lea', text: 'Ask me at lea.brandt@initech.com.' }, 'personal-identifier')
  })

  test('is no longer than a person reads at once, where an agent wrote it', async () => {
    const text = `Two hosts can read it.[^E1] ${'They stand inside. '.repeat(300)}`
    await check({ revise: 'C1', text }, 'too-long')
    await check({ revise: 'C1', text }, '', { actor: '@maria' })
  })

  test('says everything that is wrong, not the first thing', () =>
    check(
      { revise: 'C1', base: '0'.repeat(12), text: 'The exception is approved for 40 hosts of Initech.[^E9]' },
      'changed-since-read implied-approval unsourced-number unsourced-name undefined-evidence',
    ))
})
