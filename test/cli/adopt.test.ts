// `countersign new --from`: a packet from a document that is there already, of which nothing is lost.
import assert from 'node:assert/strict'
import { workspace } from '../support/workspace.ts'
import { countersignYaml } from './note.ts'

const adr = `---
status: "proposed"
deciders: [maria, raman]
---

# Keep the broker

Why we ask.

## Context

Four services share it; see [the review](../evidence/review.json).

## Findings

<<[UNRESOLVED lea: is it four?]>>

\`\`\`sh
# not a heading
\`\`\`

[^1]: Measured.
`
const rfc = `- Feature Name: shared_credential

# Summary

One paragraph.

Details
-------

**F1.** A label of its own.

# Rollback

Back.
`

function check(source: string, expected: string, says: readonly RegExp[], name = 'docs/0007-keep_it.md') {
  const { run, write, read } = workspace(countersignYaml)
  write(name, source)
  const { out, err, exit } = run('new', 'note', 'packets/a.md', '--from', name, '--number', 'PKT-2026-0001')
  assert.equal(exit, 0, err)
  assert.equal(read('packets/a.md').replace(/since \d{4}-\d\d-\d\d/, 'since TODAY'), expected)
  for (const said of says) assert.match(out, said)
  assert.equal(read(name), source)
}

const ledger = `## Handoff ledger

| | |
|---|---|
| Approval owner | @raman, since TODAY |
| Blockers |  |
| Carried risks | none |
| Order of authority | log |
| Lineage | first submission |
| Boundary | Ready when no blocker is open. Handing it over asks for a decision; it is not one. |
`
const head = '---\npacket: PKT-2026-0001\nprofile: note\ncoordinator: maria\n---\n'

suite('new --from', function () {
  this.timeout(60_000)

  test('keeps a decision record whole, and adds what the profile asks for besides', () =>
    check(
      adr,
      `${head}
# Keep the broker

What the document \`0007-keep_it.md\` said of itself:

| | |
|---|---|
| status | proposed |
| deciders | [maria, raman] |

Why we ask.

${adr.slice(adr.indexOf('## Context'))}
${ledger}`,
      [
        /^Sections that it had: Findings\.$/m,
        /^Sections that were added, to be written: Handoff ledger\.$/m,
        /^Keys of its front matter that stand in a table now: status, deciders\.$/m,
        /have to be set right: \.\.\/evidence\/review\.json\.$/m,
      ],
    ))

  test('puts chapters of the first level a level deeper, below a title', () =>
    check(
      rfc,
      `${head}
# 0007 keep it

- Feature Name: shared_credential

## Summary

One paragraph.

### Details

**F1.** A label of its own.

## Rollback

Back.

## Findings

This section says what was found.

${ledger}`,
      [/^Sections that were added, to be written: Findings, Handoff ledger\.$/m],
    ))

  test('reads CRLF and a byte-order mark, and a document of nothing', () => {
    check('\ufeff# A\r\n\r\n## Findings\r\n\r\nText.\r\n', `${head}\n# A\n\n## Findings\n\nText.\n\n${ledger}`, [])
    check(
      'A badge.\n\n# A\n\nText.\n\n## Findings\n\nMore.\n',
      `${head}\n# A\n\nA badge.\n\nText.\n\n## Findings\n\nMore.\n\n${ledger}`,
      [],
    )
    check('', `${head}\n# 0007 keep it\n\n## Findings\n\nThis section says what was found.\n\n${ledger}`, [])
  })

  test('refuses what is no document, and writes nothing over', () => {
    const { run, write } = workspace(countersignYaml)
    const refused = (says: RegExp, ...words: readonly string[]) => {
      const { err, exit } = run('new', 'note', ...words)
      assert.match(err, says)
      assert.equal(exit, 2)
    }
    write('a.md', '# A\n')
    write('bytes.md', Buffer.from([0x23, 0xff]))
    write('packet.md', '---\npacket: X\n---\n')
    refused(/nowhere\.md cannot be read/, 'b.md', '--from', 'nowhere.md')
    refused(/bytes\.md is not valid UTF-8/, 'b.md', '--from', 'bytes.md')
    refused(/packet\.md is a packet already/, 'b.md', '--from', 'packet.md')
    refused(/a\.md is already there/, 'a.md', '--from', 'a.md')
  })
})
