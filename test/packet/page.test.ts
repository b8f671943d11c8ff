// The page around the statements: front matter, sections, the handoff table, words, comments.
import assert from 'node:assert/strict'
import type { Packet } from '../../schemas/packet.ts'
import { isPacket } from '../../server/packet/look.ts'
import { parse } from '../../server/packet/parse.ts'
import { example, fences, packets } from './example.ts'

const problems = (packet: Packet) =>
  packet.blocks.flatMap(({ block }) =>
    block.problems.map(one => `${JSON.stringify(packet.slice(one.span))}: ${one.message}`),
  )

suite('the look', () => {
  const check = (text: string, expected: boolean) => assert.equal(isPacket(text), expected)
  test('a packet says so in its front matter', () => check('---\ntitle: x\npacket: PKT-1\n---\n', true))
  test('with a byte-order mark, CRLF and spaces', () => check('\ufeff---  \r\npacket : PKT-1\r\n---\r\n', true))
  test('a front matter that is not closed', () => check('---\npacket: x\n\n# Title\n', true))
  test('other Markdown', () => {
    check('# Title\n\npacket: x\n', false)
    check('---\ntitle: x\n---\npacket: x\n', false)
    check('----\npacket: x\n---\n', false)
    check(`---\n${'a: b\n'.repeat(50)}packet: x\n---\n`, false)
    check('', false)
  })
})

suite('front matter', () => {
  const check = (yaml: string, fields: Record<string, string>, expected: string[] = []) => {
    const packet = parse(`---\n${yaml}\n---\n\ntext\n`)
    assert.deepEqual(Object.fromEntries([...packet.fields].map(([key, { value }]) => [key, value])), fields)
    assert.deepEqual(problems(packet), expected)
    for (const { key, keySpan } of packet.fields.values()) assert.equal(packet.slice(keySpan), key)
  }
  const whole = { packet: 'PKT-1', profile: 'x' }

  test('values are read as text', () =>
    check("packet: PKT-1\nprofile: x\na: no\nb: 007\nc: 'it''s'\nd: 2026-11-20 # note\ne: 48,000 USD\nf:", {
      ...whole,
      a: 'no',
      b: '007',
      c: "it's",
      d: '2026-11-20',
      e: '48,000 USD',
      f: '',
    }))
  test('a key twice: the first counts', () =>
    check('packet: PKT-1\nprofile: x\npacket: PKT-2', whole, [
      '"packet": `packet` is given twice. Only the first counts.',
    ]))
  test('without the keys that every packet has', () =>
    check('owner: maria', { owner: 'maria' }, [
      '"---": The front matter has no `packet`.',
      '"---": The front matter has no `profile`.',
    ]))
  test('lists and maps', () =>
    check('packet: PKT-1\nprofile: x\na: [b, c]', { ...whole, a: '[b, c]' }, [
      '"[b, c]": `a` holds a list or a map. Values are single texts.',
    ]))
  test('no YAML at all', () => {
    const packet = parse('---\npacket: PKT-1\nprofile: "x\n---\n\n**C1.** text\n')
    assert.ok(problems(packet).join().includes('The front matter is not YAML: '))
    assert.deepEqual(
      packet.statements.map(({ id }) => id),
      ['C1'],
    )
  })
  test('not closed: the page below is still read', () => {
    const packet = parse('---\npacket: PKT-1\nprofile: x\n\n# Title\n\n**C1.** text\n\n---\n')
    assert.deepEqual(problems(packet), [
      '"---": The front matter is not closed. End it with `---` on a line of its own.',
    ])
    assert.deepEqual([packet.title, packet.statements.length, packet.fields.get('profile')?.value], ['Title', 1, 'x'])
  })
  test('a line of dashes at the top of other text is no front matter', () =>
    assert.equal(parse('---\n\ntext\n').blocks[0]!.block.type, 'thematicBreak'))
})

suite('sections', () => {
  test('title, names, depths, paths and what belongs to them', () => {
    const packet = parse('intro\n\n# Title\n\ntop\n\n## A `b`\n\none\n\n### Deep\n\ntwo\n\n## C\n\n> ## not one\n')
    assert.equal(packet.title, 'Title')
    assert.deepEqual(
      packet.sections.map(({ name, depth, path, blocks }) => [name, depth, path, blocks.map(({ text }) => text)]),
      [
        ['A b', 2, [], ['## A `b`', 'one']],
        ['Deep', 3, ['A b'], ['### Deep', 'two']],
        ['C', 2, [], ['## C', '> ## not one']],
      ],
    )
    const last = packet.blocks.at(-1)!.block
    assert.equal(packet.sectionOf(last), packet.sections[2])
    assert.equal(packet.sectionOf(packet.blocks[0]!.block), undefined)
    assert.equal(packet.sections[0]!.blocks[0]!.heading!.slug, 'a-b')
  })
  test('a first heading that is no title is a section as well', () => {
    const { title, sections } = parse('## A\n\n## B\n')
    assert.deepEqual([title, sections.map(({ name }) => name)], ['A', ['A', 'B']])
  })
})

suite('the handoff table', () => {
  test('of the example', () => {
    const { table } = parse(example)
    assert.deepEqual(table!.owner!.actor, { kind: 'human', handle: 'raman' })
    assert.equal(table!.owner!.since!.day, '2026-11-10')
    assert.deepEqual(
      table!.reviewers.map(({ role, actor, state }) => [role, actor?.kind === 'human' && actor.handle, state]),
      [
        ['security', 'lea', 'objects'],
        ['architecture', 'otto', 'pending'],
        ['SRE', 'sam', 'concurs'],
      ],
    )
    assert.deepEqual(
      table!.rows.map(({ label }) => label),
      'Approval owner|Reviewer, security|Reviewer, architecture|Reviewer, SRE|Blockers|Carried risks|Order of authority|Lineage|Boundary'.split(
        '|',
      ),
    )
  })
  test('with nobody in it', () => {
    const { table } = parse(
      '| | |\n|---|---|\n| Approval owner | nobody yet |\n| Reviewer, legal | to be named: Pending |\n',
    )
    assert.equal(table!.owner, undefined)
    assert.deepEqual(
      table!.reviewers.map(({ role, actor, state }) => [role, actor, state]),
      [['legal', undefined, 'pending']],
    )
  })
})

suite('words', () => {
  const check = (markdown: string, text: string, ...places: [words: string, source: string][]) => {
    const packet = parse(markdown)
    const words = packet.blocks.flatMap(({ block }) => block.words).find(one => one.text === text)
    assert.ok(words, packet.blocks.flatMap(({ block }) => block.words.map(one => one.text)).join('\n'))
    for (const [part, source] of places) {
      const from = text.indexOf(part)
      assert.equal(packet.slice(words.span(from, from + part.length)), source)
    }
  }
  test('emphasis, links, code, images', () =>
    check(
      'a **b _c_** [d *e*](f) `g h` ![i](j) ~~k~~',
      'a b c d e g h i k',
      ['c', 'c'],
      ['e', 'e'],
      ['g h', 'g h'],
      ['k', 'k'],
    ))
  test('escapes and character references', () =>
    check(
      'a \\* b &amp; c&#x41;d &unknown; 1 &lt; 2',
      'a * b & cAd &unknown; 1 < 2',
      ['* b', '\\* b'],
      ['& c', '&amp; c'],
      ['A', '&#x41;'],
      ['< 2', '&lt; 2'],
    ))
  test('lines of quotes and lists, hard breaks, CRLF', () => {
    check('> a\n> b  \n> c\\\n>   d', 'a b c d', ['a b', 'a\n> b'], ['d', 'd'])
    check('- a\r\n  b\r\n', 'a b', ['a b', 'a\r\n  b'])
    check('a\n     > b', 'a > b', ['> b', '> b'])
  })
  test('addresses that link themselves', () =>
    check(
      'See https://example.com/a_b*c* and me@example.com, www.x.org.',
      'See https://example.com/a_b*c* and me@example.com, www.x.org.',
      ['me@example.com', 'me@example.com'],
      ['www.x.org', 'www.x.org'],
    ))
  test('cells with pipes', () => check('| a | `b \\| c` |\n|---|---|\n', 'b | c', ['b | c', 'b \\| c']))
  test('padded code', () => check('a `` ` `` b', 'a ` b', ['`', '`'], ['b', 'b']))
  test('wide characters', () => check('**C1.** 😀 &copy; ñ', '😀 © ñ', ['😀', '😀'], ['©', '&copy;'], ['ñ', 'ñ']))
  test('HTML shows what stands between its tags', () => check('> <p>some\n> words</p>', 'words', ['words', 'words']))
  test('a byte-order mark moves nothing', () => {
    const packet = parse('\ufeff# Title\r\n\r\n**C1.** text')
    const [statement] = packet.statements
    const { start, end } = packet.range(statement!.textSpan)
    assert.equal(packet.text.slice(start, end), 'text')
  })
  for (const [text, whole] of [
    ['**F6.** `dunning-mailer`, and more.[^E1] — @sam', '`dunning-mailer`, and more.'],
    ['**F6.** **bold** and `code`', '**bold** and `code`'],
    ['**C1.** see [x](http://a.b/c)', 'see [x](http://a.b/c)'],
    ['**C1.** *(all)*[^E1] [^E2] — rests on F1', '*(all)*'],
    ['| a | b |\n|---|---|\n| **C1** | `x` y |', '`x` y'],
    ['**C1.** <https://a.b>', '<https://a.b>'],
  ] as const)
    test(`the text of ${text}`, () => {
      const packet = parse(text)
      assert.equal(packet.slice(packet.statements[0]!.textSpan), whole)
    })
  test('place and statement of each', () =>
    assert.deepEqual(
      parse(
        '# T\n\np\n\n- **Q1.** q — @x\n  - answered by @y, 2026-11-12: z\n\n> **O1** objects to Q1 — @y, 2026-11-12\n>\n> w\n\n[^E1]: **E1** log: [t](u)\n',
      )
        .blocks.flatMap(({ block }) => block.words)
        .map(({ text, place, statement }) => [place, statement, text]),
      [
        ['heading', undefined, 'T'],
        ['paragraph', undefined, 'p'],
        ['paragraph', 'Q1', 'q'],
        ['paragraph', 'Q1', 'answered by @y, 2026-11-12: z'],
        ['header', 'O1', 'O1 objects to Q1 — @y, 2026-11-12'],
        ['paragraph', 'O1', 'w'],
        ['paragraph', 'E1', 'log: t'],
      ],
    ))
})

suite('comments that silence a finding', () => {
  const check = (
    comment: string,
    verb: string,
    codes: string[],
    reason: string,
    until?: [string, string | undefined],
  ) => {
    const packet = parse(`text ${comment}\n\n${comment}\n`)
    const directives = packet.blocks.flatMap(({ block }) => block.directives)
    assert.equal(directives.length, 2)
    for (const one of directives) {
      assert.equal(packet.slice(one.span), comment)
      assert.deepEqual([one.verb, one.codes.map(({ code }) => code), one.reason], [verb, codes, reason])
      assert.deepEqual(
        one.codes.map(({ span }) => packet.slice(span)),
        codes,
      )
      assert.deepEqual(one.until && [packet.slice(one.until.span), one.until.day], until)
    }
    assert.deepEqual(problems(packet), [])
  }
  test('for the next line, with a reason and an end', () =>
    check(
      '<!-- countersign-disable-next-line stale-evidence, unsourced-number -- it is ours until=2026-12-31 -->',
      'disable-next-line',
      ['stale-evidence', 'unsourced-number'],
      'it is ours',
      ['2026-12-31', '2026-12-31'],
    ))
  test('with neither', () => check('<!--countersign-disable-file a b-->', 'disable-file', ['a', 'b'], ''))
  test('with an end that is no day', () =>
    check('<!-- countersign-enable -- until=soon why -->', 'enable', [], 'why', ['soon', undefined]))
  test('over lines', () => check('<!-- countersign-disable\na --\nthe reason -->', 'disable', ['a'], 'the reason'))
  test('any other comment hides text', () =>
    assert.deepEqual(problems(parse('<!-- countersign-ignore a -->')), [
      '"<!-- countersign-ignore a -->": A comment hides text from the reader. Say it on the page, or take it out.',
    ]))
})

test('the examples of docs/format.md have no problems', () => {
  for (const fence of fences) assert.deepEqual(problems(parse(fence)), [])
})

test('no draft of an agent on a page that everybody reads cites what agents may not read', () => {
  for (const { name, text } of packets) {
    const packet = parse(text)
    for (const { letter, box, id, footnotes } of packet.statements)
      if (letter === 'D' && box?.actor?.kind === 'agent')
        for (const { label } of footnotes)
          assert.deepEqual(packet.evidenceOf(label)?.restrictedTo, [], `${name}: ${id} cites ${label}`)
  }
})
