// What a person can choose from when an act asks for something: what the packet has of it, what the act is for first.
import type { PanelView } from '../../schemas/panel.ts'
import type { Field } from './form.ts'

export type Offer = { readonly value: string; readonly about: string }

/** Fields that name a person, and acts whose `to` does. */
const people = new Set(['reviewer', 'owner', 'coordinator', 'from', 'for'])
const passing = new Set(['transfer', 'pass-on'])

/** Which statements a field may name, by their letter. */
const letters: Readonly<Record<string, RegExp>> = {
  draft: /^D\d/,
  question: /^Q\d/,
  hypothesis: /^H\d/,
  step: /^N\d/,
  claim: /^[CFP]\d/,
  between: /^E\d/,
  stands: /^E\d/,
  answer: /^[OQ]\d/,
  section: /^section /,
  add_to: /^section /,
  after: /^[A-Z]\d/,
  remove: /^[A-Z]\d/,
}
/** Fields that name something on the page. */
const named = new Set([...Object.keys(letters), 'objection', 'what', 'to', 'object', 'revise'])

/** `here`: what the cursor is in, which is the likeliest. */
export function offersFor(field: Field, act: string, view: PanelView | null, here?: string): readonly Offer[] {
  if (field.choices) return field.choices.map(value => ({ value, about: '' }))
  if (!view) return []
  if (field.name === 'role') return view.people.map(({ role, title }) => ({ value: role, about: title }))
  if (people.has(field.name) || (field.name === 'to' && passing.has(act))) return peopleOf(view)
  if (!named.has(field.name) || act === 'release' || act === 'hand-off') return sectionsOnly(field, view)
  if (field.name === 'objection') return objectionsFor(act, view, here)
  const letter = act === 'answer' ? letters.answer : act === 'object' ? /^(?![OD]\d)/ : letters[field.name]
  const offers = onPage(view, act).filter(({ value }) => !letter || letter.test(value))
  return likeliestFirst(offers, here)
}

const likeliestFirst = (offers: readonly Offer[], here: string | undefined): readonly Offer[] => [
  ...offers.filter(({ value }) => value === here),
  ...offers.filter(({ value }) => value !== here),
]

/** Those that are not over. What waits for its person to confirm it is no objection yet. */
function objectionsFor(act: string, view: PanelView, here: string | undefined): readonly Offer[] {
  const isMeant = ({ status, acts }: PanelView['objections'][number]) =>
    acts.some(one => one === act) || (act !== 'confirm-objection' && status !== 'withdrawn' && status !== 'unconfirmed')
  const ids = new Set(view.objections.filter(isMeant).map(({ id }) => id))
  return likeliestFirst(
    onPage(view, act).filter(({ value }) => ids.has(value)),
    here,
  )
}

const sectionsOnly = (field: Field, view: PanelView): readonly Offer[] =>
  field.name === 'section' ? onPage(view, '').filter(({ value }) => letters.section!.test(value)) : []

function peopleOf({ people, owner, coordinator, me }: PanelView): readonly Offer[] {
  const all = new Map<string, string>()
  for (const { who, called, title } of people) if (who) all.set(who, [called, title].filter(Boolean).join(', '))
  for (const holder of [owner, coordinator])
    if (holder && !all.has(holder.who)) all.set(holder.who, holder.called ?? '')
  if (me && !all.has(me)) all.set(me, '')
  return [...all].map(([value, about]) => ({ value, about }))
}

/** Everything that has a name on the page. What somebody can do this act to right now comes first. */
function onPage(view: PanelView, act: string): readonly Offer[] {
  const said = new Map<string, string>()
  for (const { id, words, targets, status } of view.objections)
    said.set(id, `${status}, ${targets.join(', ')}: ${words}`)
  for (const { id, words = '', verb, targets, by } of view.drafts)
    said.set(id, `${by} ${verb} ${targets.join(', ')}: ${words}`)
  for (const { id, title, says } of view.evidence) said.set(id, `${title}, ${says}`)
  for (const { name, state } of view.accepted) if (!said.has(name)) said.set(name, state)
  const first = [...view.objections, ...view.drafts]
    .filter(({ acts }) => acts.some(one => one === act))
    .map(({ id }) => id)
  const rest = view.places.map(({ name }) => name).filter(name => !first.includes(name))
  return [...first, ...rest].map(value => ({ value, about: said.get(value) ?? '' }))
}

/** What the cursor is in: the smallest thing there that has a name. */
export function placeAt(view: PanelView, offset: number): string | undefined {
  const around = view.places.filter(({ range }) => range.start <= offset && offset <= range.end)
  around.sort((a, b) => a.range.end - a.range.start - (b.range.end - b.range.start))
  return around[0]?.name
}
