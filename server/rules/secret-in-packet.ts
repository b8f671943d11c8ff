import { digestOf } from '../evidence/digest.ts'
import { secrets } from './detect/secrets.ts'
import { defineRule } from './rule.ts'

type Redaction = { readonly text: string }

export const secretInPacket = defineRule({
  code: 'secret-in-packet',
  scope: 'block',
  severity: 'error',
  guards: true,
  summary: 'No key, token or password stands in the packet.',

  *check(block) {
    for (const { from, to, kind, tag, chosen } of secrets(block.text)) {
      const secret = block.text.slice(from, to)
      yield {
        span: { block, start: from, end: to },
        // Nobody can guess what a machine drew. What a person chose may be found by its digest, or by how it begins.
        message: `This is ${kind}${chosen ? '' : ` (${secret.slice(0, 4)}…, ${secret.length} characters)`}. Revoke it: what was written once is in the history.`,
        data: {
          text: chosen ? `[redacted: ${tag}]` : `[redacted: ${tag} ${digestOf(secret).slice(0, 8)}]`,
        } satisfies Redaction,
      }
    }
  },

  fix: ({ span, data }) => [{ title: 'Redact it', edits: [{ span, text: (data as Redaction).text }] }],
})
