// What differs between two versions of a page, block by block, as a reviewer counts them: how its lines are broken, which bullets
// it has and how its tables are padded says nothing.
import { blockName } from '../../schemas/block-name.ts'
import type { Packet } from '../../schemas/packet.ts'
import { textOf } from '../acts/shared/acceptance.ts'
import { digests } from '../workspace/digests.ts'
import { type Piece, wordDiff } from './word-diff.ts'

export type Change = {
  /** A statement's ID, a section's name, or a key of the front matter. */
  readonly name: string
  readonly section?: string
  /** `field`: of the front matter. */
  readonly kind: 'statement' | 'section' | 'field'
  readonly is: 'changed' | 'moved' | 'new' | 'gone'
  readonly pieces: readonly Piece[]
}

type Acceptable = ReturnType<typeof digests.blocks>[number]
export type Stood = { readonly block: Acceptable; readonly text: string }

/** By the names under which a ledger knows them. */
export const blocksOf = (packet: Packet): ReadonlyMap<string, Stood> =>
  new Map(
    digests.blocks(packet).map(block => {
      const { kind, name } = block
      const key = kind === 'statement' ? blockName({ kind, id: name }) : blockName({ kind, name })
      return [key, { block, text: textOf(block, { subject: { packet } }) }]
    }),
  )

/** In the order of the page as it is now, what is gone last. */
export function changesBetween(then: ReadonlyMap<string, Stood>, now: ReadonlyMap<string, Stood>): readonly Change[] {
  return [...new Set([...now.keys(), ...then.keys()])].flatMap(key => {
    const [old, fresh] = [then.get(key), now.get(key)]
    const { name, kind, section } = (fresh ?? old)!.block
    if (old?.block.digest === fresh?.block.digest) return []
    const isMoved = old && fresh && fresh.block.digestIn(old.block.section) === old.block.digest
    const is = !old ? 'new' : !fresh ? 'gone' : isMoved ? 'moved' : 'changed'
    const pieces = wordDiff(old?.text ?? '', fresh?.text ?? '')
    return [{ name, kind, is, pieces, ...(kind === 'statement' && section && { section }) }]
  })
}

export function fieldChanges(then: Packet, now: Packet): readonly Change[] {
  const names = new Set([...now.fields.keys(), ...then.fields.keys()])
  return [...names].flatMap(name => {
    const [old, fresh] = [then.fields.get(name)?.value, now.fields.get(name)?.value]
    if (old === fresh) return []
    const is = old === undefined ? 'new' : fresh === undefined ? 'gone' : 'changed'
    return [{ name, kind: 'field' as const, is, pieces: whole(old, fresh) } as const]
  })
}

/** A value is one thing: half of a date did not change. */
const whole = (old: string | undefined, fresh: string | undefined): readonly Piece[] => [
  ...(old === undefined ? [] : [{ kind: 'gone' as const, text: old }]),
  ...(fresh === undefined ? [] : [{ kind: 'new' as const, text: fresh }]),
]
