// The page with the draft in it breaks no rule of the page that it does not break already.
import { check } from '../../../rules/run.ts'
import type { Check } from '../case.ts'
import { judged, newFindings } from '../on-page.ts'

export const onPage: Check = ({ scene: { subject }, outcome }) =>
  outcome ? newFindings(judged(subject), check(outcome.scene.subject)) : []
