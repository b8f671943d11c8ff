// Whether the gate would let a draft through: a role that has something else to offer asks before it proposes.
import { checkDraft } from '../acts/draft/gate.ts'
import type { DraftGiven, View } from './role.ts'

export const letsThrough = (given: DraftGiven, { scene, agent }: View): boolean =>
  !('refused' in checkDraft(given, scene, agent))
