// Lists of a page that grew by edits hold what those of the same page read anew hold, and are the very same as before where
// an edit changed nothing of them.
import assert from 'node:assert/strict'
import type { Block, Packet, Statement } from '../../schemas/packet.ts'
import { parse } from '../../server/packet/parse.ts'
import { revise } from '../../server/packet/revise.ts'
import { sorted } from '../../server/rules/shared/sorted.ts'

const text = `---
packet: PKT-2026-0001
profile: credential-exception
---

# The title

Words before any section.

## Findings

**F1.** The broker has one credential.[^E1]

- **N1.** Rotate it — @sam, due 2026-12-01
- **N2.** Look at it again — @maria

**C1.** It is seen by few.[^E1] — rests on F1

## Risk

> [!CAUTION]
>
> **O1** objects to C1 — @lea (security), 2026-11-10
>
> - answered by @maria, 2026-11-12: Seen.

**H1.** Somebody may have a copy.

[^E1]: **E1** standard: [Record](evidence/record.md), captured 2026-11-14
`
const questions = ({ statements }: Block) => statements.filter(({ letter }) => letter === 'Q')
const steps = ({ statements }: Block) => statements.filter(({ letter }) => letter === 'N')
const footnotes = ({ footnotes }: Block) => footnotes

const said = (page: Packet) => ({
  statements: page.statements.map(({ id, text: words }) => [id, words]),
  firsts: page.statements.map(({ id }) => page.statement(id)?.text),
  evidence: page.evidence.map(({ id }) => [id, page.evidenceOf(id)?.idSpan.start]),
  steps: page.every(steps).map(({ id }) => id),
  questions: page.every(questions).map(({ id }) => id),
  labels: page.every(footnotes).map(({ label }) => label),
  title: page.title,
  sections: page.sections.map(({ name, path, blocks }) => [name, path, blocks.map(block => block.text)]),
  around: page.blocks.map(({ block }) => page.sectionOf(block)?.name),
  fields: [...page.fields].map(([key, { value }]) => [key, value]),
})

const pieces = [
  'x',
  '\n\n**F1.** Again.\n\n',
  '## Later\n\n',
  '- **N9.** Ask — @sam\n',
  '',
  '',
  '\n\n',
  '**Q1.** Who?\n',
  '# ',
]

suite('lists of a page', () => {
  test('hold after any edits what a page read anew holds', () => {
    let seed = 7
    const roll = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648
      return Math.floor((seed / 2147483648) * below)
    }
    let page = parse(text)
    for (let edit = 0; edit < 400; edit++) {
      if (edit % 40 === 0) page = parse(text)
      // Who asks only now and then gets the same as who asks each time.
      if (roll(3) > 0) said(page)
      const start = roll(page.text.length)
      const end = Math.min(page.text.length, start + roll(4) * roll(12))
      page = revise(page, { start, end, text: pieces[roll(pieces.length)]! })
      if (roll(3) > 0) assert.deepEqual(said(page), said(parse(page.text)), JSON.stringify(page.text))
    }
  })

  const type = (page: Packet, before: string, letters = 'x') => {
    const at = page.text.indexOf(before)
    return revise(page, { start: at, end: at, text: letters })
  }
  test('are the same lists where an edit changed nothing of them', () => {
    const page = parse(text)
    const lists = [page.statements, page.evidence, page.every(steps), page.every(footnotes)]
    const next = type(page, 'before any section')
    assert.deepEqual(
      [next.statements, next.evidence, next.every(steps), next.every(footnotes)].map(
        (list, index) => list === lists[index],
      ),
      [true, true, true, true],
    )
    const third = type(next, 'has one credential')
    assert.deepEqual([third.statements === next.statements, third.every(steps) === next.every(steps)], [false, true])
  })
  test('find the first of an ID, whichever page is asked', () => {
    const page = parse(`${text}\n**F1.** The second of its name.\n`)
    const first = page.statement('F1')
    const next = type(page, 'has one credential')
    assert.match(next.statement('F1')!.text, /xhas one/)
    assert.equal(page.statement('F1'), first as Statement)
    const last = type(next, '1.** The broker', '7')
    assert.match(last.statement('F1')!.text, /second of its name/)
    assert.match(last.statement('F71')!.text, /xhas one/)
  })
  // Each literal with a getter has a hidden class of its own that the collector keeps for long, and all that the getter sees.
  test('and pages, sections and what is sorted have no getters of their own', () => {
    const page = type(parse(text), 'has one credential')
    const own = (what: object) =>
      Object.entries(Object.getOwnPropertyDescriptors(what)).flatMap(([key, { get }]) => (get ? [key] : []))
    assert.deepEqual([page, ...page.sections, sorted(page)].flatMap(own), [])
  })
})
