// What the gate would make of a draft: a role that has something else to offer asks before it proposes. What waits already, or
// was turned down, is not asked in another way either.
import { checkDraft } from '../acts/draft/gate.ts'
import type { DraftGiven, View } from './role.ts'

const remembered = new Set(['proposed-already', 'rejected-before', 'not-shown'])

export function gateOn(given: DraftGiven, { scene, agent }: View): 'through' | 'known' | 'refused' {
  const checked = checkDraft(given, scene, agent)
  if (!('refused' in checked)) return 'through'
  return checked.refused.some(({ code }) => remembered.has(code)) ? 'known' : 'refused'
}

export const letsThrough = (given: DraftGiven, view: View): boolean => gateOn(given, view) === 'through'
