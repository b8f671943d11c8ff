// The words that the preview adds to a packet: what a box is and how it stands, what became of a statement, how fresh a
// piece of evidence is.
import type { PanelView } from '../../schemas/panel.ts'

/** The editor's own, or anything that gives a sentence back with its values. */
export type L10n = { t(sentence: string, ...values: string[]): string }

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
const titles = (l10n: L10n): Readonly<Record<string, string>> => ({
  F: l10n.t('Fact'),
  C: l10n.t('Claim'),
  H: l10n.t('Hypothesis, not verified'),
  Q: l10n.t('Question'),
  N: l10n.t('Next step'),
  P: l10n.t('Quoted word for word'),
  O: l10n.t('Objection'),
  D: l10n.t('Draft'),
  R: l10n.t('Carried risk'),
})

export const kindOf = (id: string): string => kinds[id.charAt(0)] ?? 'statement'

export type Label = { readonly kind: string; readonly mood: Mood; readonly text: string }

export function boxLabel(id: string, header: string, view: PanelView | undefined, l10n: L10n): Label {
  const kind = kindOf(id)
  const title = titles(l10n)[id.charAt(0)] ?? l10n.t('Statement')
  const { mood, says } = stateOf(id, header, view, l10n)
  return { kind, mood, text: [title, ...says].join(' · ') }
}

type State = { readonly mood: Mood; readonly says: readonly string[] }

function stateOf(id: string, header: string, view: PanelView | undefined, l10n: L10n): State {
  if (id.startsWith('O')) return objectionState(id, view, l10n)
  if (id.startsWith('D')) return draftState(id, header, view, l10n)
  if (id.startsWith('R')) return riskState(id, view, l10n)
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

function objectionState(id: string, view: PanelView | undefined, l10n: L10n): State {
  const found = view?.objections.find(one => one.id === id)
  if (!found) return { mood: 'bad', says: [] }
  const { status, by, carried } = found
  const stands = !carried
    ? status
    : carried.until
      ? l10n.t('carried by {0} until {1}', carried.by, carried.until)
      : l10n.t('carried by {0}', carried.by)
  return { mood: objectionMoods[status], says: [stands, l10n.t('of {0}', by)] }
}

/** A draft is told from text that somebody accepted even where nothing else is known. */
function draftState(id: string, header: string, view: PanelView | undefined, l10n: L10n): State {
  const contested = view?.objections.find(one => one.id === id)
  if (contested) return { mood: 'draft', says: [l10n.t('an objection that {0} has not confirmed', contested.by)] }
  const found = view?.drafts.find(one => one.id === id)
  const by = found?.by ?? /\bagent:[a-z0-9-]+/.exec(header)?.[0]
  const waits = found?.hindrance
    ? l10n.t('cannot be accepted as it is')
    : l10n.t('not part of the text until a person accepts it')
  return { mood: 'draft', says: [...(by ? [l10n.t('by {0}', by)] : []), waits] }
}

function riskState(id: string, view: PanelView | undefined, l10n: L10n): State {
  const of = view?.objections.find(({ carried }) => carried?.id === id)
  if (!of?.carried) return { mood: 'warn', says: [] }
  const { by, until } = of.carried
  return {
    mood: 'warn',
    says: [until ? l10n.t('{0} answers for it until {1}', by, until) : l10n.t('{0} answers for it', by)],
  }
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
export function statementMark(id: string, view: PanelView | undefined, l10n: L10n): readonly Mark[] {
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
            text: l10n.t('contested {0}', contested.map(one => one.id).join(' ')),
            title: contested.map(({ id: of, by, words }) => `${of}, ${by}: ${words}`).join('\n'),
          },
        ]
      : []),
    ...(drafts.length > 0
      ? [
          {
            mood: 'draft' as const,
            text: l10n.t('draft {0}', drafts.map(one => one.id).join(' ')),
            title: drafts.map(({ id: of, by, verb }) => `${of}: ${by} ${verb} ${id}`).join('\n'),
          },
        ]
      : []),
    ...accepted(id, view, l10n),
  ]
}

function accepted(id: string, view: PanelView, l10n: L10n): readonly Mark[] {
  const found = view.accepted.find(({ name }) => name === id)
  if (!found) return []
  const { state, by = '', day = '' } = found
  if (state === 'accepted')
    return [{ mood: 'good', text: `✓ ${by}`, title: l10n.t('{0} accepted these words on {1}.', by, day) }]
  if (state === 'never accepted')
    return [{ mood: 'none', text: l10n.t('not accepted'), title: l10n.t('Nobody has accepted these words.') }]
  const text = state === 'moved' ? l10n.t('moved since {0}', by) : l10n.t('changed since {0}', by)
  return [{ mood: 'warn', text, title: l10n.t('{0} accepted other words on {1}.', by, day) }]
}

const evidenceMoods: Readonly<Record<PanelView['evidence'][number]['state'], Mood>> = {
  changed: 'bad',
  missing: 'bad',
  stale: 'bad',
  lapses: 'warn',
  'not checked': 'none',
  fresh: 'good',
}

export function evidenceMark(id: string, view: PanelView | undefined, l10n: L10n): Mark {
  const found = view?.evidence.find(one => one.id === id)
  if (!found) return { mood: 'none', text: id, title: l10n.t('Evidence {0}', id) }
  return { mood: evidenceMoods[found.state], text: id, title: `${id}, ${found.title}: ${found.says}` }
}
