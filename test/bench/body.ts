// Makes packets to measure with: the same ones for the same number, believable in length, in what they are made of and in
// how much there is to find: most evidence is fresh and as it was captured, most objections are settled.
import { createHash } from 'node:crypto'

/** A small generator of numbers in [0, 1) that gives the same row for the same seed. */
function chance(seed: number) {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const subjects = [
  'The broker path',
  'The billing bridge',
  'Each of the consumers',
  'The drain window',
  'The rotation job',
  'The break-glass group',
  'The alert rule',
]
const verbs = [
  'authenticates with',
  'is limited by',
  'depends on',
  'was tested against',
  'is monitored through',
  'reports to',
  'falls back to',
]
const objects = [
  'one shared credential',
  'the isolated subnet',
  'the deployment record',
  'the access review of November',
  'the *hardening* milestone',
  '`broker.tf`',
  'a manual step of the on-call engineer',
  'the [runbook](evidence/runbook.md)',
]
const endings = [
  'during a rotation',
  'until the migration ends',
  'for every tenant',
  'outside of the change window',
  'within 30 minutes',
  'in the two remaining regions',
  'as the review of 2026-11-02 shows',
]
const kinds = ['access-review', 'standard', 'network-policy', 'rotation-log', 'security-finding', 'monitoring']

const asides = [
  'This section describes what the reviewers asked for and in which order',
  'The following list shows the questions of the last meeting',
  'Please read it beside the standard and the runbook',
  'The next section explains why the board is asked',
  'See the appendix for the names of the hosts and their owners',
  'The table below is meant as an overview for readers who are new to the subject',
]

export function packet(number: number, lines: number): string {
  const next = chance(number + 1)
  const one = <T>(list: readonly T[]) => list[Math.floor(next() * list.length)]!
  const sentence = () => `${one(subjects)} ${one(verbs)} ${one(objects)} ${one(endings)}.`
  const aside = () => (next() < 0.05 ? sentence() : `${one(asides)}.`)
  const paragraph = () => Array.from({ length: 1 + Math.floor(next() * 4) }, aside).join(' ')
  const evidence: string[] = []
  const cite = () => {
    const known = evidence.length > 0 && next() < 0.6 ? 1 + Math.floor(next() * evidence.length) : evidence.length + 1
    if (known > evidence.length) {
      const from = 1 + (known % 5)
      const captured = next() < 0.1 ? '2026-09-01' : '2026-11-14'
      const digest = digestOf(record(known % 7).slice(from - 1, from + 5))
      evidence.push(
        `[^E${known}]: **E${known}** ${one(kinds)}: [Record ${known}](evidence/record-${known % 7}.md#L${from}-L${from + 5}), captured ${captured}, in force 2026-01-01, \`sha256:${digest}\``,
      )
    }
    return `[^E${known}]`
  }
  const ids = new Map<string, number>()
  const id = (letter: string) => {
    ids.set(letter, (ids.get(letter) ?? 0) + 1)
    return `${letter}${ids.get(letter)}`
  }
  const parts: (() => string)[] = [
    paragraph,
    paragraph,
    () => `**${id('F')}.** ${sentence()}${cite()}`,
    () => `**${id('C')}.** ${sentence()} ${sentence()}${cite()} ${cite()}`,
    () => `**${id('C')}.** ${sentence()}${cite()}`,
    () =>
      Array.from(
        { length: 2 + Math.floor(next() * 4) },
        () => `- **${id('N')}.** ${sentence().slice(0, -1)} — @sam, due 2026-12-${10 + Math.floor(next() * 18)}`,
      ).join('\n'),
    () => Array.from({ length: 3 + Math.floor(next() * 5) }, () => `- ${aside()}`).join('\n'),
    () => `**${id('H')}.** Somebody with a stolen copy might go unnoticed ${one(endings)}.`,
    () => `- **${id('Q')}.** ${sentence().slice(0, -1)}? — @sam`,
    () =>
      [
        '| host | group | since |',
        '| --- | --- | --- |',
        ...Array.from(
          { length: 3 + Math.floor(next() * 5) },
          (_, row) => `| host-${row} | ${one(objects).replaceAll('|', '')} | 2026-0${1 + row}-01 |`,
        ),
      ].join('\n'),
    () =>
      [
        '```yaml',
        ...Array.from({ length: 4 + Math.floor(next() * 8) }, (_, row) => `key${row}: ${one(endings)}`),
        '```',
      ].join('\n'),
    () => {
      const target = Math.max(1, ids.get('C') ?? 1)
      return `> [!CAUTION]\n>\n> **${id('O')}** objects to C${target} — @lea (security), 2026-11-10\n>\n> ${sentence()}\n>\n> - answered by @maria, 2026-11-12: ${sentence()}${next() < 0.8 ? '\n> - withdrawn by @lea, 2026-11-13: Seen.' : ''}`
    },
  ]
  const out = [
    `---\npacket: PKT-2026-${String(number).padStart(4, '0')}\nprofile: credential-exception\ncoordinator: maria\nexpires: 2027-03-31\n---`,
    '# Shared production credential on the legacy broker path',
    paragraph(),
  ]
  const headings = [
    'Findings',
    'Policy criteria',
    'Compensating controls',
    'Residual risk',
    'Rollback',
    'Open questions and next steps',
  ]
  const count = (text: string) => text.split('\n').length + 1
  let written = out.reduce((sum, text) => sum + count(text), 0)
  for (let index = 0; written + evidence.length * 2 < lines; index++) {
    if (index % 14 === 0)
      out.push(
        `## ${headings[Math.floor(index / 14) % headings.length]}${index >= 14 * headings.length ? ` ${Math.floor(index / 14)}` : ''}`,
      )
    out.push(one(parts)())
    written += count(out.at(-1)!) + (index % 14 === 0 ? 2 : 0)
  }
  return `${[...out, ...evidence].join('\n\n')}\n`
}

/** Path → text: packets of 100 to 500 lines, about 20 MB for 1,500, and the records that they cite. */
export function* body(count: number): Generator<readonly [string, string]> {
  const next = chance(7)
  for (let number = 1; number <= count; number++)
    yield [`packets/${String(number).padStart(4, '0')}.md`, packet(number, 60 + Math.floor(next() ** 2 * 540))]
  for (let number = 0; number < 7; number++) yield [`packets/evidence/record-${number}.md`, record(number).join('\n')]
  yield ['packets/evidence/runbook.md', '# Runbook\n\nDrain, rotate, resume.\n']
}

const record = (number: number) =>
  Array.from({ length: 20 }, (_, line) => `2026-11-${10 + line} record ${number}, line ${line}: checked.`)

/** As an excerpt of lines is hashed: each with its line feed. */
const digestOf = (lines: readonly string[]) =>
  createHash('sha256')
    .update(lines.map(line => `${line}\n`).join(''))
    .digest('hex')
    .slice(0, 12)
