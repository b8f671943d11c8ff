// Whatever people do, on one branch or on two that git merges: the page shows what the ledger says, nothing of anybody's
// text is touched, and doing it again changes nothing.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { format } from 'prettier'
import { sync } from '../../server/acts/page/sync.ts'
import { parse } from '../../server/packet/parse.ts'
import { digests } from '../../server/workspace/digests.ts'
import { type Play, people, play, runs } from '../ledger/play.ts'
import { pageOf, sceneFor } from './pages.ts'

const page = pageOf(`
# Title

A page with a little of everything.

## Controls

**C1.** Two hosts can read it.[^E1]

**C2.** It rotates.

## Rollback

It is rolled back in minutes.

**H1.** It would stay usable.

| | |
|---|---|
| **C3.** | In a table |

## Next

- **Q1.** Does it drain? — @sam
- **N1.** Drill — @sam, due 2026-11-20
- a point

[^E1]: **E1** remark: [Note](note.txt), captured 2026-11-12
`)

const words = fc.constantFrom(
  'Plain.',
  'Two\nlines.',
  'Two paragraphs.\n\nThe **second**, with `code` and [^E1].',
  '- a list\n- of two',
  '1. first\n2. second',
  '**C9.** A claim of its own.',
  '- withdrawn by @lea, 2026-11-12: Fine.',
  '> a quote\n\n```\nopen fence',
  '<!-- countersign-disable-file open-objection -- no -->',
  '[E1]: https://example.org\n\n# Heading\n\n---',
  '| a | b |\n|---|---|\n| c | d |',
  '*stars* _lines_ \\ & &amp; <b> [x](y) ~~z~~ `',
  '    indented\n\n\tcode',
  'ends with a table pipe | and a hash #',
  '=======\n>>>>>>> other',
  'a\r\nb',
  '',
)
const person = fc.constantFrom(...people)
const target = fc.constantFrom(
  'C1 / x',
  'C2 / x',
  'C3 / x',
  'E1 / x',
  'C8 / x',
  '§ Rollback / x',
  '§ Gone / x',
  'packet',
)
const step = fc.record({ kind: fc.nat(13), by: person, to: person, target, words, which: fc.nat(9) })
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** The lines of a script: each event after all those of its own branch, with numbers that only the branch knows. */
function scriptOf(steps: readonly Step[], branch: string, before: readonly Line[]): Line[] {
  const lines = [...before]
  for (const [index, one] of steps.entries()) {
    const name = `${branch}${index}`
    const made = (letter: string) => lines.filter(line => line.made === letter)
    const id = (letter: string) => `${letter}${made(letter).length + 1}`
    const pick = (letter: string) => made(letter)[one.which % Math.max(1, made(letter).length)]
    const text = JSON.stringify(one.words)
    const on = pick('O')
    const draft = pick('D')
    const add = (by: string, said: string, letter?: string) =>
      lines.push({
        name,
        by,
        text: `${name}: ${by} ${said} after ${[...lines.map(line => line.name)].at(-1) ?? 'open'}`,
        ...(letter ? { made: letter } : {}),
      })
    const raise = `objection-raised { id: ${id('O')}, role: security, targets: ["${one.target}"], words: ${text} }`
    if (one.kind <= 2 || (one.kind <= 6 && !on)) add(`@${one.by}`, raise, 'O')
    else if (one.kind === 3) add(`@${one.by}`, `objection-answered { objection: $${on!.name}, words: ${text} }`)
    else if (one.kind === 4) add(on!.by, `objection-sustained { objection: $${on!.name}, words: ${text} }`)
    else if (one.kind === 5) add(on!.by, `objection-withdrawn { objection: $${on!.name} }`)
    else if (one.kind === 6)
      add('@raman', `risk-carried { id: ${id('R')}, objection: $${on!.name}, targets: [C1 / x], words: ${text} }`, 'R')
    else if (one.kind === 7 || (one.kind === 8 && !draft))
      add('agent:refresher', `draft-proposed { id: ${id('D')}, verb: revises, targets: [C1 / x], words: ${text} }`, 'D')
    else if (one.kind === 8) add('@maria', `draft-rejected { draft: $${draft!.name}, reason: other }`)
    else if (one.kind === 9) add(`@${one.by}`, `question-answered { question: Q1, digest: x, words: ${text} }`)
    else if (one.kind === 10) add(`@${one.by}`, 'step-done { step: N1, digest: x }')
    else if (one.kind === 11) add(`@${one.by}`, `hypothesis-refuted { hypothesis: H1, digest: x, words: ${text} }`)
    else if (one.kind === 12) add('@raman', `reviewer-assigned { role: security, reviewer: ${one.to} }`)
    else add('@raman', `owner-transferred { place: owner, from: raman, to: ${one.to} }`)
  }
  return lines
}
type Line = { readonly name: string; readonly by: string; readonly text: string; readonly made?: string }

const playOf = (lines: readonly Line[]) => play(lines.map(({ text }) => text).join('\n'))

async function inStep(text: string, played: Play): Promise<string> {
  const synced = sync(text, await sceneFor(text, played))
  if ('no' in synced) assert.fail(`${synced.no}\n${text}`)
  assert.equal(synced.left, 0, synced.text)
  return synced.text
}

const texts = (text: string) => digests.blocks(parse(text)).map(({ name, digest }) => `${name} ${digest}`)

async function sound(text: string, played: Play) {
  const packet = parse(text)
  assert.deepEqual(
    packet.blocks.flatMap(({ block }) => block.problems.map(({ message }) => message)),
    [],
  )
  assert.deepEqual(texts(text), texts(page), 'nobody’s text is touched')
  const { ledger } = played
  const ids = (made: Iterable<{ readonly event: string }>) => [...made].map(({ event }) => ledger.shownId(event)!)
  const pending = [...ledger.state.drafts.values()].filter(
    ({ status }) => status === 'pending' || status === 'contested',
  )
  const expected = [ids(ledger.state.objections.values()), ids(ledger.state.risks.values()), ids(pending)].flat()
  const shown = packet.statements.filter(({ letter }) => /[ODR]/.test(letter))
  assert.deepEqual(shown.map(({ id }) => id).sort(), expected.sort())
  for (const [event, { thread }] of ledger.state.objections)
    assert.deepEqual(
      packet.statement(ledger.shownId(event)!)!.thread.map(({ verb }) => verb),
      thread.map(({ verb }) => verb),
    )
  assert.equal(await inStep(text, played), text, 'in step twice changes nothing')
  const formatted = await format(text, { parser: 'markdown' })
  assert.deepEqual(texts(formatted), texts(text))
  assert.equal(digests.revision(parse(formatted)), digests.revision(packet), 'a formatter changes no digest')
  assert.equal(await inStep(formatted, played), formatted, 'and leaves it in step')
}

function merged(ours: string, base: string, theirs: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-merge-'))
  const files = Object.entries({ ours, base, theirs }).map(([name, text]) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  })
  const { stdout } = spawnSync('git', ['merge-file', '-p', ...files], { encoding: 'utf8' })
  rmSync(folder, { recursive: true, force: true })
  return stdout
}

suite('a page in step, whatever people do', () => {
  test('on one branch', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 10 }), fc.array(step, { maxLength: 4 }), async (first, then) => {
        const before = scriptOf(first, 'a', [])
        const once = playOf(before)
        const shown = await inStep(page, once)
        await sound(shown, once)
        const later = playOf(scriptOf(then, 'b', before))
        await sound(await inStep(shown, later), later)
      }),
      runs(10),
    )
  }).timeout(120_000)

  test('on two branches that git merges, conflicts and all', async () => {
    const short = fc.array(step, { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(short, short, short, async (first, left, right) => {
        const base = scriptOf(first, 'a', [])
        const [ours, theirs] = [scriptOf(left, 'b', base), scriptOf(right, 'c', base)]
        const common = await inStep(page, playOf(base))
        const [one, other] = [await inStep(common, playOf(ours)), await inStep(common, playOf(theirs))]
        const both = playOf([...ours, ...theirs.slice(base.length)])
        await sound(await inStep(merged(one, common, other), both), both)
      }),
      runs(10),
    )
  }).timeout(120_000)

  test('on pages of any shape: people’s own lines stay, or the page is left alone', async () => {
    const played = play(others)
    const separator = fc.constantFrom('\n\n', '\n\n', '\n\n', '\n', '\r\n')
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom(...pieces), separator), { maxLength: 12 }), async list => {
        const before = pageOf(`Text.\n\n${list.flat().join('')}`)
        const synced = sync(before, await sceneFor(before, played))
        if ('no' in synced) return
        const after = new Set(ownLines(synced.text))
        assert.deepEqual(
          ownLines(before).filter(line => !after.has(line)),
          [],
        )
        if (synced.left > 0) return
        const again = sync(synced.text, await sceneFor(synced.text, played))
        assert.ok('text' in again && again.text === synced.text, 'in step twice changes nothing')
      }),
      runs(40),
    )
  }).timeout(120_000)
})

const others = `
  o: @lea objection-raised { id: O1, targets: [C1 / x], words: "Who?" }
  a: @maria objection-answered { objection: $o, words: "All." }
  p: @otto objection-raised { id: O2, targets: [§ Controls / x], words: "Which?" }
  q: @otto objection-raised { id: O3, targets: [$o], words: "On it." }
  r: @raman risk-carried { id: R1, objection: $o, targets: [C1 / x], words: "Yes." }
  d: agent:refresher draft-proposed { id: D1, verb: revises, targets: [C1 / x], words: "A draft." }
  e: @maria draft-rejected { draft: $d, reason: other }
  f: agent:refresher draft-proposed { id: D2, verb: revises, targets: [C2 / x], words: "Another." }
  g: @sam question-answered { question: Q1, digest: x, words: "No.\\n\\nNever." }
  h: @sam step-done { step: N1, digest: x }
  i: @sam hypothesis-refuted { hypothesis: H1, digest: x, words: "It." }
  j: @sam hypothesis-refuted { hypothesis: H2, digest: x, words: "It." }
`

const pieces = [
  '**C1.** One.[^E1]',
  '**C2.** Two.\n**C3.** run in',
  '- **Q1.** Who? — @sam',
  '- **N1.** Do — @sam, due 2026-11-20\n\n  more\n\n  - x',
  '* **H1.** May be.',
  '> **H2.** In a box',
  '> [!CAUTION]\n> **O1** objects to C1 — @lea, 2026-11-10\n> Who?',
  '> [!CAUTION]\n>\n> **O1** objects to C1 — @lea, 2026-11-10\n>\n> Who?\n>\n> - answered by @maria, 2026-11-10: All.',
  '> [!TIP]\n>\n> **D1** revises C1 — agent:refresher, 2026-11-10\n>\n> A draft.',
  '- item\n  > **O2** objects to C1 — @lea, 2026-11-10',
  '## Controls',
  '## Handoff ledger',
  '| | |\n|---|---|\n| Approval owner | @x |\n| Own | row |',
  '| a | Approval owner |\n| - | - |',
  '```\nfence',
  '<!-- open',
  '<details>\n\nfolded',
  '[^E1]: **E1** remark: [x](a.txt), captured 2026-11-12',
  '[link]: https://example.org',
  '    code',
  '---',
  '===',
  '<<<<<<< ours',
  '=======',
  '>>>>>>> theirs',
  '||||||| base',
  '> lazy\nline',
  'more\ntext',
  '- - **N2.** nested',
]

/** Lines that are neither a mark, nor in the table, nor of a box that the ledger knows. */
const ownLines = (text: string) =>
  text
    .split(/\r\n|\n/)
    .map(line => line.replace(/^[\s>]+/, '').trim())
    .filter(line => line && !/^(?:\||\[!|[<=>]{7}|\*\*[ODR]\d|A draft\.|Who\?|- answered)/.test(line))
