// A letter typed leaves what was found elsewhere the very same objects, even where a rule had to look at everything again.
// Whoever made something of a finding, such as its JSON, need not make it again.
import assert from 'node:assert/strict'
import { revise } from '../../server/packet/revise.ts'
import { check } from '../../server/rules/run.ts'
import { prepare } from '../support/subject.ts'

const objection = (id: string, about: string) => `> [!CAUTION]
>
> **${id}** objects to ${about} — @lea (security), 2026-11-10
>
> Nobody has tried it.
`

const page = `---
packet: PKT-2026-0001
profile: credential-exception
---

# The title

## Findings

**C1.** The broker has one credential.

**C2.** Few people see it.

## Risk

${['O1', 'O2', 'O3', 'O4'].map((id, index) => objection(id, index === 1 ? 'C1' : 'C2')).join('\n')}
`

/** The findings of one rule before and after letters that were typed in front of some words. */
async function typed(code: string, before: string, letters = 'x') {
  const { subject } = await prepare(page)
  const first = check(subject)
  const at = page.indexOf(before)
  const packet = revise(subject.packet, { start: at, end: at, text: letters })
  const next = check({ ...subject, packet }, undefined, first)
  const of = ({ findings }: typeof first) => findings.filter(({ rule }) => rule.code === code)
  return { first: of(first), next: of(next), fresh: check({ ...subject, packet }) }
}

suite('what is found again', () => {
  test('is the same finding, but for the one that points at what was changed', async () => {
    const { first, next } = await typed('open-objection', 'has one credential')
    assert.deepEqual(
      next.map(({ finding }, index) => finding === first[index]?.finding),
      [true, false, true, true],
    )
    assert.deepEqual(
      next.map(({ message }) => message),
      first.map(({ message }) => message),
    )
  })

  test('is the same finding behind one that came or went', async () => {
    const { first, next } = await typed('open-objection', '> [!CAUTION]\n>\n> **O2**', `${objection('O9', 'C2')}\n`)
    assert.equal(next.length, first.length + 1)
    const known = new Set(first.map(({ finding }) => finding))
    assert.deepEqual(
      next.map(({ finding }) => known.has(finding)),
      // The neighbours of what came are read again.
      [false, false, false, true, true],
    )
  })

  test('is told as it was where it stands where it stood, and of its new place where it moved', async () => {
    const { first, next, fresh } = await typed('open-objection', '> **O3** objects', '\n')
    assert.equal(next[0], first[0])
    assert.deepEqual(
      next.map(({ range, related }) => ({ range, related })),
      fresh.findings
        .filter(({ rule }) => rule.code === 'open-objection')
        .map(({ range, related }) => ({ range, related })),
    )
  })
})
