import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from '../../server/packet/parse.ts'
import { newPacket } from '../../server/profile/new.ts'
import { newWorkspace } from '../../server/profile/new-workspace.ts'
import { readWorkspace } from '../../server/profile/read.ts'
import { resolveProfile } from '../../server/profile/resolve.ts'
import { check as lint } from '../../server/rules/run.ts'
import { prepare } from '../support/subject.ts'

function profile(name: string, yaml = '') {
  const resolved = resolveProfile(name, readWorkspace(yaml).workspace)
  if ('problem' in resolved) throw new Error(resolved.problem)
  return resolved.profile
}

const begin = (name: string, yaml = '') =>
  newPacket(profile(name, yaml), { number: 'PKT-2026-0001', today: '2026-11-20', coordinator: 'maria', owner: 'raman' })

suite('a new packet', () => {
  test('has everything that its profile asks for, and nothing decided', () =>
    assert.equal(
      begin(
        'waiver',
        `profiles:
  waiver:
    title: Freeze waiver
    about: Asks the change board to let one change through.
    fields: { change: { type: text, required: true }, note: { type: text } }
    sections:
      - { name: Reason, about: Why it cannot wait., at_least: { F: 2, P: 1 } }
      - { name: Run sheet, about: What happens when., chronology: true, at_least: { F: 1, N: 1 } }
      - { name: Annex, about: What else., required: false }
    evidence: { ticket: { class: system record, rank: 2 }, policy: { class: policy in force, rank: 1 } }
    roles: { sre: { title: SRE } }
    reviewers: [{ role: sre }, { role: works-council, mandatory: false }]
    handoff: { to: the board, condition: Ready when SRE concurs. }
`,
      ),
      `---
packet: PKT-2026-0001
profile: waiver
coordinator: maria
change:
---

# Freeze waiver

This packet asks the change board to let one change through.

## Reason

This section says why it cannot wait.

**F1.** A fact as its source has it.

**F2.** A fact as its source has it.

> [!NOTE]
>
> **P1** quotes the source
>
> Its requirement, word for word.

## Run sheet

This section says what happens when.

**F3.** 2026-11-20 00:00 UTC: A fact as its source has it.

**N1.** Replace this step by the first real one — @maria, due 2026-11-20

## Handoff ledger

| | |
|---|---|
| Approval owner | @raman, since 2026-11-20 |
| Reviewer, SRE | nobody yet: pending |
| Blockers | SRE pending |
| Carried risks | none |
| Order of authority | policy, ticket |
| Lineage | first submission |
| Boundary | Ready when SRE concurs. Handing it over asks for a decision; it is not one. |
`,
    ))

  for (const name of ['approval', 'casework', 'credential-exception', 'remediation-credit', 'access-escalation'])
    test(`${name}: is read without a problem but for what only a person can fill in`, () => {
      const { blocks, table, statements, fields } = parse(begin(name))
      const problems = blocks.flatMap(({ block }) =>
        block.problems.filter(({ code }) => code !== 'invalid-front-matter'),
      )
      assert.deepEqual(problems, [])
      assert.equal(fields.get('profile')?.value, name)
      assert.equal(table?.owner?.actor.kind, 'human')
      assert.deepEqual(
        table?.reviewers.map(({ state, actor }) => [state, actor]),
        profile(name)
          .reviewers.filter(({ mandatory }) => mandatory)
          .map(() => ['pending', undefined]),
      )
      assert.ok(statements.every(({ letter }) => letter !== 'R' && letter !== 'D' && letter !== 'O'))
    })

  test('without an owner says that nobody is', () => {
    const text = newPacket(profile('approval'), { number: 'PKT-1', today: '2026-11-20', coordinator: 'maria' })
    assert.equal(parse(text).table?.owner, undefined)
  })
})

suite('a new packet, linted', () => {
  const missing = new Set([
    ...['missing-prerequisite', 'missing-expiry', 'missing-reviewer', 'unsupported-claim', 'unsourced-section'],
    ...['invalid-front-matter', 'unknown-actor', 'escalation-required'],
  ])
  /** What it says beyond all that is simply not there yet. */
  const check = async (text: string, yaml = '') => {
    const { subject } = await prepare(yaml ? `${text}\n-- countersign.yaml --\n${yaml}` : text, '2026-11-20')
    const findings = lint(subject).findings.filter(({ rule }) => !missing.has(rule.code))
    assert.deepEqual(
      findings.map(({ rule, message }) => `${rule.code}: ${message}`),
      [],
    )
  }

  for (const name of ['approval', 'casework', 'credential-exception', 'remediation-credit', 'access-escalation'])
    test(`${name} only says what is missing`, () => check(begin(name)))

  const folder = join(import.meta.dirname, 'fixtures')
  for (const file of readdirSync(folder))
    test(`${file} only says what is missing`, () => {
      const yaml = readFileSync(join(folder, file), 'utf8')
      return check(begin(file.replace(/\.yaml$/, ''), yaml), yaml)
    })
})

suite('a new workspace', () => {
  test('knows its first person and names the roles that are still to be given', () => {
    const text = newWorkspace(profile('credential-exception'), {
      handle: 'maria',
      name: 'Maria "Mia" Keller: security',
      timezone: 'Europe/Berlin',
    })
    assert.match(text, /roles: \[architecture\]/)
    const { workspace, problems } = readWorkspace(text)
    assert.deepEqual(problems, [])
    assert.equal(workspace.timezone, 'Europe/Berlin')
    assert.deepEqual(workspace.roster, [
      { handle: 'maria', name: 'Maria "Mia" Keller: security', roles: ['coordinator'] },
    ])
  })
})
