// What a person can do with the statement at hand: acts of the one list, by the kind of statement and how it stands.
// Whoever may not do it is told so by the act itself; what is never theirs is not offered.
import type { Letter, Statement } from '../../schemas/packet.ts'
import type { EventType } from '../ledger/events/index.ts'
import { definitionOf } from '../ledger/events/index.ts'
import type { World } from '../rules/rule.ts'
import type { Checked } from '../rules/run.ts'
import { eventShownAs, opened } from '../rules/shared/recorded.ts'
import { acceptanceOfBlock } from './accepted.ts'

export type Offer = {
  readonly title: string
  readonly act: string
  readonly input: { readonly [name: string]: unknown }
  /** What the person has to say first, by the names of the act's input. */
  readonly asks: readonly string[]
}

type Wish = {
  readonly letters: string
  readonly title: (id: string) => string
  readonly act: string
  readonly writes: EventType
  readonly input: (id: string) => Offer['input']
  readonly asks: readonly string[]
  readonly when: (id: string, world: World, me: string | undefined) => boolean
}

const always = () => true
const pending: Wish['when'] = (id, world) => {
  const ledger = opened(world)?.ledger
  const draft = ledger?.state.drafts.get(eventShownAs(id, ledger) ?? '')
  return draft?.status === 'pending' || draft?.status === 'contested'
}
const objection = (id: string, world: World) => {
  const ledger = opened(world)?.ledger
  return ledger?.state.objections.get(eventShownAs(id, ledger) ?? '')
}
const isOpen: Wish['when'] = (id, world) =>
  !['withdrawn', 'carried'].includes(objection(id, world)?.status ?? 'withdrawn')
/** Whoever is not known may be the one. */
const isMine: Wish['when'] = (id, world, me) =>
  isOpen(id, world, me) && (me === undefined || objection(id, world)?.actor === me)

const wishes: readonly Wish[] = [
  {
    letters: 'D',
    title: id => `Accept ${id} as it is written`,
    act: 'accept',
    writes: 'draft-accepted',
    input: id => ({ what: [id] }),
    asks: [],
    when: pending,
  },
  {
    letters: 'D',
    title: id => `Correct ${id}, then accept it`,
    act: 'accept',
    writes: 'draft-accepted',
    input: id => ({ what: [id] }),
    asks: ['text'],
    when: pending,
  },
  {
    letters: 'D',
    title: id => `Reject ${id}`,
    act: 'reject',
    writes: 'draft-rejected',
    input: draft => ({ draft }),
    asks: ['reason', 'text'],
    when: pending,
  },
  {
    letters: 'O',
    title: id => `Answer ${id}`,
    act: 'answer',
    writes: 'objection-answered',
    input: to => ({ to }),
    asks: ['text'],
    when: isOpen,
  },
  {
    letters: 'O',
    title: id => `Sustain ${id}`,
    act: 'sustain',
    writes: 'objection-sustained',
    input: objection => ({ objection }),
    asks: ['text'],
    when: isMine,
  },
  {
    letters: 'O',
    title: id => `Withdraw ${id}`,
    act: 'withdraw',
    writes: 'objection-withdrawn',
    input: objection => ({ objection }),
    asks: [],
    when: isMine,
  },
  {
    letters: 'O',
    title: id => `Carry ${id} as a residual risk`,
    act: 'carry',
    writes: 'risk-carried',
    input: objection => ({ objection }),
    asks: ['until', 'text'],
    when: isOpen,
  },
  {
    letters: 'Q',
    title: id => `Answer ${id}`,
    act: 'answer',
    writes: 'question-answered',
    input: to => ({ to }),
    asks: ['text'],
    when: always,
  },
  {
    letters: 'Q',
    title: id => `Drop ${id}`,
    act: 'drop',
    writes: 'question-dropped',
    input: question => ({ question }),
    asks: ['text'],
    when: always,
  },
  {
    letters: 'H',
    title: id => `Confirm ${id}`,
    act: 'confirm-hypothesis',
    writes: 'hypothesis-confirmed',
    input: hypothesis => ({ hypothesis }),
    asks: ['text'],
    when: always,
  },
  {
    letters: 'H',
    title: id => `Refute ${id}`,
    act: 'refute',
    writes: 'hypothesis-refuted',
    input: hypothesis => ({ hypothesis }),
    asks: ['text'],
    when: always,
  },
  {
    letters: 'N',
    title: id => `Mark ${id} as done`,
    act: 'done',
    writes: 'step-done',
    input: step => ({ step }),
    asks: [],
    when: always,
  },
  {
    letters: 'FCHQNPE',
    title: id => `Accept ${id} as it stands`,
    act: 'accept',
    writes: 'text-accepted',
    input: id => ({ what: [id] }),
    asks: [],
    when: (id, world) => acceptanceOfBlock(id, { world })?.state !== 'accepted',
  },
  {
    letters: 'FCHQNP',
    title: id => `Object to ${id}`,
    act: 'object',
    writes: 'objection-raised',
    input: id => ({ to: [id] }),
    asks: ['text'],
    when: always,
  },
]

/** Before a packet is open, no decision on it counts, and none is offered. `me`: `@handle`, where it is known. */
export function offersOn(
  { id, letter, thread }: Pick<Statement, 'id' | 'letter' | 'thread'>,
  { world }: Pick<Checked, 'world'>,
  me: string | undefined,
): readonly Offer[] {
  if (!opened(world)) return []
  const settled = settledBy[letter]?.some(verb => thread.some(entry => entry.verb === verb)) ?? false
  return wishes
    .filter(one => one.letters.includes(letter) && one.when(id, world, me))
    .filter(({ act }) => !settled || act === 'accept' || act === 'object')
    .map(({ title, act, writes, input, asks }) => ({
      title: `${title(id)}${signs(writes)}`,
      act,
      input: input(id),
      asks,
    }))
}

const settledBy: Partial<Record<Letter, readonly string[]>> = {
  Q: ['dropped'],
  H: ['confirmed', 'refuted'],
  N: ['done'],
}

const signs = (type: EventType) => (definitionOf(type).signature === 'needed' ? ' (you sign)' : '')
