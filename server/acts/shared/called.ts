// From what a person calls a thing to the thing in the ledger, or why it is none.
import type { Letter } from '../../../schemas/packet.ts'
import type { DraftRecord, Objection } from '../../ledger/state.ts'
import type { Acceptable } from '../../packet/acceptable.ts'
import type { Refusal, Scene } from '../act.ts'
import { blockOf, eventOf } from '../targets.ts'

export type CalledObjection = { readonly objection: Objection; readonly shown: string }
export type CalledDraft = { readonly draft: DraftRecord; readonly shown: string }

export function objectionCalled(name: string, scene: Scene): CalledObjection | Refusal {
  const event = /^O[1-9]\d*$/.test(name) ? eventOf(name, scene) : undefined
  const objection = event ? scene.ledger.state.objections.get(event) : undefined
  if (objection) return { objection, shown: name }
  const onPage = scene.subject.packet.statement(name)
  return {
    no: onPage
      ? `${name} stands on the page and not in the ledger: raise it with \`countersign object\`.`
      : `The ledger has no objection ${name}.`,
  }
}

/** A draft that is still to be decided. */
export function draftCalled(name: string, scene: Scene): CalledDraft | Refusal {
  const event = /^D[1-9]\d*$/.test(name) ? eventOf(name, scene) : undefined
  const draft = event ? scene.ledger.state.drafts.get(event) : undefined
  if (!draft) {
    const onPage = scene.subject.packet.statement(name)
    return {
      no: onPage
        ? `${name} stands on the page and not in the ledger: propose it with \`countersign propose\`.`
        : `The ledger has no draft ${name}.`,
    }
  }
  if (draft.status === 'pending' || draft.status === 'contested') return { draft, shown: name }
  const [decision] = draft.decisions
  return { no: `${name} was ${draft.status} by @${decision?.by} on ${decision?.time.slice(0, 10)}.` }
}

/** A statement of one of these kinds, with its text as it stands. */
export function statementCalled(name: string, letters: readonly Letter[], scene: Scene): Acceptable | Refusal {
  const block = blockOf(name, scene)
  if (block?.kind === 'statement' && letters.some(letter => block.name.startsWith(letter))) return block
  const wanted = letters.map(letter => `${letter}1`).join(' or ')
  return { no: block ? `${name} is none of these: name one like ${wanted}.` : `The page has no ${name}.` }
}

/** The one of these, or the one that was said by its number in this list. */
export function oneOf<T>(
  items: readonly T[],
  said: string | undefined,
  { none, flag, show }: { readonly none: string; readonly flag: string; show(item: T): string },
): { readonly one: T } | Refusal {
  if (items.length === 0) return { no: none }
  const one = said === undefined ? (items.length === 1 ? items[0] : undefined) : items[Number(said) - 1]
  if (one !== undefined) return { one }
  const lines = items.map((item, index) => `${index + 1}. ${show(item)}`)
  return { no: `Which one? Say it with ${flag}:\n${lines.join('\n')}` }
}
