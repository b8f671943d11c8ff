// How statements vanish, one test for each way: what is reported, where, and what the page is after the fix.
import assert from 'node:assert/strict'
import type { Fix, Packet } from '../../schemas/packet.ts'
import { parse } from '../../server/packet/parse.ts'

/** Every problem as `code "words": message`; behind `=>` the page after the first fix, in which the problem is gone. */
const check = (markdown: string, problems: string, fixed?: string) => {
  const packet = parse(markdown)
  const found = packet.blocks.flatMap(({ block }) => block.problems)
  const lines = found.map(one => `${one.code} ${JSON.stringify(packet.slice(one.span))}: ${one.message}`)
  assert.equal(lines.join('\n'), problems)
  const fix = found.flatMap(one => one.fixes ?? [])[0]
  assert.equal(fix && applied(packet, fix), fixed)
  if (fixed !== undefined)
    assert.deepEqual(
      parse(fixed).blocks.flatMap(({ block }) => block.problems.map(one => one.message)),
      [],
    )
}

function applied(packet: Packet, { edits }: Fix): string {
  const placed = edits.map(({ span, text }) => ({ ...packet.range(span), text }))
  return placed
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, { start, end, text: by }) => text.slice(0, start) + by + text.slice(end), packet.text)
}

const box = '> **O1** objects to C1 — @lea, 2026-11-10\n>\n> Words.\n'

suite('nothing that looks like a statement is passed over', () => {
  test('without its stop', () =>
    check(
      '**C1** text',
      'malformed-statement "C1": C1 has no full stop or colon behind it, so it is no statement.',
      '**C1.** text',
    ))
  test('without its stop in a list item and in a quote', () => {
    check(
      '- [ ] **N1** text',
      'malformed-statement "N1": N1 has no full stop or colon behind it, so it is no statement.',
      '- [ ] **N1.** text',
    )
    check(
      '> **C1** text',
      'malformed-statement "C1": C1 has no full stop or colon behind it, so it is no statement.',
      '> **C1.** text',
    )
  })
  test('in an item that begins below code, which git hosts read as an item and this parser as lines of text', () => {
    for (const bullet of ['- ', '-', '1.'])
      check(
        `text\n\n      code\n${bullet}\n   **C9.** A claim.`,
        'malformed-statement "C9": C9 runs into the text before it: put an empty line between.',
        `text\n\n      code\n${bullet}\n\n   **C9.** A claim.`,
      )
  })
  test('the stars may be taken away instead', () => {
    const packet = parse('**C1** text')
    const [, fix] = packet.blocks[0]!.block.problems[0]!.fixes!
    assert.equal(applied(packet, fix!), 'C1 text')
  })
  test('in bold by an element, as git hosts show it', () => {
    const says = (id: string) => `${id} is in bold by an element, and no statement: write it like \`**${id}.** text\`.`
    check('<b>C1.</b> text', `malformed-statement "<b>C1.</b>": ${says('C1')}`, '**C1.** text')
    check(
      '- <strong class="x">Q1</strong>: text?',
      `malformed-statement "<strong class=\\"x\\">Q1</strong>:": ${says('Q1')}`,
      '- **Q1.** text?',
    )
    check('See <b>C1</b>, and `<b>C2.</b>`.', '')
    check('```\n<b>C1.</b> text\n```', '')
  })
  test('behind a space that is none', () => {
    for (const space of ['\u00a0', '\f', '\u2028'])
      check(
        `${space}**C1.** text`,
        'malformed-statement "C1": C1 stands behind a space that is none: take it away.',
        '**C1.** text',
      )
  })
  test('run into its bold', () => {
    check(
      '**C1.**Text',
      'malformed-statement "C1": C1 runs into its text: put a space behind the stars.',
      '**C1.** Text',
    )
    check(
      '**C1**.Text',
      'malformed-statement "C1": C1 runs into its text: put a space behind the stars.',
      '**C1**. Text',
    )
  })
  test('with stars that do not close behind the ID', () =>
    check(
      '**C1. Text**',
      'malformed-statement "C1": C1 does not close its stars behind the ID: write it like `**C1.** text`.',
    ))
  test('with one star, or with stars that are escaped', () => {
    check('*C1.* text', 'malformed-statement "C1": C1 is not in bold: write it like `**C1.** text`.', '**C1.** text')
    check(
      '\\*\\*C1.\\*\\* text',
      'malformed-statement "C1": C1 is not in bold: write it like `**C1.** text`.',
      '**C1.** text',
    )
  })
  test('with a small letter, a leading zero, an unknown letter, one from another alphabet', () => {
    check(
      '**c1.** text',
      'malformed-statement "c1": c1 begins with a small letter: an ID is a capital letter and a number.',
      '**C1.** text',
    )
    check('**C01.** text', 'malformed-statement "C01": C01 has a leading zero: numbers are 1, 2, 3 …', '**C1.** text')
    const kinds = 'Kinds are F, C, H, Q, N, P, O, D, R, E.'
    check('**X1.** text', `malformed-statement "X1": X1 is of no known kind. ${kinds}`)
    check('**С1.** text', `malformed-statement "С1": С1 is of no known kind. ${kinds}`)
  })
  test('that says nothing', () => check('**C1.** [^E1]', 'malformed-statement "C1": C1 says nothing.'))

  test('in a heading', () =>
    check('## **C1.** text', 'malformed-statement "C1": C1 stands in a heading: give it a paragraph of its own.'))
  test('turned into a heading by the line under it', () => {
    const message = 'C1 became a heading by the line under it: put an empty line between.'
    check('**C1.** text\n---', `malformed-statement "C1": ${message}`, '**C1.** text\n\n---')
    check('**C1.** text\r\nmore\r\n===', `malformed-statement "C1": ${message}`, '**C1.** text\r\nmore\r\n\r\n===')
  })
  test('in code, fenced or indented', () => {
    const message = 'C1 stands in a block of code, where nobody reads it as a statement.'
    check('```\n**C1.** text\n```', `malformed-statement "C1": ${message}`)
    check('    **C1.** text', `malformed-statement "C1": ${message}`)
    check('- a\n\n      - **C1.** text', `malformed-statement "C1": ${message}`)
  })
  test('in HTML', () =>
    check('<div>**C1.** text\n</div>', 'malformed-statement "C1": C1 stands in HTML, where it is no statement.'))
  test('in the header of a table, or with more in its cell', () => {
    check('| **C1.** | a |\n|---|---|', 'malformed-statement "C1": C1 stands in the header of a table.')
    check(
      '| a | b |\n|---|---|\n| **C1** text | b |',
      'malformed-statement "C1": C1 has no full stop or colon behind it and more text in its cell.',
    )
    check(
      '| a | b |\n|---|---|\n| **O1** | b |',
      'malformed-statement "O1": O1 is an objection: it stands in a box, not in a table.',
    )
  })
  test('inside of another statement', () => {
    check(
      '- **C1.** text\n  - **C2.** text',
      'malformed-statement "C2": C2 stands inside C1: give it a paragraph of its own.',
    )
    check(
      '> **C1.** text\n>\n> **C2.** text',
      'malformed-statement "C2": C2 stands inside C1: give it a paragraph of its own.',
    )
  })
  test('in a footnote', () =>
    check(
      '[^1]: **C1.** text',
      'malformed-statement "C1": C1 is no statement where it stands: give it a paragraph of its own.',
    ))
  test('in the second paragraph of an item', () =>
    check(
      '- prose\n\n  **C1.** text',
      'malformed-statement "C1": C1 is no statement where it stands: give it a paragraph of its own.',
    ))
  test('run into the text before it, on a line of its own or not', () => {
    const message = 'C2 runs into the text before it: put an empty line between.'
    check('**C1.** text\n**C2.** text', `malformed-statement "C2": ${message}`, '**C1.** text\n\n**C2.** text')
    check('**C1.** text.[^E1] **C2.** text', `malformed-statement "C2": ${message}`)
  })
  test('evidence that is no footnote definition', () =>
    check(
      '[^E1] **E1** standard: [a](b)',
      'malformed-statement "E1": E1 is evidence: it stands in a footnote definition, `[^E1]: **E1** …`.',
    ))
  test('evidence that is defined inside of something else', () =>
    check(
      '> [^E1]: **E1** standard: [a](b)',
      'malformed-statement "E1": E1 is evidence inside of something else: its definition begins at the left margin.',
    ))
})

suite('boxes that are none, or too much', () => {
  test('without a box', () => {
    check(
      '**O1** objects to C1 — @lea, 2026-11-10',
      'malformed-statement "O1": O1 is an objection: it stands in a box, behind `> `.',
      '> [!CAUTION]\n>\n> **O1** objects to C1 — @lea, 2026-11-10',
    )
    check(
      '**P1** incident',
      'malformed-statement "P1": P1 is a quote and stands in no box of its own: a quote that begins with it.',
      'P1 incident',
    )
  })
  test('in a list', () =>
    check(
      '- > **O1** objects to C1 — @lea, 2026-11-10',
      'malformed-statement "O1": O1 is an objection and stands in no box of its own: a quote that begins with it.',
    ))
  test('with its words run into its header', () =>
    check(
      '> [!CAUTION]\n> **O1** objects to C1 — @lea, 2026-11-10\n> Words.',
      'malformed-statement "Words.": The words of O1 run into its header. Put a line with nothing but `>` between.',
      '> [!CAUTION]\n> **O1** objects to C1 — @lea, 2026-11-10\n>\n> Words.',
    ))
  test('run into the next', () => {
    const message = 'O2 is an objection and stands in no box of its own: a quote that begins with it.'
    check(
      `${box}>\n> **O2** objects to C1 — @lea, 2026-11-10`,
      `malformed-statement "O2": ${message}`,
      `${box}>\n\n> **O2** objects to C1 — @lea, 2026-11-10`,
    )
    check(
      `${box}> [!TIP]\n>\n> more`,
      'malformed-statement "[!TIP]": A second box begins inside of this one: put an empty line without `>` between.',
      `${box}\n> [!TIP]\n>\n> more`,
    )
    check(
      `${box}> **O2** objects to C1 — @lea, 2026-11-10`,
      'malformed-statement "O2": O2 runs into the text before it: put an empty line between.',
    )
  })
  test('continued without its own mark', () =>
    check(
      `${box}more`,
      'malformed-statement "more": This line continues the box above it without its own `>`.',
      `${box}> more`,
    ))
  test('a draft that revises one statement carries no other', () =>
    check(
      '> **D1** revises C1 — agent:x, 2026-11-10\n>\n> **C2.** text',
      'malformed-statement "C2": C2 stands inside D1: give it a paragraph of its own.',
    ))
})

suite('text that swallows what stands below', () => {
  test('a fence that is not closed', () => {
    const message =
      'This block of code is not closed: everything below it is read as code. Close it with ``` on a line of its own.'
    check('```js\ncode\n\n# Heading', `malformed-statement "\`\`\`": ${message}`)
    check('> ```\n> code\n> ```\n\n~~~~\n~~~\n~~~~~', '')
  })
  test('a comment that is not closed', () =>
    check(
      '<!-- a\n\n# Heading',
      'malformed-statement "<!--": This comment is not closed: everything below it is hidden.',
    ))
  test('a merge conflict', () => {
    const message =
      'A merge conflict is not settled here. `countersign sync` settles what the ledger knows; choose what else stands, and take the markers out.'
    check(
      '<<<<<<< HEAD\n\na\n\n>>>>>>> branch',
      `malformed-statement "<<<<<<< HEAD": ${message}\nmalformed-statement ">>>>>>> branch": ${message}`,
    )
    // What parts the two sides goes into no box by a fix.
    check(`${box}=======\n`, 'malformed-statement "=======": This line continues the box above it without its own `>`.')
  })
})

suite('hidden text', () => {
  test('comments', () =>
    check(
      'a <!-- b --> c',
      'hidden-text "<!-- b -->": A comment hides text from the reader. Say it on the page, or take it out.',
      'a  c',
    ))
  test('elements that fold or hide', () => {
    check(
      '<details>\n\ntext\n\n</details>',
      'hidden-text "<details>": `<details>` can hide text from the reader. Say it on the page, or take it out.',
    )
    check(
      'a <span hidden>b</span> <br> <b>c</b>',
      'hidden-text "<span hidden>": `<span hidden>` can hide text from the reader. Say it on the page, or take it out.',
    )
  })
  test('an element that shows its content nowhere or only on demand', () => {
    for (const tag of ['<select>', '<svg>', '<object>', '<font size=0>', '<rp>'])
      check(
        `a ${tag}b`,
        `hidden-text "${tag}": \`${tag}\` can hide text from the reader. Say it on the page, or take it out.`,
      )
  })
  test('letters that read as others', () => {
    check(
      '\u0430pproved',
      'hidden-text "\u0430pproved": “\u0430pproved” mixes letters of two alphabets that look alike.',
      'approved',
    )
    check(
      'is 𝐚𝐩𝐩𝐫𝐨𝐯𝐞𝐝',
      'hidden-text "𝐚𝐩𝐩𝐫𝐨𝐯𝐞𝐝": “𝐚𝐩𝐩𝐫𝐨𝐯𝐞𝐝” is written in signs that only look like letters.',
      'is approved',
    )
    check(
      'ａｐｐｒｏｖｅｄ',
      'hidden-text "ａｐｐｒｏｖｅｄ": “ａｐｐｒｏｖｅｄ” is written in signs that only look like letters.',
      'approved',
    )
    for (const fine of ['5 µs, 3 Ωm, TNFα and ΔT', 'API-ключ, PDFом', 'оре', '𝑥 + 𝑦', 'ＡＰＩ の鍵', '承認ＩＤ'])
      check(fine, '')
  })
  test('invisible characters, but not those that join an emoji or a script', () => {
    check('a\u034fb', 'hidden-text "\u034f": Invisible characters stand here: U+034F.', 'ab')
    check('a\u{e0100}b', 'hidden-text "\u{e0100}": Invisible characters stand here: U+E0100.', 'ab')
    check('a\u200bb', 'hidden-text "\u200b": Invisible characters stand here: U+200B.', 'ab')
    check('a\u202e\u202db', 'hidden-text "\u202e\u202d": Invisible characters stand here: U+202E, U+202D.', 'ab')
    check('👩\u200d💻 نمی\u200cخواهم 🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}', '')
  })
  test('cells beyond the last column', () =>
    check(
      '| a |\n|---|\n| b | c |',
      'hidden-text "| c |": A cell beyond the header’s last is not shown to the reader.',
    ))
  test('the title of a link that leads nowhere', () => {
    check(
      '[//]: # (secret)',
      'hidden-text "[//]: # (secret)": A link definition hides text from the reader. Say it on the page, or take it out.',
    )
    check('[a]\n\n[a]: https://example.com (title)', '')
  })
})
