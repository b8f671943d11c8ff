// What the packet has in hand for each objection that is not settled: what was asked, in its reviewer's own words, which
// evidence bears on it and how fresh that is, and what is missing. A table for the page; it answers nothing by itself.

import { dayAt } from '../evidence/dates.ts'
import type { Source } from '../evidence/source.ts'
import type { Objection } from '../ledger/state.ts'
import { inOneLine } from '../packet/plain.ts'
import { hidden, veilOf } from '../rules/shared/veil.ts'
import type { View } from './role.ts'

/** The section that it stands in. */
export const responsesSection = 'Evidence for objections'

const header = '| Objection | Asked | Evidence | Freshness | Missing |\n| --- | --- | --- | --- | --- |'
const live: ReadonlySet<Objection['status']> = new Set(['open', 'answered', 'sustained'])

/**
 * Nothing where no objection waits. `asked`: reviewers quoted, or only named, where their words are none that a draft may
 * repeat.
 */
export function responsesIn(view: View, asked: 'quoted' | 'named'): string | undefined {
  const rows = [...view.scene.ledger.state.objections.values()].flatMap(one =>
    live.has(one.status) ? [rowOf(one, view, asked)] : [],
  )
  return rows.length > 0 ? [header, ...rows].join('\n') : undefined
}

function rowOf(objection: Objection, view: View, how: 'quoted' | 'named'): string {
  const { ledger, words, subject } = view.scene
  const veil = veilOf(view.checked.world)
  const id = ledger.shownId(objection.event) ?? objection.id
  const targets = objection.targets.flatMap(target => (target.kind === 'statement' ? [target.id] : []))
  const roles = [id, ...targets].flatMap(veil.readersOf)
  const said = objection.words === undefined ? undefined : words(objection.words)
  const shown = how === 'quoted' ? quoted(said) : `in the words of ${id}`
  const asked = roles.length > 0 ? hidden(roles) : shown
  const cited = targets.flatMap(target => subject.packet.statement(target)?.footnotes.map(({ label }) => label) ?? [])
  const answered = objection.thread.flatMap(({ words: said }) => labelsIn((said && words(said)) ?? ''))
  const sources = [...new Set([...cited, ...answered])].sort(byNumber).flatMap(label => {
    const source = view.checked.world.source(label)
    return source ? [source] : []
  })
  const on = targets.length > 0 ? ` on ${targets.join(', ')}` : ''
  return cells([
    id,
    `${asked} (${objection.actor}${on})`,
    sources
      .map(({ definition: { id: label } }) => (veil.readersOf(label).length > 0 ? label : `${label}[^${label}]`))
      .join(', ') || 'none',
    sources.map(one => `${one.definition.id} ${freshness(one, view, veil.readersOf)}`).join('; ') || 'none',
    missing(objection, sources, veil.readersOf).join('; ') || 'nothing but the reviewer’s word',
  ])
}

const cells = (texts: readonly string[]) => `| ${texts.join(' | ')} |`
const labelsIn = (text: string) => [...text.matchAll(/\[\^(E[1-9]\d*)\]/g)].map(([, label]) => label!)
const byNumber = (a: string, b: string) => Number(a.slice(1)) - Number(b.slice(1))

const longest = 160

/** The beginning of it, word for word, and as words alone. */
function quoted(said: string | undefined): string {
  const line = (said ?? '').replace(/\s+/g, ' ').trim()
  if (line === '') return 'the words were destroyed'
  const short = line.length <= longest ? line : line.slice(0, longest).replace(/\s\S*$/, '')
  return `“${inOneLine(short)}”${short === line ? '' : ' …'}`
}

function freshness(
  { state, definition, freshUntil }: Source,
  { scene: { subject } }: View,
  readersOf: (id: string) => readonly string[],
): string {
  if (readersOf(definition.id).length > 0) return 'is not shown to agents'
  if (state !== 'fresh') return state === 'not-checked' ? 'was not looked at' : `is ${state}`
  return freshUntil === undefined || !Number.isFinite(freshUntil)
    ? 'is fresh'
    : `is fresh until ${dayAt(freshUntil, subject.workspace.timezone)}`
}

function missing(
  { status, thread }: Objection,
  sources: readonly Source[],
  readersOf: (id: string) => readonly string[],
): readonly string[] {
  const bad = sources.filter(({ state, definition }) => state !== 'fresh' && readersOf(definition.id).length === 0)
  return [
    ...(status === 'open' && thread.length === 0 ? ['an answer'] : []),
    ...(status === 'sustained' ? ['an answer to what was sustained, or somebody who carries it'] : []),
    ...(sources.length === 0 ? ['evidence'] : []),
    ...bad.map(({ definition: { id }, state }) =>
      state === 'missing'
        ? `a source for ${id}`
        : state === 'changed'
          ? `somebody who compares ${id}`
          : `a fresh capture of ${id}`,
    ),
  ]
}
