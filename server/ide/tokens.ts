// What each piece of the page is, for an editor that colours it: source fact, quote, claim, hypothesis, draft of an agent,
// accepted, changed since.
import type { Letter, Packet, Range } from '../../schemas/packet.ts'
import type { Checked } from '../rules/run.ts'
import { acceptanceOfBlock } from './accepted.ts'

export const tokenTypes = [
  'packetFact',
  'packetClaim',
  'packetHypothesis',
  'packetQuestion',
  'packetStep',
  'packetQuote',
  'packetObjection',
  'packetDraft',
  'packetRisk',
  'packetEvidence',
] as const
export const tokenModifiers = ['accepted', 'changed', 'agent', 'stale'] as const
export type TokenType = (typeof tokenTypes)[number]
export type TokenModifier = (typeof tokenModifiers)[number]

export type Token = Range & { readonly type: TokenType; readonly modifiers: readonly TokenModifier[] }

const byLetter: Readonly<Record<Letter, TokenType>> = {
  F: 'packetFact',
  C: 'packetClaim',
  H: 'packetHypothesis',
  Q: 'packetQuestion',
  N: 'packetStep',
  P: 'packetQuote',
  O: 'packetObjection',
  D: 'packetDraft',
  R: 'packetRisk',
  E: 'packetEvidence',
}

/** In the order of the page, none in another: IDs where they are defined, where a footnote cites and where words mention them. */
export function tokens(checked: Checked, within?: Range): readonly Token[] {
  const { packet } = checked.subject
  const found: Token[] = []
  for (const { block, start } of packet.blocks) {
    if (within && (start > within.end || start + block.text.length < within.start)) continue
    const add = (id: string, { start: from, end }: Range) =>
      found.push({
        start: start + from,
        end: start + end,
        type: byLetter[id.charAt(0) as Letter],
        modifiers: modifiersOf(id, checked),
      })
    for (const { id, idSpan, mentions } of block.statements) {
      add(id, idSpan)
      for (const mention of mentions) if (isKnown(mention.id, packet)) add(mention.id, mention.span)
    }
    for (const { id, idSpan } of block.evidence) add(id, idSpan)
    for (const { label, span } of block.footnotes) if (packet.evidenceOf(label)) add(label, span)
  }
  return apart(found.sort((a, b) => a.start - b.start))
}

const isKnown = (id: string, packet: Packet) =>
  packet.statement(id) !== undefined || packet.evidenceOf(id) !== undefined

function apart(sorted: readonly Token[]): readonly Token[] {
  let end = -1
  return sorted.filter(token => {
    const isFree = token.start >= end
    if (isFree) end = token.end
    return isFree
  })
}

function modifiersOf(id: string, checked: Checked): readonly TokenModifier[] {
  const { packet } = checked.subject
  const accepted = acceptanceOfBlock(id, checked)?.state
  const found: TokenModifier[] = []
  if (accepted === 'accepted') found.push('accepted')
  if (accepted === 'changed' || accepted === 'moved') found.push('changed')
  if (packet.statement(id)?.box?.actor?.kind === 'agent') found.push('agent')
  const state = id.startsWith('E') ? checked.world.source(id)?.state : undefined
  if (state === 'stale' || state === 'changed' || state === 'missing') found.push('stale')
  return found
}
