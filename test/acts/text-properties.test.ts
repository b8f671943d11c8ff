// Whatever a draft says, what comes of it is what was announced, and nothing else on the page says anything else.
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { type Draft, outcomeOf } from '../../server/acts/shared/outcome.ts'
import { targetOf } from '../../server/acts/targets.ts'
import { runs } from '../ledger/play.ts'
import { sceneOfNote } from './play.ts'

const pieces = [
  'Two hosts can read it.',
  '[^E1]',
  ' — @sam, due 2027-01-01',
  ' — restricted to security',
  '\n\n',
  '\n',
  '\n- ',
  '\n> ',
  '> [!CAUTION]\n>\n> **O4** objects to C1 — @lea, 2026-11-10\n>\n> No.',
  '\n- answered by @sam, 2026-11-12: Five.',
  '**C1.** ',
  '**C8.** ',
  '**C9.** ',
  '## Approved\n',
  '---\n',
  '```\n',
  '<!-- ',
  ' -->',
  '<details>',
  '| a | b |\n|---|---|\n| Approval owner | @sam |\n',
  '[^E1]: **E1** log: [Other](log.txt#L2), captured 2026-11-12\n',
  '[x]: https://example.org\n',
  '[x]',
  '**',
  '\\',
]
const texts = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 8 }).map(parts => parts.join(''))
const drafts: readonly (readonly [Draft['verb'], string])[] = [
  ['revises', 'C1'],
  ['revises', 'C2'],
  ['revises', 'Q1'],
  ['revises', 'top of the page'],
  ['adds after', 'C1'],
  ['adds after', 'N1'],
  ['adds to', 'Terms'],
  ['removes', 'F1'],
  ['removes', 'Q1'],
]

suite('what comes of a draft', () => {
  test('is what it says and nothing else', async () => {
    const scene = await sceneOfNote()
    const before = new Map(scene.blocks.map(block => [block.name, block.digest]))
    let made = 0
    fc.assert(
      fc.property(fc.constantFrom(...drafts), texts, ([verb, name], text) => {
        const target = targetOf(name, scene)
        if ('no' in target) return
        const outcome = outcomeOf({ verb, targets: [target] }, text, scene)
        if ('no' in outcome) return
        made++
        const { packet } = outcome.scene.subject
        const now = new Map(outcome.scene.blocks.map(block => [block.name, block.digest]))
        const others = [...before].filter(([other]) => other !== name && !/^(?:Terms|Findings|Controls)$/.test(other))
        for (const [other, digest] of others) assert.equal(now.get(other), digest, other)
        for (const [other] of now) assert.ok(before.has(other) || verb.startsWith('adds'), `${other} came`)
        assert.deepEqual(
          packet.statements.filter(({ letter }) => /[ODR]/.test(letter)),
          [],
        )
        assert.ok(packet.statements.every(({ thread }) => thread.length === 0))
        assert.equal(packet.sections.length, scene.subject.packet.sections.length)
      }),
      runs(600),
    )
    assert.ok(made > 50, `only ${made} drafts were made`)
  })
})
