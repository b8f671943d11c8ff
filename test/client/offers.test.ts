// What a person may choose from when an act asks for something.
import assert from 'node:assert/strict'
import { formOf } from '../../client/acts/form.ts'
import { offersFor } from '../../client/acts/offers.ts'
import type { PanelView } from '../../schemas/panel.ts'
import { viewOf } from '../editor/packet-view.ts'

let view: PanelView

function check(act: string, name: string, expected: readonly string[], here?: string) {
  const field = formOf(act)!.fields.find(one => one.name === name)!
  assert.deepEqual(
    offersFor(field, act, view, here).map(({ value }) => value),
    expected,
  )
}

suite('what an act may be about', () => {
  suiteSetup(async () => {
    view = await viewOf('credential-exception.md', '@lea')
  })

  test('an objection that is not over, and no draft', () => check('withdraw', 'objection', ['O3', 'O1']))
  test('the one at the cursor first', () => check('carry', 'objection', ['O1', 'O3'], 'O1'))
  test('to confirm, only what waits for that', () => check('confirm-objection', 'objection', ['D5']))
  test('drafts, where it asks for one', () => check('reject', 'draft', ['D5', 'D4', 'D6']))
  test('steps of the page', () => check('done', 'step', ['N1', 'N2', 'N3', 'N4']))
})
