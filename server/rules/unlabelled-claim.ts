import type { Span } from '../../schemas/packet.ts'
import { assertions } from './detect/claims.ts'
import { defineRule } from './rule.ts'
import { outsideAudience } from './shared/audience.ts'
import { prose, quoted, spanOf } from './shared/spoken.ts'

export const unlabelledClaim = defineRule({
  code: 'unlabelled-claim',
  scope: 'block',
  severity: 'warning',
  summary: 'What a decision leans on stands in a statement with an ID, not in the prose between.',

  *check(block, near) {
    const said = prose(block).filter(({ words }) => words.place === 'paragraph')
    // Words that leave the house are stricter: unconfirmed-customer-statement speaks there.
    if (said.length === 0 || outsideAudience(block, near)) return
    for (const { words } of said)
      for (const found of assertions(words.text)) {
        const span = spanOf(words, found)
        const asserts = `${quoted(words.text.slice(found.from, found.to))} asserts ${found.about}`
        const [lead, id] = leading.exec(words.text) ?? []
        if (lead?.length === found.from && id)
          yield {
            span,
            message: `${asserts}, and ${id} before it is not in bold: write **${id}.**`,
            data: { id, span: spanOf(words, { from: 0, to: lead.trimEnd().length }) } satisfies Plain,
          }
        else yield { span, message: `${asserts} and has no ID: nobody can object to it or accept it by name.` }
      }
  },

  fix({ data }, near) {
    const plain = data as Plain | undefined
    if (!plain || near.statement(plain.id)) return []
    return [{ title: `Put ${plain.id} in bold`, edits: [{ span: plain.span, text: `**${plain.id}.**` }] }]
  },
})

/** An ID at the start of words, as it would stand before a statement. */
const leading = /^([FCH][1-9]\d{0,8})[.:]\s+/
type Plain = { readonly id: string; readonly span: Span }
