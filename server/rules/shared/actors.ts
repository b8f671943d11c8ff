// How a sentence names who did something, and when two handles are one person.
import type { Actor } from '../../../schemas/packet.ts'
import { bareHandle } from '../../profile/people.ts'

export const nameOf = (actor: Actor): string => (actor.kind === 'human' ? `@${actor.handle}` : `agent:${actor.name}`)

export const samePerson = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && bareHandle(one) === bareHandle(other)
