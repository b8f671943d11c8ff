// Words that stand on the page without being its text (an answer, an objection, why something goes) give nothing away either.

import { parse } from '../../../packet/parse.ts'
import { check as judge } from '../../../rules/run.ts'
import type { Check } from '../case.ts'
import { judged, newFindings } from '../on-page.ts'
import { speaks } from '../proposed.ts'

const codes = new Set(['restricted-in-open-text', 'secret-in-packet', 'personal-identifier'])

export const spoken: Check = function* ({ draft, scene: { subject } }) {
  if (!speaks(draft) && draft.verb !== 'removes' && !draft.given.reasons) return
  const words = [...(speaks(draft) || draft.verb === 'removes' ? [draft.given.text] : []), draft.given.reasons ?? '']
  const packet = parse(`${subject.packet.text}\n\n${words.join('\n\n')}\n`)
  yield* newFindings(judged(subject), judge({ ...subject, packet })).filter(({ code }) => codes.has(code))
}
