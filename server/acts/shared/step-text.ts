// A next step as somebody reads it who has no packet: whose it is, by name, and by when. Without both it is no step.
import type { Statement } from '../../../schemas/packet.ts'
import { nameIn } from '../../profile/people.ts'
import type { Scene } from '../act.ts'

/** `We write to you again (Dana Whitfield, by 2026-12-01).` */
export function stepText(words: string, { fields }: Statement, { subject: { workspace } }: Scene): string {
  const owner = fields.find(field => field.name === 'owner')
  const due = fields.find(field => field.name === 'due' || field.name === 'checkpoint')
  const name = owner?.name === 'owner' ? nameIn(workspace, owner.handle) : undefined
  const day = due && 'when' in due ? due.when?.day : undefined
  const said = [name, day && `by ${day}`].filter(Boolean).join(', ')
  return said ? `${words.replace(/\.$/, '')} (${said}).` : words
}
