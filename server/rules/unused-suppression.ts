import type { Directive, Fix } from '../../schemas/packet.ts'
import { defineRule, type Finding, type Suppression } from './rule.ts'
import { directiveAt, takeOut } from './shared/take-out.ts'

export const unusedSuppression = defineRule({
  code: 'unused-suppression',
  scope: 'suppressions',
  severity: 'warning',
  summary: 'Every comment that suppresses findings meets one.',

  *check(suppressions, { clock }) {
    for (const suppression of suppressions) {
      const { reason, until } = suppression.directive
      // Without a reason, or past its day, a comment has a finding of its own.
      if (reason && (!until || (until.day !== undefined && until.day >= clock.today))) yield* idle(suppression)
    }
  },

  fix({ span }) {
    const directive = directiveAt(span)
    return directive ? [without(directive, span.start)] : []
  },
})

function* idle({ directive, used, powerless }: Suppression): Iterable<Finding> {
  const { codes, span } = directive
  if (codes.length === 0 && used.size === 0) yield { span, message: 'This comment suppresses nothing.' }
  for (const { code, span } of codes) {
    if (used.has(code)) continue
    yield powerless.has(code)
      ? { span, message: `\`${code}\` guards the handoff: no comment suppresses it.` }
      : { span, message: `This comment meets no finding of \`${code}\`.` }
  }
}

function without(directive: Directive, at: number): Fix {
  const { codes } = directive
  const index = codes.findIndex(({ span }) => span.start === at)
  const [one, before, after] = [codes[index], codes[index - 1], codes[index + 1]]
  if (!one || (!before && !after)) return takeOut(directive)
  const { block } = one.span
  const edit = after
    ? { block, start: one.span.start, end: after.span.start }
    : { block, start: before!.span.end, end: one.span.end }
  return { title: `Take \`${one.code}\` out of the comment`, edits: [{ span: edit, text: '' }] }
}
