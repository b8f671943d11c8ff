// Whoever accepts a section's prose is shown all of it, and nothing that is accepted under another name.
import assert from 'node:assert/strict'
import { parse } from '../../server/packet/parse.ts'
import { sectionText } from '../../server/packet/section-text.ts'

const page = `---
packet: PKT-2026-0001
---

# Title

Above everything.

## Findings

First prose.

**F1.** A fact.

- **C1.** A claim.
- Only an item.

| ID | what |
| --- | --- |
| **F2.** | a row |
| | another row |

## Findings

Second of the name.

## Handoff ledger

| | |
|---|---|
| Approval owner | @raman |

[^E1]: **E1** remark: A remark, \`log.txt\`
`

const check = (name: string, expected: string) => assert.equal(sectionText(parse(page), name), expected)

suite('the prose of a section', () => {
  test('above the first section stands the title too', () => check('top of the page', '# Title\n\nAbove everything.'))
  test('without its statements, with what stands between them', () =>
    check('Findings', 'First prose.\n\n- Only an item.\n\n| ID | what |\n| --- | --- |\n| | another row |'))
  test('a second section of one name is another one', () => check('Findings (2)', 'Second of the name.'))
  test('the handoff table and evidence are nobody’s prose', () => check('Handoff ledger', ''))
  test('a name that is not there has none', () => check('Rollback', ''))
})
