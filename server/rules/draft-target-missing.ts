import { defineRule } from './rule.ts'
import { missingTarget, pointToSection } from './shared/targets.ts'

export const draftTargetMissing = defineRule({
  code: 'draft-target-missing',
  scope: 'packet',
  severity: 'error',
  summary: 'What a draft would change is on the page.',

  *check(world) {
    for (const { id, letter, box } of world.packet.statements) {
      // A draft may add a section that is not there yet.
      if (letter !== 'D' || !box || box.verb === 'adds to') continue
      for (const target of box.targets) {
        const missing = missingTarget(target, `${id} ${box.verb}`, world)
        if (missing) yield missing
      }
    }
  },

  fix: pointToSection,
})
