// What VS Code's Markdown preview shows, by markdown-it itself: of a packet, with and without what the ledger knows, and of
// Markdown that is none.
import assert from 'node:assert/strict'
import MarkdownIt from 'markdown-it'
import footnotes from 'markdown-it-footnote'
import { extend } from '../../client/preview/preview.ts'
import type { PanelView } from '../../schemas/panel.ts'
import { sceneOf } from '../../server/acts/scene.ts'
import { panelView } from '../../server/ide/panel.ts'
import { check as lint } from '../../server/rules/run.ts'
import { prepare } from '../support/subject.ts'

const page = `---
packet: PKT-2026-0001
profile: credential-exception
coordinator: maria
---

# One credential

**C1.** Only two hosts can read it.[^E1]

> [!CAUTION]
>
> **O1** objects to C1 — @lea (security), 2026-11-10
>
> Nobody looked at shells.
>
> - answered by @maria, 2026-11-12: Four people have one.

> [!TIP]
>
> **D1** revises C1 — agent:refresher, 2026-11-14
>
> Only three hosts can read it.[^E1]

- **N1.** Look again — @sam, due 2026-12-01

[^E1]: **E1** access-review: [Hosts](hosts.txt), captured 2026-11-01, fresh for 10d
-- hosts.txt --
two hosts
-- packet.ledger.story --
charter: @maria charter-confirmed { owner: raman, reviewers: [], criteria: [] }
a: @raman text-accepted { blocks: [C1] }
o: @lea objection-raised { id: O1, role: security, targets: [C1], words: Nobody looked at shells. }
w: @maria objection-answered { objection: $o, words: Four people have one. }
d: agent:refresher draft-proposed { id: D1, verb: revises, targets: [C1], words: "Only three hosts can read it.[^E1]" }
`

let known: PanelView
const text = page.slice(0, page.indexOf('-- hosts.txt'))
suiteSetup(async () => {
  const { subject } = await prepare(page)
  known = panelView(lint(subject), sceneOf(subject, ''))
})

const english = {
  t: (sentence: string, ...values: string[]) => sentence.replace(/\{(\d)\}/g, (_, place) => values[Number(place)]!),
}

/** As the editor does it: read without a page, drawn with one. */
function shown(source: string, view?: PanelView, md = new MarkdownIt({ html: true })): string {
  extend(md, uri => (uri === 'file:///packet.md' ? view : undefined), english)
  return md.renderer.render(md.parse(source, {}), md.options, { currentDocument: 'file:///packet.md' })
}

/** Without attributes that only a style or a scroll bar needs. */
const plain = (html: string) =>
  html.replace(/ (?:id|href|data-line)="[^"]*"/g, '').replace(/class="code-line /g, 'class="')

function check(html: string, ...expected: readonly string[]) {
  const found = plain(html)
  for (const one of expected) assert.ok(found.includes(one), `This is not there:\n${one}\n\n${found}`)
}

suite('preview', () => {
  test('an objection is a box with its state and whose it is', () =>
    check(
      shown(text, known),
      '<div class="countersign-box countersign-objection countersign-is-warn"><p class="countersign-label">Objection · answered · of @lea</p>\n<p class="countersign-header"><strong>O1</strong> objects to C1',
      '<li>answered by @maria, 2026-11-12: Four people have one.</li>',
    ))

  test('a draft is the difference that it would make, and never looks like text', () =>
    check(
      shown(text, known),
      '<div class="countersign-box countersign-draft countersign-is-draft"><p class="countersign-label">Draft · by agent:refresher · not part of the text until a person accepts it</p>',
      '<p class="countersign-difference">Only <del>two</del><ins>three</ins> hosts can read it.[E1]</p>',
      '<details class="countersign-body"><summary>As it was written</summary>\n<p>Only three hosts can read it.',
    ))

  test('a statement says who accepted it, who contests it, and which draft is for it', () =>
    check(
      shown(text, known),
      '<span class="countersign-mark countersign-is-bad" title="O1, @lea: Nobody looked at shells.">contested O1</span>',
      '<span class="countersign-mark countersign-is-draft" title="D1: agent:refresher revises C1">draft D1</span>',
      '>✓ @raman</span>',
    ))

  test('evidence is a chip with its name, and says how fresh it is', () =>
    check(
      shown(text, known),
      '<sup class="footnote-ref countersign-chip countersign-is-bad"><a title="E1, Hosts: lapsed on 2026-11-11">E1</a></sup>',
      '<span class="countersign-mark countersign-is-bad">lapsed on 2026-11-11</span>',
    ))

  test('what nobody has looked at yet is shown by its kind alone, and a draft is a draft all the same', () => {
    const html = shown(text)
    check(
      html,
      '<p class="countersign-label">Objection</p>',
      'Draft · by agent:refresher · not part of the text until a person accepts it',
      '<div class="countersign-body"><p>Only three hosts can read it.',
      '<a title="Evidence E1">E1</a>',
    )
    assert.ok(!html.includes('countersign-mark'))
  })

  test('a step in a list is one that can be found', () =>
    check(shown(text), '<li class="countersign-statement countersign-step"'))

  test('Markdown that is no packet gets footnotes and alerts and nothing else', () => {
    const html = shown('> [!NOTE]\n> Take care.\n\n**C1.** A line.[^E1]\n\n[^E1]: A note.\n', known)
    check(html, '<div class="markdown-alert markdown-alert-note">', '<sup class="footnote-ref"><a>[1]</a></sup>')
    assert.ok(!html.includes('countersign'), html)
  })

  test('a header behind its marker is a box as well', () =>
    check(
      shown('---\npacket: X\n---\n\n> [!CAUTION] **O1** objects to C1 — @lea, 2026-11-10\n>\n> No.\n'),
      '<p class="countersign-label">Objection</p>\n<p class="countersign-header"><strong>O1</strong> objects to C1 — @lea, 2026-11-10</p>\n<p>No.</p>',
    ))

  test('steps aside where another extension has brought footnotes', () => {
    const md = new MarkdownIt().use(footnotes)
    const own = () => 'theirs'
    md.renderer.rules.footnote_caption = own
    check(shown('A[^1]\n\n[^1]: B\n', undefined, md), '<a>theirs</a>')
  })

  test('words of a page stay words', () => {
    const hostile = '<img src=x onerror=alert(1)>'
    const html = shown(
      `---\npacket: X\n---\n\n> [!NOTE] ${hostile}\n> Text\n\n> [!TIP]\n>\n> **D1** revises C1 — agent:${hostile}\n>\n> No.\n`,
      { ...known, drafts: known.drafts.map(one => ({ ...one, by: hostile, verb: hostile })) },
      new MarkdownIt({ html: false }),
    )
    assert.ok(!html.includes('<img'), html)
  })
})
