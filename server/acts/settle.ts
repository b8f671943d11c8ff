// Two sources say different things. A person says which of them stands, and why; until then neither is passed over.
import * as z from 'zod'
import { defineAct } from './act.ts'
import { readNow } from './shared/evidence.ts'
import { listed, statement, words } from './shared/given.ts'

export const settle = defineAct({
  name: 'settle',
  summary: 'Say which of several contradicting sources stands, and why.',
  input: z.strictObject({
    between: z.array(z.string()).min(1).describe('The sources that differ: `E1 E2`.'),
    stands: statement.describe('The one that stands: `E1`.'),
    claim: statement.optional().describe('The claim that it is about: `C1`.'),
    text: words.describe('Why this one.'),
  }),
  positional: ['between'],
  prose: 'text',
  writes: ['contradiction-settled'],

  plan({ between, stands, claim, text }, scene, desk) {
    if (new Set(between).size < 2) return { no: 'Name the sources that differ: at least two.' }
    if (!between.includes(stands)) return { no: `${stands} is not among ${listed(between)}.` }
    if (claim && !/^[FC]/.test(claim)) return { no: `${claim} is neither a fact nor a claim.` }
    if (claim && !scene.subject.packet.statement(claim)) return { no: `The page has no ${claim}.` }
    const found = readNow(between, scene)
    if ('no' in found) return found
    const body = { between: found.seen, stands, ...(claim ? { claim } : {}), words: desk.write(text) }
    return {
      says: `Between ${listed(between)}, ${stands} stands${claim ? ` for ${claim}` : ''}: ${text}`,
      deeds: [{ type: 'contradiction-settled', body }],
    }
  },
})
