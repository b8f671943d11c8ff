// From a keystroke to the findings on a 10,000-line packet, in this process, beside one full remark parse of the same text.
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { parse } from '../../server/packet/parse.ts'
import { revise } from '../../server/packet/revise.ts'
import { readWorkspace } from '../../server/profile/read.ts'
import { resolveProfile } from '../../server/profile/resolve.ts'
import { check } from '../../server/rules/run.ts'
import type { Subject } from '../../server/workspace/subject.ts'
import { readAll } from '../support/memory-files.ts'
import { roster } from '../support/subject.ts'
import { body, packet } from './body.ts'
import { percentile } from './process.ts'

export type Latency = { readonly p50: number; readonly p95: number; readonly max: number }

const summary = (times: readonly number[]): Latency => ({
  p50: percentile(times, 0.5),
  p95: percentile(times, 0.95),
  max: Math.max(...times),
})

function timed(work: () => void): number {
  const began = performance.now()
  work()
  return performance.now() - began
}

export async function keystrokes(strokes: number) {
  const text = packet(1, 10_000)
  const remark = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter)
  const full = summary(Array.from({ length: 7 }, () => timed(() => remark.parse(text))).slice(2)).p50

  const { workspace } = readWorkspace(roster)
  const resolved = resolveProfile('credential-exception', workspace)
  if (!('profile' in resolved)) throw new Error('The built-in profile does not resolve.')
  const { profile } = resolved
  const readings = await readAll(parse(text).evidence, new Map(body(0)), 'packets/packet.md')
  const about = {
    path: 'packet.md',
    workspace,
    profile,
    readings,
    clock: { today: '2026-11-15', now: Date.UTC(2026, 10, 15, 12) / 60_000 },
  }
  let page = parse(text)
  let checked = check({ ...about, packet: page } satisfies Subject)

  const type = (at: number, letter: string) =>
    timed(() => {
      page = revise(page, { start: at, end: at, text: letter })
      checked = check({ ...about, packet: page }, undefined, checked)
    })
  const typing = (places: (stroke: number) => number) => {
    for (let warm = 0; warm < 40; warm++) type(places(warm), 'a')
    return summary(Array.from({ length: strokes }, (_, stroke) => type(places(stroke), 'abc de '.charAt(stroke % 7))))
  }
  const middle = text.indexOf('. ', text.length / 2)
  let seed = 12345
  const somewhere = () => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return Math.floor((seed / 2147483648) * text.length)
  }
  return {
    full,
    onePlace: typing(stroke => middle + stroke),
    random: typing(somewhere),
    findings: checked.findings.length,
  }
}
