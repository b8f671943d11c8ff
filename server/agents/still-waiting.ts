// Which places on the page have a draft already, waiting or in this run: they get no second one.
import type { Scene } from '../acts/act.ts'
import type { DraftGiven } from './role.ts'

export function stillWaiting({ ledger }: Scene): { take(given: DraftGiven): boolean } {
  const taken = new Set<string>()
  for (const { status, verb, targets } of ledger.state.drafts.values())
    if (status === 'pending' || status === 'contested')
      for (const target of targets)
        if (target.kind === 'statement' && (verb === 'revises' || verb === 'removes')) taken.add(target.id)
        else if (target.kind === 'section' && verb === 'revises') taken.add(`§ ${target.name}`)
  return {
    take({ revise, remove }) {
      const name = revise ?? remove
      if (name === undefined) return true
      const key = /^[A-Z][1-9]\d*$/.test(name) ? name : `§ ${name}`
      if (taken.has(key)) return false
      taken.add(key)
      return true
    },
  }
}
