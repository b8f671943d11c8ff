// The words that the preview adds to a packet: what a box is and how it stands, what became of a statement, how fresh a
// piece of evidence is.
import type { PanelView } from '../../schemas/panel.ts'

export type Mood = 'bad' | 'warn' | 'good' | 'draft' | 'none'

const kinds: Readonly<Record<string, string>> = {
  F: 'fact',
  C: 'claim',
  H: 'hypothesis',
  Q: 'question',
  N: 'step',
  P: 'quote',
  O: 'objection',
  D: 'draft',
  R: 'risk',
}
const titles: Readonly<Record<string, string>> = {
  F: 'Fact',
  C: 'Claim',
  H: 'Hypothesis, not verified',
  Q: 'Question',
  N: 'Next step',
  P: 'Quoted word for word',
  O: 'Objection',
  D: 'Draft',
  R: 'Carried risk',
}

export const kindOf = (id: string): string => kinds[id.charAt(0)] ?? 'statement'

export type Label = { readonly kind: string; readonly mood: Mood; readonly text: string }

export function boxLabel(id: string, header: string, view: PanelView | undefined): Label {
  const kind = kindOf(id)
  const title = titles[id.charAt(0)] ?? 'Statement'
  const { mood, says } = stateOf(id, header, view)
  return { kind, mood, text: [title, ...says].join(' · ') }
}

type State = { readonly mood: Mood; readonly says: readonly string[] }

function stateOf(id: string, header: string, view: PanelView | undefined): State {
  if (id.startsWith('O')) return objectionState(id, view)
  if (id.startsWith('D')) return draftState(id, header, view)
  if (id.startsWith('R')) return riskState(id, view)
  return { mood: 'none', says: [] }
}

const objectionMoods: Readonly<Record<PanelView['objections'][number]['status'], Mood>> = {
  open: 'bad',
  sustained: 'bad',
  answered: 'warn',
  unconfirmed: 'draft',
  carried: 'warn',
  withdrawn: 'good',
}

function objectionState(id: string, view: PanelView | undefined): State {
  const found = view?.objections.find(one => one.id === id)
  if (!found) return { mood: 'bad', says: [] }
  const { status, by, carried } = found
  const until = carried ? ` by ${carried.by}${carried.until ? ` until ${carried.until}` : ''}` : ''
  return { mood: objectionMoods[status], says: [`${status}${until}`, `of ${by}`] }
}

/** A draft is told from text that somebody accepted even where nothing else is known. */
function draftState(id: string, header: string, view: PanelView | undefined): State {
  const contested = view?.objections.find(one => one.id === id)
  if (contested) return { mood: 'draft', says: [`an objection that ${contested.by} has not confirmed`] }
  const found = view?.drafts.find(one => one.id === id)
  const by = found?.by ?? /\bagent:[a-z0-9-]+/.exec(header)?.[0]
  const waits = found?.hindrance ? 'cannot be accepted as it is' : 'not part of the text until a person accepts it'
  return { mood: 'draft', says: [...(by ? [`by ${by}`] : []), waits] }
}

function riskState(id: string, view: PanelView | undefined): State {
  const of = view?.objections.find(({ carried }) => carried?.id === id)
  if (!of?.carried) return { mood: 'warn', says: [] }
  const { by, until } = of.carried
  return { mood: 'warn', says: [`${by} answers for it${until ? ` until ${until}` : ''}`] }
}

/** Word by word, of the block that the draft is for. */
export function differenceOf(id: string, view: PanelView | undefined) {
  const [first, ...others] = view?.drafts.find(one => one.id === id)?.changes ?? []
  if (!first || others.length > 0) return undefined
  return first.pieces.map(({ kind, text }, index) => ({
    kind,
    text: (index === 0 ? text.replace(/^\*\*[A-Z]\d+[.:]?\*\*[.:]?\s*/, '') : text).replace(/\[\^(E\d+)\]/g, '[$1]'),
  }))
}

export type Mark = { readonly mood: Mood; readonly text: string; readonly title: string }

/** What a reader has to know of a statement beside its words. Nothing, where nothing is known. */
export function statementMark(id: string, view: PanelView | undefined): readonly Mark[] {
  if (!view) return []
  const contested = view.objections.filter(
    ({ targets, status }) => targets.includes(id) && status !== 'withdrawn' && status !== 'carried',
  )
  const drafts = view.drafts.filter(({ targets }) => targets.includes(id))
  return [
    ...(contested.length > 0
      ? [
          {
            mood: 'bad' as const,
            text: `contested ${contested.map(one => one.id).join(' ')}`,
            title: contested.map(({ id: of, by, words }) => `${of}, ${by}: ${words}`).join('\n'),
          },
        ]
      : []),
    ...(drafts.length > 0
      ? [
          {
            mood: 'draft' as const,
            text: `draft ${drafts.map(one => one.id).join(' ')}`,
            title: drafts.map(({ id: of, by, verb }) => `${of}: ${by} ${verb} ${id}`).join('\n'),
          },
        ]
      : []),
    ...accepted(id, view),
  ]
}

function accepted(id: string, view: PanelView): readonly Mark[] {
  const found = view.accepted.find(({ name }) => name === id)
  if (!found) return []
  const { state, by, day } = found
  const when = day ? ` on ${day}` : ''
  if (state === 'accepted') return [{ mood: 'good', text: `✓ ${by}`, title: `${by} accepted these words${when}.` }]
  if (state === 'never accepted')
    return [{ mood: 'none', text: 'not accepted', title: 'Nobody has accepted these words.' }]
  return [{ mood: 'warn', text: `${state} since ${by}`, title: `${state} since ${by} accepted it${when}.` }]
}

const evidenceMoods: Readonly<Record<PanelView['evidence'][number]['state'], Mood>> = {
  changed: 'bad',
  missing: 'bad',
  stale: 'bad',
  lapses: 'warn',
  'not checked': 'none',
  fresh: 'good',
}

export function evidenceMark(id: string, view: PanelView | undefined): Mark {
  const found = view?.evidence.find(one => one.id === id)
  if (!found) return { mood: 'none', text: id, title: `Evidence ${id}` }
  return { mood: evidenceMoods[found.state], text: id, title: `${id}, ${found.title}: ${found.says}` }
}
