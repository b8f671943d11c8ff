// The example workspace in memory, what its packets say on a day, and the edits that its pages of steps describe.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../build/generated.ts'
import type { Packet } from '../../schemas/packet.ts'
import { clockOf } from '../../server/host/judge.ts'
import { parse } from '../../server/packet/parse.ts'
import { readWorkspace } from '../../server/profile/read.ts'
import { type Checked, check, type Reported } from '../../server/rules/run.ts'
import { judging } from '../../server/workspace/judge.ts'
import { readAll } from '../support/memory-files.ts'

export type Examples = ReadonlyMap<string, string>

const folder = join(root, 'examples')

/** Path from the folder of examples → text. */
export const examples: Examples = new Map(
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .map(path => [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')]),
)

export async function judge(name: string, day: string, files = examples): Promise<Checked> {
  const packet = parse(textOf(files, name))
  const { workspace, problems } = readWorkspace(textOf(files, 'countersign.yaml'))
  assert.deepEqual(problems, [])
  const readings = await readAll(packet.evidence, files, name)
  const clock = clockOf({ now: 0, asOf: day }, workspace.timezone)
  return check(judging(workspace)({ path: name, packet, readings, clock }))
}

/** One line for each place: what is found there, by severity, in the order of the page. */
export function summary({ subject: { packet }, findings }: Checked): string {
  const lines = new Map<string, string[]>()
  for (const { rule, severity, range } of findings) {
    const where = about(packet, range)
    lines.set(where, [...(lines.get(where) ?? []), `${rule.code}${severity === 'error' ? '' : ` (${severity})`}`])
  }
  return [...lines].map(([where, codes]) => `${where}: ${codes.join(', ')}`).join('\n')
}

/** The evidence, statement, front-matter key or section in which a finding stands. */
function about(packet: Packet, { start, end }: Reported['range']): string {
  const holds = (span: Parameters<Packet['range']>[0]) => {
    const range = packet.range(span)
    return range.start <= start && end <= range.end
  }
  const named = [...packet.evidence, ...packet.statements].find(({ span }) => holds(span))
  if (named) return named.id
  const key = [...packet.fields].find(([, { valueSpan }]) => holds(valueSpan))?.[0]
  const block = packet.blocks.findLast(placed => placed.start <= start)?.block
  return key ?? (block && packet.sectionOf(block)?.name) ?? 'top of the page'
}

export type Step = { readonly title: string; readonly edits: readonly Edit[] }
type Edit = { readonly path: string; readonly from: string; readonly to: string }

/** Steps are headings; each `diff` fence below one names a file and holds hunks with `@@` between them. */
export const stepsOf = (page: string): readonly Step[] =>
  page
    .split(/^## (?=\d)/m)
    .slice(1)
    .map(text => ({
      title: text.slice(0, text.indexOf('\n')),
      edits: [...text.matchAll(/^```diff (\S+)\n([\s\S]*?)\n```$/gm)].flatMap(([, path = '', hunks = '']) =>
        hunks.split('\n@@\n').map(hunk => ({ path, from: side(hunk, '+'), to: side(hunk, '-') })),
      ),
    }))

const side = (hunk: string, other: '+' | '-') =>
  hunk
    .split('\n')
    .filter(line => !line.startsWith(other))
    .map(line => line.slice(1))
    .join('\n')

export function play(files: Examples, { title, edits }: Step): Examples {
  const after = new Map(files)
  for (const { path, from, to } of edits) {
    const [before, rest, ...more] = textOf(after, path).split(from)
    assert.ok(rest !== undefined && more.length === 0, `Step ${title}: this stands not once in ${path}:\n${from}`)
    after.set(path, `${before}${to}${rest}`)
  }
  return after
}

export function textOf(files: Examples, path: string): string {
  const text = files.get(path)
  assert.ok(text !== undefined, `There is no ${path} among the examples.`)
  return text
}
