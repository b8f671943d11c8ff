// What a panel is told after an edit: whatever somebody types, it makes the later view of the earlier one, and a letter in a
// sentence sends no part again, however much stands below it.
import assert from 'node:assert/strict'
import { type PanelChange, panelChange } from '../../schemas/panel.ts'
import { viewAfter } from '../../schemas/panel-change.ts'
import { sceneOf } from '../../server/acts/scene.ts'
import { panelView } from '../../server/ide/panel.ts'
import { changeOf, type Viewed } from '../../server/ide/panel-change.ts'
import { revise } from '../../server/packet/revise.ts'
import { type Checked, check as lint } from '../../server/rules/run.ts'
import type { Subject } from '../../server/workspace/subject.ts'
import { contested } from '../support/contested.ts'
import { prepare } from '../support/subject.ts'

let subject: Subject
suiteSetup(async () => {
  ;({ subject } = await prepare(contested(20), '2026-11-18'))
})

type Edit = { readonly before: string; readonly takes?: string; readonly puts?: string }

/** What is told after each of some edits, one after the other; each is at the first place where `before` stands, behind it. */
function told(...edits: readonly Edit[]): PanelChange[] {
  let checked: Checked = lint(subject)
  let now: Viewed = { packet: subject.packet, view: viewOf(checked) }
  let held = now.view
  return edits.map(({ before, takes = '', puts = '' }) => {
    const at = now.packet.text.indexOf(before + takes)
    assert.ok(at >= 0, `no ${before}${takes}`)
    const start = at + before.length
    const packet = revise(now.packet, { start, end: start + takes.length, text: puts })
    checked = lint({ ...subject, packet }, undefined, checked)
    const next = { packet, view: viewOf(checked) }
    const change = changeOf(now, next)
    assert.deepEqual(panelChange.parse(change), change)
    held = viewAfter(held, JSON.parse(JSON.stringify(change)))
    assert.deepEqual(JSON.parse(JSON.stringify(held)), JSON.parse(JSON.stringify(next.view)))
    now = next
    return change
  })
}

const viewOf = (checked: Checked) => panelView(checked, sceneOf(checked.subject, ''), '@maria')
const partsOf = (change: PanelChange | undefined) => Object.keys(change?.sections ?? {})

suite('what changed in a panel', () => {
  test('a letter in prose, in an objection or in a claim that was changed before sends no part but the revision', () => {
    for (const before of ['Some words', 'Only hosts', 'Nobody looked at shell 7'])
      assert.deepEqual(partsOf(told({ before, puts: 'x' }, { before: `${before}x`, puts: 'y' })[1]), ['revision'])
  })

  test('it says from where on everything has moved', () => {
    const [change] = told({ before: 'Some words', puts: '-and-more' })
    assert.deepEqual(change?.moved, { from: subject.packet.text.indexOf('Some words') + 10, by: 9 })
  })

  test('a part that is not there any more is named', () => {
    const earlier: Viewed = { packet: subject.packet, view: viewOf(lint(subject)) }
    const { measures: _, ...view } = earlier.view
    assert.deepEqual(changeOf(earlier, { ...earlier, view }), { sections: {}, gone: ['measures'] })
  })

  const edits: readonly Edit[] = [
    { before: '# One credential', puts: '\n' },
    { before: 'Some words of prose.', puts: ' ' },
    { before: 'Some words of prose.', puts: '\n\nMore.\n' },
    { before: '**C1.** Only hosts of one kind can read it.[^E1]', puts: '!' },
    { before: '**C1.** ', takes: 'Only' },
    { before: '**C', takes: '2', puts: '77' },
    { before: 'decision: 2026-11-2', takes: '4', puts: '7' },
    { before: 'Nobody looked at shell 3.', puts: '\n>\n> Twice.' },
    { before: 'captured 2026-11-1', takes: '0', puts: '1' },
    { before: '## Compensating controls', takes: '\n' },
    { before: '## Handoff ledger', puts: ' of ours' },
    { before: '- answered by @maria, 2026-11-15: Four people have it.', takes: '\n' },
    { before: '**C9.** Only hosts of one kind can read it.', takes: '[^E1]\n\n' },
  ]
  for (const edit of edits)
    test(`both ends show the same after ${JSON.stringify(edit)}`, () => {
      told(edit)
    })
  test('both ends show the same after all of that', () => {
    told(...edits)
  })
})
