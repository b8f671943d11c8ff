// Evidence by freshness, worst first, and the packet's own days beside it.

import type { Field, Statement } from '../../schemas/packet.ts'
import type { PanelView } from '../../schemas/panel.ts'
import { dayAt, daysBetween, isDay } from '../evidence/dates.ts'
import { rolesFor } from '../evidence/restriction.ts'
import type { Source } from '../evidence/source.ts'
import type { World } from '../rules/rule.ts'
import { current } from '../rules/shared/current.ts'
import { remembered } from '../rules/shared/remembered.ts'

type Shown = PanelView['evidence'][number]
type Day = PanelView['dates'][number]

export function evidenceOf(world: World): Shown[] {
  const supports = new Map<string, Set<string>>()
  for (const { id, footnotes } of world.packet.statements) {
    for (const { label } of footnotes) {
      const known = supports.get(label)
      if (known) known.add(id)
      else supports.set(label, new Set([id]))
    }
  }
  return current(world)
    .map(source => shown(source, supports.get(source.definition.id) ?? [], world))
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || later(a.until, b.until))
}

const order: readonly Shown['state'][] = ['changed', 'missing', 'stale', 'lapses', 'not checked', 'fresh']
const later = (a = '9999-12-31', b = '9999-12-31') => (a < b ? -1 : a > b ? 1 : 0)

function shown(source: Source, supports: Iterable<string>, world: World): Shown {
  const { definition, kind } = source
  const { workspace, clock, packet } = world
  const { id, title, captured, frozen, locator } = definition
  const until =
    source.freshUntil === undefined || !Number.isFinite(source.freshUntil)
      ? undefined
      : dayAt(source.freshUntil, workspace.timezone)
  const state = stateOf(source, until, world)
  return {
    id,
    title: title || locator,
    kind: definition.kind,
    class: kind?.class,
    state,
    says: says(source, state, until, world),
    captured: captured?.day,
    days: captured && daysBetween(captured.day, clock.today),
    until,
    frozen: frozen || (kind?.frozen ?? false),
    restricted: [...rolesFor(definition, kind)],
    supports: [...supports],
    range: packet.range(definition.span),
  }
}

function stateOf({ state }: Source, until: string | undefined, world: World): Shown['state'] {
  if (state === 'changed' || state === 'missing' || state === 'stale') return state
  const decided = decisionDay(world)
  if (until !== undefined && decided !== undefined && until < decided) return 'lapses'
  return state === 'fresh' ? 'fresh' : 'not checked'
}

function says({ state, stale, reading }: Source, shownAs: Shown['state'], until: string | undefined, world: World) {
  const alsoStale = stale === 'old' && until ? `, and it lapsed on ${until}` : ''
  if (state === 'changed') return `its source has changed since${alsoStale}`
  if (state === 'missing') return reading.state === 'nothing' ? 'its source is not there' : 'its source cannot be read'
  if (reading.state === 'not-checked' && reading.gone) return `what its source said was destroyed${alsoStale}`
  if (state === 'stale') return until && stale === 'old' ? `lapsed on ${until}` : (stale ?? 'stale')
  if (shownAs === 'lapses') return `lapses on ${until}, before the decision on ${decisionDay(world)}`
  if (state === 'not-checked') return 'its source is not looked at here'
  if (state === 'unstamped') return 'nobody recorded what its source said'
  return until ? `fresh until ${until}` : 'unchanged'
}

/** The day of the decision, while it is still to come. */
function decisionDay({ profile, packet, clock }: World): string | undefined {
  const value = profile.decision_date && packet.fields.get(profile.decision_date)?.value
  return value && isDay(value) && value >= clock.today ? value : undefined
}

/** Fields with a day, and what is due. What is done is no date any more. */
export function datesOf(world: World): Day[] {
  const { profile, packet } = world
  const fields = Object.entries(profile.fields).flatMap(([key, { type }]): Day[] => {
    const entry = type === 'date' ? packet.fields.get(key) : undefined
    return entry && isDay(entry.value) ? [{ says: key, day: entry.value, range: packet.range(entry.valueSpan) }] : []
  })
  const { expiry } = profile
  const expires = expiry && !profile.fields[expiry.field] ? packet.fields.get(expiry.field) : undefined
  const ends =
    expires && isDay(expires.value)
      ? [{ says: expires.key, day: expires.value, range: packet.range(expires.valueSpan) }]
      : []
  const due = packet.statements.flatMap(one => dueOf(one).map(day => ({ ...day, range: packet.range(one.idSpan) })))
  return [...fields, ...ends, ...due].sort((a, b) => later(a.day, b.day))
}

/** Most statements say nothing of the kind, and keep saying it. */
const dueOf = remembered(dueIn)

function dueIn({ id, letter, fields, thread }: Statement): { says: string; day: string }[] {
  if (thread.some(({ verb }) => verb === 'done')) return []
  const wanted: readonly Field['name'][] = letter === 'R' ? ['until'] : ['due', 'checkpoint']
  return fields.flatMap(field =>
    'when' in field && field.when && wanted.includes(field.name)
      ? [{ says: `${id} ${field.name === 'until' ? 'carried until' : field.name}`, day: field.when.day }]
      : [],
  )
}
