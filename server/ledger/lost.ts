// What git history had and the folder has not. Deleting a file of a ledger is damage, however it came about: a merge
// deletes silently what one side deleted. The folder alone cannot show it where no other event names the lost one.
import { type Damage, short } from './damage.ts'
import type { Ledger } from './fold.ts'
import { readName } from './names.ts'

export type Remembered = {
  /** The name of the file in its ledger folder. */
  readonly name: string
  /** A commit that has it. */
  readonly commit: string
  /** The folder that it lay in there, if the ledger was moved since. */
  readonly at?: string
}

/** `folder`: the path of the ledger folder, as git has it. */
export function lostFrom(
  history: Iterable<Remembered>,
  folder: string,
  { contents, state }: Ledger,
): readonly Damage[] {
  const damage: Damage[] = []
  for (const { name, commit, at = folder } of history) {
    const named = readName(name)
    const path = `${folder}/${name}`
    const how = at === folder ? `checkout ${commit} -- '${path}'` : `show '${commit}:${at}/${name}' > '${path}'`
    const restore = `Bring it back: git ${how}.`
    if (named.kind === 'event' && !contents.events.has(named.digest) && !contents.damage.has(name)) {
      const acknowledged = state.losses.get(named.digest)
      damage.push({
        kind: 'lost-event',
        event: named.digest,
        file: name,
        message: `Event ${short(named.digest)} is in the history and not in the folder. ${restore}`,
        ...(acknowledged ? { settledBy: acknowledged } : {}),
      })
    } else if (named.kind === 'signature' && !contents.signatures.get(named.event)?.some(file => file.name === name)) {
      const message = `A signature of event ${short(named.event)} is in the history and not in the folder. ${restore}`
      damage.push({ kind: 'lost-signature', event: named.event, file: name, message })
    }
  }
  return damage
}
