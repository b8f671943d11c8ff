// What became of each block since a person accepted it. Only the last acceptance counts: older text that comes back is
// changed text.
import { blockName } from '../../../schemas/block-name.ts'
import type { LedgerBlock, LedgerTarget } from '../../../schemas/ledger.ts'
import { acceptanceOf } from '../../ledger/acceptance.ts'
import type { Ledger } from '../../ledger/fold.ts'
import type { Acceptance, State } from '../../ledger/state.ts'
import type { Acceptable } from '../../packet/acceptable.ts'
import type { World } from '../rule.ts'
import { opened } from './recorded.ts'
import { remembered } from './remembered.ts'

export type Standing =
  | { readonly state: 'accepted' | 'changed' | 'moved'; readonly by: Acceptance }
  | { readonly state: 'never accepted'; readonly by?: never }

export type Judged = { readonly name: string; readonly block: Acceptable; readonly standing: Standing }

/** As `blockName` names it. */
export const nameOfBlock = ({ kind, name }: Acceptable): string =>
  kind === 'section' ? blockName({ kind, name }) : blockName({ kind, id: name })

/** Every block of an open packet. */
export const judgedBlocks = remembered((world: World): readonly Judged[] => {
  const state = opened(world)?.ledger.state
  return state ? judgedUnder(state)(world.blocks()) : []
})

/** Blocks that no edit touched are the same ones as before, and so is what became of them: most of the last list stands. */
const judgedUnder = remembered((state: State) => {
  let last: readonly Judged[] = []
  return (blocks: readonly Acceptable[]): readonly Judged[] => {
    const shift = blocks.length - last.length
    last = blocks.map((block, index) => {
      const known = last[index]?.block === block ? last[index] : last[index - shift]
      return known?.block === block ? known : judged(block, state)
    })
    return last
  }
})

function judged(block: Acceptable, state: State): Judged {
  const name = nameOfBlock(block)
  const by = acceptanceOf(state, name)
  return { name, block, standing: by ? { state: comparedWith(by, block), by } : { state: 'never accepted' } }
}

function comparedWith(accepted: Acceptance, block: Acceptable): 'accepted' | 'changed' | 'moved' {
  if (block.digest === accepted.digest) return 'accepted'
  const section = accepted.kind === 'statement' ? accepted.section : undefined
  return section !== undefined && block.digestIn(section) === accepted.digest ? 'moved' : 'changed'
}

/** Somebody accepted a draft that takes this block away, after its text was last accepted. */
export const goesByDecision = (name: string, ledger: Ledger): boolean => {
  const since = acceptanceOf(ledger.state, name)?.event
  return [...ledger.state.drafts.values()].some(
    ({ verb, status, targets, decisions }) =>
      verb === 'removes' &&
      status === 'accepted' &&
      targets.some(to => (to.kind === 'statement' || to.kind === 'section') && blockName(to) === name) &&
      decisions.some(({ event }) => since === undefined || ledger.precedes(since, event)),
  )
}

type Vanished = readonly (readonly [name: string, by: Acceptance])[]

/** Acceptances of what is no longer on the page, though nobody accepted that it goes. */
export const vanished = remembered((world: World): Vanished => {
  const ledger = opened(world)?.ledger
  return ledger ? vanishedUnder(ledger)(judgedBlocks(world)) : []
})

/** What is not there depends on the names of what is there, and those change seldom. */
const vanishedUnder = remembered((ledger: Ledger) => {
  let last: { readonly blocks: readonly Judged[]; readonly gone: Vanished } | undefined
  return (blocks: readonly Judged[]): Vanished => {
    const same = last?.blocks.length === blocks.length && last.blocks.every(({ name }, i) => name === blocks[i]!.name)
    last = { blocks, gone: same && last ? last.gone : goneFrom(blocks, ledger) }
    return last.gone
  }
})

function goneFrom(blocks: readonly Judged[], ledger: Ledger): Vanished {
  const there = new Set(blocks.map(({ name }) => name))
  return [...ledger.state.acceptances.keys()].flatMap(name => {
    const by = acceptanceOf(ledger.state, name)
    return by && !there.has(name) && !goesByDecision(name, ledger) ? [[name, by] as const] : []
  })
}

/** The block that a target of the ledger means, as it stands now. */
export const blockFor = (target: LedgerBlock | LedgerTarget, world: World): Acceptable | undefined =>
  target.kind === 'statement' || target.kind === 'section' ? byName(world).get(blockName(target)) : undefined

const byName = remembered(
  (world: World): ReadonlyMap<string, Acceptable> => new Map(world.blocks().map(block => [nameOfBlock(block), block])),
)
