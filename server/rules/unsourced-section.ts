import type { Section } from '../../schemas/packet.ts'
import { defineRule, type World } from './rule.ts'
import { allOf } from './shared/listed.ts'

export const unsourcedSection = defineRule({
  code: 'unsourced-section',
  scope: 'packet',
  reads: 'shape',
  severity: 'error',
  guards: true,
  summary: 'A section cites the kinds of evidence that its profile asks for.',

  *check(world) {
    for (const { wanted, parts } of asked(world)) {
      const missing = lacking(wanted, parts, world)
      const { name, heading } = parts[0]!
      if (missing.length > 0) yield { span: heading, message: `The section ${name} cites no ${allOf(missing)}.` }
    }
  },
})

function lacking(wanted: readonly string[], parts: readonly Section[], world: World): readonly string[] {
  const missing = new Set(wanted)
  for (const { blocks } of parts)
    for (const { footnotes } of blocks)
      for (const { label } of footnotes) {
        missing.delete(world.source(label)?.definition.kind ?? '')
        if (missing.size === 0) return []
      }
  return [...missing]
}

type Asked = { readonly wanted: readonly string[]; readonly parts: Section[] }

/** Sections from which the profile wants evidence, each with the sections inside of it. */
function asked(world: World): Iterable<Asked> {
  const found = new Map<object, Asked>()
  for (const section of world.packet.sections) {
    const wanted = world.section(section.heading.block)?.wanted
    if (!wanted || wanted.evidence.length === 0) continue
    const known = found.get(wanted)
    if (known) known.parts.push(section)
    else found.set(wanted, { wanted: wanted.evidence, parts: [section] })
  }
  return found.values()
}
