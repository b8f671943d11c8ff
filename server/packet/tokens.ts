// The small words of a packet: IDs, actors, roles.
import type { Actor, Letter } from '../../schemas/packet.ts'
import { kinds } from '../../schemas/packet.ts'

/** `C1`: a letter and a number without leading zeros. */
export const id = /^[FCHQNPODRE][1-9]\d{0,8}$/

export const isLetter = (letter: string): letter is Letter => Object.hasOwn(kinds, letter)

const human = /^@([A-Za-z0-9](?:-?[A-Za-z0-9])*)$/
const agent = /^agent:([A-Za-z0-9](?:[-.]?[A-Za-z0-9])*)$/

/** `@maria` or `agent:refresher`. */
export function readActor(text: string): Actor | undefined {
  const handle = human.exec(text)?.[1]
  if (handle) return { kind: 'human', handle }
  const name = agent.exec(text)?.[1]
  return name ? { kind: 'agent', name } : undefined
}

/** `@lea (security)` */
export function readActorInRole(text: string): { actor: Actor; length: number; role?: string } | undefined {
  const found = /^([^\s()]+)(?:\s+\(([^()]*)\))?$/.exec(text)
  const actor = found && readActor(found[1]!)
  if (!actor) return undefined
  const role = found[2]?.trim()
  return role ? { actor, length: found[1]!.length, role } : { actor, length: found[1]!.length }
}

/** An ID that stands by itself in a sentence: no part of a word, a path, a number or an address. */
export const mention = /(?<![\w\-./#@:&])[FCHQNPODRE][1-9]\d{0,8}(?![\w\-/#@]|[.:]\w)/g

/** ` — `, ` – ` or ` -- `; a non-breaking space is a space. */
export const dash = /\s(?:\u2014|\u2013|--)(?=\s)/g
