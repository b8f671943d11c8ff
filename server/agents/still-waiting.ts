// Which places on the page have a draft already, waiting or in this run: they get no second one.
import type { Scene } from '../acts/act.ts'
import type { DraftGiven } from './role.ts'

export type Waiting = {
  isTaken(name: string): boolean
  /** Marks the place of a draft; no where there is one already. */
  take(given: DraftGiven): boolean
}

export function stillWaiting({ ledger }: Scene): Waiting {
  const taken = new Set<string>()
  for (const { status, verb, targets } of ledger.state.drafts.values())
    if (status === 'pending' || status === 'contested')
      for (const target of targets)
        if (target.kind === 'statement' && (verb === 'revises' || verb === 'removes')) taken.add(target.id)
        else if (target.kind === 'section' && verb === 'revises') taken.add(target.name)
  return {
    isTaken: name => taken.has(name),
    take({ revise, remove }) {
      const name = revise ?? remove
      if (name === undefined) return true
      if (taken.has(name)) return false
      taken.add(name)
      return true
    },
  }
}
