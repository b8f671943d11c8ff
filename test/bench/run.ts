// `npm run bench`: Countersign beside its peers, in one run on one machine. `--quick` measures a tenth, to see that it works.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundle } from '../../build/bundle.ts'
import { root } from '../../build/generated.ts'
import { editing, firstFindings, peerEditing, reading } from './editor.ts'
import { keystrokes } from './keystrokes.ts'
import { ledgerOf } from './ledger.ts'
import { lay, startUp, tools } from './tools.ts'

const quick = process.argv.includes('--quick')
const here = join(root, 'test', 'bench')
const peers = ['remark-cli', 'vscode-markdown-languageserver']
if (!peers.every(name => existsSync(join(here, 'node_modules', name)))) {
  const { status } = spawnSync('npm', ['ci', '--no-fund', '--no-audit'], {
    cwd: here,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) process.exit(status ?? 1)
}
await bundle()

const out = join(root, 'out', 'bench')
const folder = join(out, 'workspace')
const count = quick ? 150 : 1500
mkdirSync(out, { recursive: true })
lay(folder, count)

const start = await startUp(folder, quick ? 5 : 15)
const typing = await keystrokes(quick ? 100 : 400)
const ledger = ledgerOf(quick ? 1_000 : 10_000)
const editor = await editing(folder, quick ? 100 : 400)
const peer = await peerEditing(folder, quick ? 5 : 20)
const first = await firstFindings(folder, quick ? 5 : 15)
const [index, indexAgain] = [await reading(folder, out, 'nothing known'), await reading(folder, out, 'as it was left')]
const of = await tools(folder, quick ? 1 : 3)
const [ours, markdownlint, remark, again] = [
  'countersign',
  'markdownlint-cli2',
  'remark-cli',
  'countersign --cache, again',
].map(of)

type Row = {
  readonly work: string
  readonly measured: string
  readonly ratio: number
  readonly bar: string
  readonly met: boolean
}
const row = (work: string, measured: string, ratio: number, bar: string, met: boolean): Row => ({
  work,
  measured,
  ratio,
  bar,
  met,
})
const atMost = (work: string, measured: string, ratio: number, limit: number) =>
  row(work, measured, ratio, `≤ ${limit}`, ratio <= limit)
const atLeast = (work: string, measured: string, ratio: number, limit: number) =>
  row(work, measured, ratio, `≥ ${limit}`, ratio >= limit)
const s = (seconds: number) => `${seconds.toFixed(2)} s`
const ms = (value: number) => `${value.toFixed(2)} ms`

const rows: readonly Row[] = [
  atLeast(
    `cold lint of ${count} packets: markdownlint-cli2 / countersign`,
    `${s(markdownlint!.seconds)} / ${s(ours!.seconds)}`,
    markdownlint!.seconds / ours!.seconds,
    1.4,
  ),
  atLeast(
    `cold lint of ${count} packets: remark-cli / countersign`,
    `${s(remark!.seconds)} / ${s(ours!.seconds)}`,
    remark!.seconds / ours!.seconds,
    2,
  ),
  atMost(
    'nothing changed, --cache: countersign / markdownlint-cli2 cold',
    `${s(again!.seconds)} / ${s(markdownlint!.seconds)}`,
    again!.seconds / markdownlint!.seconds,
    0.05,
  ),
  atMost(
    'typing in one place, 10,000 lines: p95 / full remark parse',
    `${ms(typing.onePlace.p95)} / ${ms(typing.full)}`,
    typing.onePlace.p95 / typing.full,
    0.005,
  ),
  atMost(
    'typing in random places, 10,000 lines: p95 / full remark parse',
    `${ms(typing.random.p95)} / ${ms(typing.full)}`,
    typing.random.p95 / typing.full,
    0.015,
  ),
  atMost(
    'lint of one small packet: whole process / node -e 0',
    `${ms(start.ours)} / ${ms(start.bare)}`,
    start.ours / start.bare,
    4,
  ),
  atMost(
    `fold of ${ledger.count} events, read, hashed and checked / 400 ms for 10,000`,
    `${ms(ledger.cold)}`,
    ledger.cold / ((400 * ledger.count) / 10_000),
    1,
  ),
  atMost(`one event more in a ledger of ${ledger.count} / 5 ms`, ms(ledger.oneMore), ledger.oneMore / 5, 1),
  atMost(
    `peak memory, ${count} packets: countersign / markdownlint-cli2`,
    `${ours!.peakMiB.toFixed(0)} / ${markdownlint!.peakMiB.toFixed(0)} MiB`,
    ours!.peakMiB / markdownlint!.peakMiB,
    0.7,
  ),
  atMost(
    'editor: keystroke to findings, 10,000 lines, over stdio: p95 / full remark parse',
    `${ms(editor.typing.p95)} / ${ms(typing.full)}`,
    editor.typing.p95 / typing.full,
    0.016,
  ),
  atMost(
    'editor: keystroke to findings: p95 / vscode-markdown-languageserver',
    `${ms(editor.typing.p95)} / ${ms(peer.p95)}`,
    editor.typing.p95 / peer.p95,
    0.05,
  ),
  ...(['hover', 'completion', 'symbols'] as const).map(asked =>
    atMost(`editor: ${asked}, 10,000 lines: p95 / 10 ms`, ms(editor[asked].p95), editor[asked].p95 / 10, 1),
  ),
  atMost('editor: start to first findings / 400 ms', ms(first.p50), first.p50 / 400, 1),
  atMost(
    `editor: all of ${index.packets} packets / cold lint`,
    `${s(index.all / 1000)} / ${s(ours!.seconds)}`,
    index.all / 1000 / ours!.seconds,
    1.3,
  ),
  atMost(
    'editor: all packets again, nothing changed / cold lint',
    `${s(indexAgain.all / 1000)} / ${s(ours!.seconds)}`,
    indexAgain.all / 1000 / ours!.seconds,
    0.26,
  ),
  atMost(`editor: peak memory, ${count} packets / 300 MiB`, `${index.peakMiB.toFixed(0)} MiB`, index.peakMiB / 300, 1),
]

const cells = rows.map(({ work, measured, ratio, bar, met }) => [
  work,
  measured,
  ratio.toPrecision(3),
  bar,
  met ? 'yes' : 'NO',
])
const header = ['work', 'measured', 'ratio', 'bar', 'met']
const widths = header.map((title, column) => Math.max(title.length, ...cells.map(cell => cell[column]!.length)))
for (const cell of [header, widths.map(width => '-'.repeat(width)), ...cells])
  console.log(`| ${cell.map((text, column) => text.padEnd(widths[column]!)).join(' | ')} |`)
writeFileSync(
  join(out, 'bench.json'),
  `${JSON.stringify({ schema: 'countersign.bench.v1', node: process.version, count, typing, editor, peer, first, index, start, rows }, null, 2)}\n`,
)
console.log(`\nWritten to ${join('out', 'bench', 'bench.json')}.`)
