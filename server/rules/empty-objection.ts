import type { Statement } from '../../schemas/packet.ts'
import { defineRule } from './rule.ts'
import { saysSomething } from './shared/says-something.ts'
import { targetNames } from './shared/targets.ts'

const what = { O: 'objects to', R: 'carries' } as const

export const emptyObjection = defineRule({
  code: 'empty-objection',
  scope: 'block',
  severity: 'error',
  guards: true,
  summary: 'Every objection and every carried risk says why.',

  *check({ statements }) {
    for (const statement of statements) {
      const { id, letter, idSpan, text, box } = statement
      if ((letter !== 'O' && letter !== 'R') || saysSomething(text) || showsCode(statement)) continue
      const targets = targetNames(box?.targets ?? []) || 'something'
      yield { span: idSpan, message: `${id} ${what[letter]} ${targets} and does not say why.` }
    }
  },
})

/** Code is no words, and an objection may well consist of what somebody typed. */
function showsCode({ span, box, thread }: Statement): boolean {
  const end = thread[0]?.span.start ?? span.end
  return /^[> \t]*(```|~~~)/m.test(span.block.text.slice(box?.header.end ?? span.start, end))
}
