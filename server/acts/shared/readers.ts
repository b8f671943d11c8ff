// Whose keys restricted text is encrypted for: those of the roles that may read it, of coordinator and owner, and whoever is on the
// roster as `recovery`. The roster that the ledger pinned counts: nobody becomes a reader by an edit of a file.
import { values } from '../../ledger/standing.ts'
import { bareHandle, plainRole, rolesOf } from '../../profile/people.ts'
import type { Scene } from '../act.ts'
import { termsInForce } from './in-force.ts'

export type Readers = {
  readonly recipients: readonly string[]
  /** People who may read it and have no key for it on the roster. */
  readonly keyless: readonly string[]
}

export function readersOf(roles: readonly string[], scene: Scene): Readers {
  const wanted = new Set([...roles.map(plainRole), 'recovery'])
  const { roster } = termsInForce(scene)
  const { standing } = scene.ledger
  const { fields } = scene.subject.packet
  const held = [
    ...values(standing.coordinators),
    ...values(standing.owners),
    ...['coordinator', 'owner'].flatMap(key => fields.get(key)?.value ?? []),
  ].map(bareHandle)
  const people = roster.filter(
    ({ handle }) =>
      held.includes(bareHandle(handle)) ||
      [...rolesOf(handle, { ...scene.subject.workspace, roster: [...roster] })].some(role => wanted.has(role)),
  )
  return {
    recipients: people.flatMap(({ age }) => age ?? []),
    keyless: people.filter(({ age }) => age === undefined).map(({ handle }) => `@${bareHandle(handle)}`),
  }
}
