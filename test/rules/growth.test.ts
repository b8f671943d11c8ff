// Whatever stands on a page, four times as much of it takes the rules about four times as long: reading, checking, and the fixes.
import assert from 'node:assert/strict'
import { parse } from '../../server/packet/parse.ts'
import { check, fixes } from '../../server/rules/run.ts'
import { prepare } from '../support/subject.ts'

const each = (count: number, piece: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => piece(index + 1)).join('')
const ids = (letter: string, count: number, from = 1) =>
  Array.from({ length: count }, (_, index) => `${letter}${from + index}`).join(', ')
const source = (id: string, more = '') =>
  `[^${id}]: **${id}** access-review: [Review](a.json#/${id}), captured 2026-11-12, \`sha256:3b1f2c9e51aa\`${more}\n\n`
const objection = (id: string, to: string) =>
  `> [!CAUTION]\n>\n> **${id}** objects to ${to} — @lea (security), 2026-11-10\n>\n> Words.\n>\n`
const supposed = (index: number) =>
  `The session ${index} of host${index % 40} survived because cache${index} was stale for nobody cleared its tokens`

/** Each is worst for some rule: many that meet many. */
const worst: Readonly<Record<string, (count: number) => string>> = {
  'a circle of claims': n => each(n, i => `**C${i}.** A claim. — rests on C${(i % n) + 1}\n\n`),
  'claims that each rest on many': n => each(n, i => `**C${i}.** A claim. — rests on ${ids('C', 20, i + 1)}\n\n`),
  'a claim that rests on all, and all on it': n =>
    `**C${n + 1}.** A claim. — rests on ${ids('C', n)}\n\n${each(n, i => `**C${i}.** A claim. — rests on C${n + 1}\n\n`)}`,
  'one ID': n => each(n, () => '**C1.** A claim.\n\n'),
  'an objection to all': n => `${objection('O1', ids('C', n))}\n${each(n, i => `**C${i}.** A claim.\n\n`)}`,
  'objections to one': n => `**C1.** A claim.\n\n${each(n, i => `${objection(`O${i}`, 'C1')}\n`)}`,
  'a thread without end': n =>
    `**C1.** A claim.\n\n${objection('O1', 'C1')}${each(n, i => `> - answered by @maria, 2026-11-12: Answer ${i}.\n`)}`,
  'drafts at one place': n =>
    `**C1.** A claim.\n\n${each(n, i => `> [!TIP]\n>\n> **D${i}** adds after C1 — agent:x, 2026-11-14\n>\n> **C${i + 1}.** A claim.\n\n`)}`,
  'evidence that replaces evidence': n => each(n, i => source(`E${i}`, `, replaces E${i + 1}`)),
  'a claim that cites all': n => `**C1.** A claim.${each(n, i => `[^E${i}]`)}\n\n${each(n, i => source(`E${i}`))}`,
  'numbers on one source': n => `${each(n, i => `**C${i}.** It has ${i} hosts.[^E1]\n\n`)}${source('E1')}`,
  'restricted statements, and text that repeats them': n =>
    `${each(n, i => `**C${i}.** The word${i} is CTR-${i}. — restricted to security\n\n`)}${each(n, i => `The word${i} is CTR-${i}.\n\n`)}`,
  'hypotheses, and facts that repeat them': n =>
    `${each(n, i => `**H${i}.** ${supposed(i)}.\n\n`)}${each(n, i => `**F${i}.** ${supposed(i)}.\n\n`)}`,
  'one hypothesis again and again, and facts that repeat it': n =>
    `${each(n, i => `**H${i}.** ${supposed(1)}.\n\n`)}${each(n, i => `**F${i}.** ${supposed(1)}.\n\n`)}`,
  'hypotheses, and a table of rows that rest on them': n =>
    `${each(n, i => `**H${i}.** ${supposed(i)}.\n\n`)}| | |\n|---|---|\n${each(n, i => `| **C${i}.** | It is so because of it — rests on H1, H${i} |\n`)}`,
  'comments that suppress down to the end': n =>
    each(8 * n, i => `<!-- countersign-disable never-met -- because -->\n\n**C${i}.** It is fully mitigated.\n\n`),
  'comments that suppress and end it': n =>
    each(
      8 * n,
      i =>
        `<!-- countersign-disable rule-${i} -- because -->\n\nText.\n\n<!-- countersign-enable other-${i} -->\n\n**C${i}.** A claim.\n\n`,
    ),
  'a comment with every code': n =>
    `<!-- countersign-disable ${each(n, i => `rule-${i} `)}-- because -->\n\n${each(n, i => `**C${i}.** A claim.\n\n`)}`,
  'one section again and again': n => each(n, i => `${'#'.repeat((i % 6) + 1)} Findings\n\n**C${i}.** A claim.\n\n`),
  'a chronology': n => `## Timeline\n\n${each(n, i => `**F${i}.** 2026-10-02 14:${(i % 50) + 10} UTC: It was.\n\n`)}`,
  'a table of people': n =>
    `## Handoff ledger\n\n| | |\n|---|---|\n${each(n, i => `| Reviewer, security | @lea: objects (O${i}) |\n`)}`,
  'emphasis in emphasis': n => `**C1.** ${'*a **b '.repeat(n)}${'b** a* '.repeat(n)}`,
  'one long line': n => `**C1.** ${'It is fully mitigated and has 12 hosts. '.repeat(n)}`,
  diagrams: n => each(n, i => `\`\`\`mermaid\ngraph TD; A${i}-->B[fully mitigated]\n\`\`\`\n\n`),
}

/** Of this process, in milliseconds: what else runs on the machine does not count. */
function taken(work: () => void): number {
  const start = process.cpuUsage()
  work()
  return process.cpuUsage(start).user / 1000
}

async function times(text: string): Promise<Readonly<Record<string, number>>> {
  const { subject } = await prepare(text)
  let checked = check(subject)
  return {
    parse: taken(() => parse(subject.packet.text)),
    check: taken(() => void (checked = check({ ...subject }))),
    fixes: taken(() => {
      for (const finding of checked.findings.slice(0, 2_000)) fixes(checked, finding)
    }),
  }
}

const least = 30

suite('rules take their time in proportion', function () {
  this.timeout(120_000)
  for (const [name, make] of Object.entries(worst))
    test(name, async () => {
      let why: readonly string[] = []
      // What grows too fast does so each time; a collection of garbage hits one of them.
      for (let round = 0; round < 3; round++) {
        const [short, long] = [await times(make(250)), await times(make(1_000))]
        why = Object.entries(long).flatMap(([step, ms]) => {
          const before = Math.max(least, short[step]!)
          return ms < 9 * before ? [] : [`${step}: ${before.toFixed()} ms, then ${ms.toFixed()} ms`]
        })
        if (why.length === 0) return
      }
      assert.fail(why.join('\n'))
    })
})
