import { kinds, type Letter, markers } from '../../schemas/packet.ts'
import { defineRule } from './rule.ts'

const markerOf: Readonly<Partial<Record<Letter, string>>> = markers

export const alertMismatch = defineRule({
  code: 'alert-mismatch',
  scope: 'block',
  severity: 'warning',
  summary: 'The colour of a box is the one of the statement inside.',

  *check({ statements }) {
    for (const { id, letter, box } of statements) {
      const right = markerOf[letter]
      if (!box?.marker || !right || box.marker.name === right) continue
      const { name, span } = box.marker
      const message = `The box of ${id}, ${article(kinds[letter])}, is marked ${name} instead of ${right}.`
      yield { span, message, data: right }
    }
  },

  fix: ({ span, data }) => [{ title: `Mark the box as ${data}`, edits: [{ span, text: `[!${data}]` }] }],
})

const article = (kind: string) => (/^[aeiou]/.test(kind) ? `an ${kind}` : `a ${kind}`)
