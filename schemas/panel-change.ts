// A view of a packet from an earlier one and what became of it since. Whoever says what changed and whoever is told put the
// later view together by this one function, so that it is the same for both.
import type { PanelChange, PanelView } from './panel.ts'

/** Parts of which nothing stands anywhere on the page keep their identity, and so does all that has not moved. */
export function viewAfter(view: PanelView, { moved, sections, gone }: PanelChange): PanelView {
  const next: Record<string, unknown> = { ...view, ...sections }
  for (const name of gone) delete next[name]
  if (moved) for (const name of placed) if (!(name in sections) && name in next) next[name] = movedIn(next[name], moved)
  return next as PanelView
}

/** Parts that say where on the page something stands. */
const placed = [
  'next',
  'blocks',
  'waits',
  'objections',
  'drafts',
  'accepted',
  'evidence',
  'dates',
  'places',
] as const satisfies readonly (keyof PanelView)[]

type Moved = NonNullable<PanelChange['moved']>
type Range = { readonly start: number; readonly end: number }
type Placed = { readonly range?: Range | undefined; readonly follows?: readonly Placed[] | undefined }

const movedIn = (value: unknown, moved: Moved): unknown =>
  Array.isArray(value) ? list(value, moved) : value === undefined ? value : thing(value as Placed, moved)

function list<T extends Placed>(all: readonly T[], moved: Moved): readonly T[] {
  const next = all.map(one => thing(one, moved))
  return next.every((one, index) => one === all[index]) ? all : next
}

function thing<T extends Placed>(one: T, moved: Moved): T {
  const range = one.range && place(one.range, moved)
  const follows = one.follows && list(one.follows, moved)
  if (range === one.range && follows === one.follows) return one
  return { ...one, ...(range && { range }), ...(follows && { follows }) }
}

/** What ends where something was put in has grown by it, as a statement does at whose end somebody types. */
const place = (range: Range, { from, by }: Moved): Range =>
  range.end < from ? range : { start: range.start < from ? range.start : range.start + by, end: range.end + by }
