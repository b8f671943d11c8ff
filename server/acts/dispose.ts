// Destroys words: what should never have been written, or what was kept as long as it may be. The events that hold their
// digests stand, and the ledger still verifies. What git history and other clones hold has to be removed there.
import * as z from 'zod'
import { defineAct, type Refusal, type Scene } from './act.ts'
import { eventOf } from './targets.ts'

export const dispose = defineAct({
  name: 'dispose',
  summary: 'Destroy words that should not be kept; the ledger says that they were.',
  input: z.strictObject({
    what: z
      .array(z.string())
      .min(1)
      .describe('Whose words: `O1`, `D2`, a block that was accepted (`C1`), or the beginning of a words file’s name.'),
    why: z.string().trim().min(1).describe('Why, in one line. It is not destroyed: it must not say what is.'),
  }),
  positional: ['what'],
  writes: ['disposed'],

  plan({ what, why }, scene) {
    const texts = new Set<string>()
    for (const name of what) {
      const found = wordsOf(name, scene)
      if ('no' in found) return found
      for (const digest of found.texts) texts.add(digest)
    }
    const sorted = [...texts].sort()
    return {
      says: `Destroy ${sorted.length === 1 ? 'one text' : `${sorted.length} texts`} of ${what.join(', ')} (${sorted.map(one => one.slice(0, 12)).join(', ')}) for good: ${why}`,
      deeds: [{ type: 'disposed', body: { texts: sorted, why } }],
      destroys: sorted,
    }
  },
})

function wordsOf(name: string, scene: Scene): { readonly texts: readonly string[] } | Refusal {
  const { state, contents } = scene.ledger
  const there = (digest: string | undefined): digest is string => digest !== undefined && contents.words.has(digest)
  const made = /^[ODR][1-9]\d*$/.test(name) ? eventOf(name, scene) : undefined
  const said = made
    ? [state.objections.get(made)?.words, state.drafts.get(made)?.words, state.risks.get(made)?.words]
    : [...(state.acceptances.get(name) ?? []), ...(state.acceptances.get(`§ ${name}`) ?? [])].map(({ words }) => words)
  const named = /^[0-9a-f]{8,64}$/.test(name) ? [...contents.words.keys()].filter(one => one.startsWith(name)) : []
  const texts = [...said.filter(there), ...named]
  return texts.length > 0 ? { texts } : { no: `The ledger has no words of ${name}, or they are destroyed already.` }
}
