import { defineRule } from './rule.ts'
import { sorted } from './shared/sorted.ts'
import { missingTarget, pointToSection } from './shared/targets.ts'

export const draftTargetMissing = defineRule({
  code: 'draft-target-missing',
  scope: 'packet',
  reads: 'shape',
  severity: 'error',
  summary: 'What a draft would change is on the page.',

  *check(world) {
    for (const { id, box } of sorted(world.packet).drafts) {
      // A draft may add a section that is not there yet.
      if (!box || box.verb === 'adds to') continue
      for (const target of box.targets) {
        const missing = missingTarget(target, `${id} ${box.verb}`, world)
        if (missing) yield missing
      }
    }
  },

  fix: pointToSection,
})
