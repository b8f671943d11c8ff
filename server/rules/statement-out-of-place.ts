import { kinds, type Letter } from '../../schemas/packet.ts'
import type { Profile } from '../../schemas/profile.ts'
import { defineRule } from './rule.ts'
import { allOf, anyOf } from './shared/listed.ts'

type Inline = NonNullable<Profile['sections'][number]['kinds']>[number]

export const statementOutOfPlace = defineRule({
  code: 'statement-out-of-place',
  scope: 'statement',
  severity: 'error',
  summary: 'Every statement stands in a section that is for statements of its kind.',

  *check(statement, near) {
    const { id, letter, idSpan } = statement
    // Objections, drafts and carried risks stand where what they speak of stands.
    if (!isInline(letter)) return
    const place = near.section(statement)
    const allowed = place?.wanted?.kinds
    if (!place || !allowed || allowed.includes(letter)) return
    const { name, heading } = place.section
    const holds = allOf(allowed.map(plural)) || 'no statements'
    const homes = near.profile.sections.filter(({ kinds }) => kinds?.includes(letter)).map(one => `"${one.name}"`)
    const elsewhere = homes.length > 0 && homes.length < 4 ? `; ${plural(letter)} belong in ${anyOf(homes)}` : ''
    yield {
      span: idSpan,
      message: `${id} is a ${kinds[letter]}, and "${name}" is for ${holds}${elsewhere}.`,
      related: [{ span: heading, message: 'This is the section.' }],
    }
  },
})

const isInline = (letter: Letter): letter is Inline => 'FCHQNP'.includes(letter)

const plural = (letter: Inline): string => (letter === 'H' ? 'hypotheses' : `${kinds[letter]}s`)
