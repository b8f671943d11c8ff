// What git hosts export, in their own shapes: what is an objection of somebody, and what is only said to a person.
import assert from 'node:assert/strict'
import { commentsIn } from '../../server/agents/threads.ts'
import { note } from '../acts/play.ts'
import { linesOf, planOf } from './look.ts'

/** The line of the page on which a statement stands. */
const lineOf = (id: string) => 1 + note.split('\n').findIndex(line => line.includes(`**${id}.**`)) + 6

async function check(exported: unknown, lines: string): Promise<void> {
  const read = commentsIn(typeof exported === 'string' ? exported : JSON.stringify(exported), 'threads.json')
  if ('problem' in read) return assert.equal(read.problem, lines)
  assert.equal(linesOf(await planOf(['normaliser'], { comments: read.comments })), lines.trim().replace(/\n +/g, '\n'))
}

const answered =
  'ask @maria: “See the list.” of @maria answers somebody there. Once that is an objection here, `countersign answer` says it.'
const resolved =
  'ask @lea: “Since when?” of @lea was resolved there. What still holds of it, @lea says with `countersign object`.'

suite('review threads', () => {
  test('of GitHub, by its REST interface', () => {
    const by = (login: string, type = 'User') => ({ user: { login, type }, path: 'packet.md', line: lineOf('C1') })
    return check(
      [
        { ...by('lea'), id: 1, body: 'Which hosts are these?' },
        { ...by('maria'), id: 2, body: 'See the list.', in_reply_to_id: 1 },
        { ...by('lea'), id: 3, body: 'Thanks, that works for me.', in_reply_to_id: 1 },
        // The line that it was made on is gone, and its number is that of another text by now.
        { ...by('otto'), id: 4, body: '> at night\n\nBy whom?', line: null, original_line: lineOf('C3') },
        { ...by('otto'), id: 5, body: 'This never ends.', path: 'src/main.ts' },
        { ...by('github-actions[bot]', 'Bot'), id: 6, body: 'Coverage went up.' },
        { ...by('zoe'), id: 7, body: 'Why?' },
        { ...by('zoe'), id: 8, body: 'How?' },
        { ...by('zoe'), id: 9, body: 'When?' },
      ],
      `objects to C1 for @lea: Which hosts are these?
       objects to packet for @otto: > at night
       
       By whom?
       ask @maria: “Why?”, “How?” and 1 more are comments of zoe, who is not on the roster: whose objections are they?
       ${answered}
       ask @maria: One comment is on other files (src/main.ts), and left to them.`,
    )
  })

  test('of GitHub, by its GraphQL interface', () => {
    const thread = (isResolved: boolean, isOutdated: boolean, ...said: readonly (readonly [string, string])[]) => ({
      isResolved,
      isOutdated,
      path: 'packet.md',
      line: isOutdated ? null : lineOf('C2'),
      originalLine: 3,
      comments: {
        nodes: said.map(([login, body]) => ({ author: { login }, body, url: `https://git.example.com/${login}` })),
      },
    })
    const nodes = [
      thread(true, false, ['lea', 'Since when?'], ['maria', 'Since May.']),
      thread(false, true, ['otto', 'This says too much.']),
      thread(false, false, ['lea', 'Which reads?'], ['maria', 'See the list.'], ['otto', 'And the batch job?']),
    ]
    return check(
      { data: { repository: { pullRequest: { reviewThreads: { nodes } } } } },
      `objects to packet for @otto: This says too much.
       objects to C2 for @lea: Which reads?
       objects to C2 for @otto: And the batch job?
       ${resolved}
       ${answered}`,
    )
  })

  test('of a request with its own description, which is nobody’s comment', () =>
    check(
      {
        title: 'The packet',
        author: { login: 'maria' },
        body: 'Please look at C1.',
        comments: [{ author: { login: 'lea' }, body: 'Which hosts?' }],
        reviews: [
          { author: { login: 'otto' }, body: '', state: 'APPROVED' },
          { author: { login: 'sam' }, body: 'LGTM! 🚀', state: 'APPROVED' },
        ],
      },
      `objects to packet for @lea: Which hosts?
       ask @sam: @sam wrote “LGTM! 🚀”. A comment signs nothing off: @sam does, with \`countersign review\`.`,
    ))

  test('of GitLab', () => {
    const note = (username: string, body: string, more = {}) => ({ author: { username }, body, system: false, ...more })
    const position = { new_path: 'packet.md', new_line: lineOf('C1') }
    return check(
      [
        { id: 'a', notes: [note('lea', 'Which hosts are these?', { position }), note('maria', 'See the list.')] },
        { id: 'b', notes: [note('lea', 'Since when?', { position, resolvable: true, resolved: true })] },
        { id: 'c', notes: [note('sam', 'approved this merge request', { system: true })] },
        { id: 'd', notes: [note('lea', 'Who?', { position }), note('otto', 'Who else?')] },
      ],
      `objects to C1 for @lea: Which hosts are these?
       objects to C1 for @lea: Who?
       objects to C1 for @otto: Who else?
       ${resolved}
       ${answered}`,
    )
  })

  test('of Gerrit, behind the line that keeps browsers from running it', () => {
    const by = (name: string, message: string, more = {}) => ({ author: { name }, message, unresolved: true, ...more })
    const files = {
      '/PATCHSET_LEVEL': [by('Lea Brandt', 'The list is old.')],
      'packet.md': [
        by('Otto Lind', 'Reads of whom?', { id: 'x', line: lineOf('C2') }),
        by('Lea Brandt', 'Since when?', { id: 'y', line: lineOf('C1') }),
        by('Maria Keller', 'Done', { id: 'z', in_reply_to: 'y', line: lineOf('C1'), unresolved: false }),
      ],
      'src/a.c': [by('Otto Lind', 'Leaks.', { line: 2 })],
    }
    return check(
      `)]}'\n${JSON.stringify(files)}`,
      `objects to packet for @lea: The list is old.
       objects to C2 for @otto: Reads of whom?
       ${resolved}
       ask @maria: One comment is on other files (src/a.c), and left to them.`,
    )
  })

  test('of Bitbucket', () =>
    check(
      {
        values: [
          {
            id: 1,
            user: { nickname: 'lea' },
            content: { raw: 'Which hosts?' },
            inline: { path: 'packet.md', to: lineOf('C1') },
          },
          { id: 2, user: { nickname: 'maria' }, content: { raw: 'See the list.' }, parent: { id: 1 } },
          { id: 3, user: { nickname: 'lea' }, content: { raw: 'Since when?' }, resolution: { type: 'resolved' } },
        ],
      },
      `objects to C1 for @lea: Which hosts?
       ${resolved}
       ${answered}`,
    ))

  test('that are none say what is wrong', async () => {
    await check([{ id: 1, state: 'open' }], 'An entry has neither words nor comments: it has id, state.')
    await check([{ body: 'Whose is this?' }], 'A comment names nobody who wrote it: “Whose is this?”.')
    await check('[]', 'No comment was found in it.')
    assert.match(JSON.stringify(commentsIn('lea: Why?', '-')), /This is no JSON/)
  })
})
