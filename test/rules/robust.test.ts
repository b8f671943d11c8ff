// Rules never throw, whatever is left of a page; and what an edit leaves of an earlier check equals a check from nothing.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../build/generated.ts'
import { parse } from '../../server/packet/parse.ts'
import { revise } from '../../server/packet/revise.ts'
import { type Checked, check, fixes } from '../../server/rules/run.ts'
import type { Subject } from '../../server/workspace/subject.ts'
import { strip } from '../support/fixture.ts'
import { prepare } from '../support/subject.ts'

const folder = join(root, 'server', 'rules')

/** Every example of every rule's page. */
const examples = readdirSync(folder)
  .filter(name => name.endsWith('.md') && name !== 'README.md')
  .flatMap(name => [...readFileSync(join(folder, name), 'utf8').matchAll(/^(`{3,})packet.*\n([\s\S]*?)\n\1$/gm)])
  .map(match => strip(match[2]!))

/** The same numbers in every run. */
function dice(seed: number) {
  let state = seed
  return (sides: number) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

const seen = ({ findings }: Checked) =>
  findings.map(({ rule, severity, message, range, related, suppressed }) => ({
    code: rule.code,
    severity,
    message,
    range,
    related,
    suppressed,
  }))

const withText = (subject: Subject, text: string): Subject => ({ ...subject, packet: parse(text) })

suite('rules are robust', function () {
  this.timeout(60_000)

  test('no prefix of any example makes a rule or a fix throw', async () => {
    const roll = dice(20261120)
    for (const example of examples) {
      const { subject } = await prepare(example)
      const { text } = subject.packet
      for (let cut = 0; cut < 6; cut++) {
        const checked = check(withText(subject, text.slice(0, roll(text.length + 1))))
        for (const finding of checked.findings) fixes(checked, finding)
      }
    }
  })

  test('a check after an edit finds what a check from nothing finds', async () => {
    const roll = dice(1503)
    const pieces = ['\n', '\n\n', '## ', '> ', '**C1.** ', 'O1', '[^E1]', '— @sam', ', due 2026-11-01', 'x', '- ', '|']
    for (const example of examples) {
      const { subject } = await prepare(example)
      let checked = check(subject)
      for (let edit = 0; edit < 4; edit++) {
        const { packet } = checked.subject
        const start = roll(packet.text.length + 1)
        const end = Math.min(packet.text.length, start + roll(3) * roll(12))
        const next = { ...subject, packet: revise(packet, { start, end, text: pieces[roll(pieces.length)]! }) }
        checked = check(next, undefined, checked)
        assert.deepEqual(seen(checked), seen(check(withText(subject, next.packet.text))), next.packet.text)
      }
    }
  })
})
