// Seals what a statement says for those who may read it: what everybody may know of it stands on the page instead of the words.
import type { Statement } from '../../schemas/packet.ts'
import { restrictedTo, sealOf } from '../evidence/restriction.ts'
import type { PacketAt } from './packet-at.ts'
import { type Sealing, sealing } from './sealing.ts'
import { Wrong } from './wrong.ts'

export type SealedStatement = {
  /** The page as it reads then. */
  readonly text: string
  /** To be written before the page is. */
  readonly seal: Sealing
  readonly says: string
}

/** `label`: what everybody may know of it. */
export async function sealedStatement(
  at: PacketAt,
  id: string,
  label: string,
): Promise<SealedStatement | { readonly no: string }> {
  const statement = statementIn(at, id)
  const roles = restrictedTo(statement)
  if (roles.length === 0)
    throw new Wrong(`${id} does not say who may read it.`, `Add \` — restricted to security\` to its end first.`)
  if (sealOf(statement)) throw new Wrong(`${id} is sealed already.`)
  const { packet } = at.scene.subject
  const words = packet
    .slice(statement.textSpan)
    .replace(/[ \t]*\[\^[^\]\s]+\]/g, '')
    .trim()
  const seal = await sealing(at, words, roles)
  if ('no' in seal) return seal
  const { start, end } = packet.range(statement.textSpan)
  const notes = at.text.slice(start, end).match(/\[\^[^\]\s]+\]/g) ?? []
  const stands = `${label}, \`sealed:${seal.digest.slice(0, 12)}\`${notes.join(' ')}`
  return {
    text: `${at.text.slice(0, start)}${stands}${at.text.slice(end)}`,
    seal,
    says: `${id} is sealed for ${roles.join(', ')}. What git has of its words already, only a rewritten history loses.`,
  }
}

export function statementIn({ scene, name }: PacketAt, id: string): Statement {
  const found = scene.subject.packet.statement(id)
  if (!found) throw new Wrong(`${name} has no ${id}.`)
  return found
}
