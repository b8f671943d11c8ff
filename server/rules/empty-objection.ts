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
    for (const { id, letter, idSpan, text, box } of statements) {
      if ((letter !== 'O' && letter !== 'R') || saysSomething(text)) continue
      const targets = targetNames(box?.targets ?? []) || 'something'
      yield { span: idSpan, message: `${id} ${what[letter]} ${targets} and does not say why.` }
    }
  },
})
