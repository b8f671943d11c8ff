import { defineRule } from './rule.ts'
import { restsOn } from './shared/cites.ts'
import { sorted } from './shared/sorted.ts'
import { isOnPage, missingTarget, pointToSection } from './shared/targets.ts'

export const danglingTarget = defineRule({
  code: 'dangling-target',
  scope: 'packet',
  reads: 'outline',
  severity: 'error',
  guards: true,
  summary: 'Whatever a statement points to is on the page.',

  *check(world) {
    const { packet, profile } = world
    for (const statement of sorted(packet).resting)
      for (const { id: ground, span } of restsOn(statement))
        if (!isOnPage(ground, world))
          yield { span, message: `${statement.id} rests on ${ground}, which is not on the page.` }
    for (const { id, letter, box } of sorted(packet).boxed) {
      // Where a draft points is a matter of its own: `draft-target-missing`.
      if (!box || letter === 'D') continue
      for (const target of box.targets) {
        const missing = missingTarget(target, `${id} ${box.verb}`, world)
        if (missing) yield missing
      }
    }
    for (const [key, { type }] of Object.entries(profile.fields)) {
      const entry = type === 'statement' ? packet.fields.get(key) : undefined
      if (entry && !isOnPage(entry.value.trim(), world))
        yield { span: entry.valueSpan, message: `\`${key}\` names ${entry.value}, which is not on the page.` }
    }
  },

  fix: pointToSection,
})
