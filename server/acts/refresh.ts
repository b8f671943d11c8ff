// Records what looking at evidence found. Looking itself happens outside; what is written here is what was asked, what came back,
// and what it means under the profile. The page is stamped only where nothing was found to have changed.
import * as z from 'zod'
import type { Evidence } from '../../schemas/packet.ts'
import { type Change, defineAct, type Scene } from './act.ts'
import { type AllSeen, alarmsOn, unjudgedOn } from './shared/alarms.ts'
import { listed, role, words } from './shared/given.ts'
import { stamped } from './shared/stamp.ts'

const look = z.strictObject({
  evidence: z.string().describe('The evidence that was looked at: `E5`.'),
  digest: z.string().optional().describe('Of what was found.'),
  excerpt: z.string().optional().describe('What was found: conditions of the profile are asked about it.'),
  failed: z.enum(['gone', 'forbidden', 'unreachable', 'refused']).optional().describe('Why nothing was found.'),
  captured: z.string().describe('When: a day, or a day and a time with its zone.'),
})
export type Look = z.output<typeof look>

const known = z.strictObject({ evidence: z.string(), digest: z.string(), excerpt: z.string() })
type Known = z.output<typeof known>

export const refresh = defineAct({
  name: 'refresh',
  summary: 'Record what looking at evidence found.',
  input: z.strictObject({
    looks: z.array(look).min(1).describe('What was looked at, and what came of it.'),
    known: z
      .array(known)
      .optional()
      .describe(
        'What else is known of sealed evidence to who looks: conditions may hang on it. It is written nowhere.',
      ),
    role: role.optional().describe('In which role.'),
    text: words.optional().describe('Why somebody looked.'),
  }),
  positional: [],
  within: 'evidence',
  writes: ['evidence-retrieved'],

  plan({ looks, known = [], role, text }, scene, desk) {
    const deeds = []
    const changes: Change[] = []
    const says: string[] = []
    const all = allSeen(looks, known, scene)
    for (const one of looks) {
      const definition = scene.subject.packet.evidenceOf(one.evidence)
      if (!definition) return { no: `The page has no evidence ${one.evidence}.` }
      const before = lastDigest(definition, scene)
      const alarms =
        one.excerpt === undefined
          ? []
          : alarmsOn(definition, { excerpt: one.excerpt, digest: one.digest ?? '' }, all, scene)
      const unjudged = one.digest === undefined ? [] : unjudgedOn(definition, one.digest, all, scene)
      deeds.push({
        type: 'evidence-retrieved' as const,
        body: {
          evidence: one.evidence,
          locator: definition.locator,
          ...(one.digest !== undefined && { digest: one.digest }),
          ...(one.failed && { failed: one.failed }),
          ...(before !== undefined && before !== one.digest && { before }),
          captured: one.captured,
          why: definition.digest ? ('refresh' as const) : ('first capture' as const),
          ...(role && { role }),
          ...(alarms.length > 0 && { alarms: [...alarms] }),
          ...(unjudged.length > 0 && { unjudged: [...unjudged] }),
          ...(text && { words: desk.write(text) }),
        },
      })
      if (one.digest !== undefined && isNew(definition))
        changes.push(...stamped(definition, one.captured, one.digest, scene))
      says.push(told(one, definition, alarms))
    }
    return { says: `${says.join('\n')}${text ? `\nWhy: ${text}` : ''}`, deeds, changes }
  },
})

/** What came in one look is judged together: whether a log calls for anything may hang on an account that was asked with it. */
function allSeen(looks: readonly Look[], known: readonly Known[], { subject }: Scene): AllSeen {
  const seen = new Map<string, Known & { readonly now: boolean }>()
  const add = (one: Known, now: boolean) => {
    const locator = subject.packet.evidenceOf(one.evidence)?.locator
    if (locator !== undefined) seen.set(locator, { ...one, now })
  }
  for (const one of known) add(one, false)
  for (const { evidence, excerpt, digest = '' } of looks)
    if (excerpt !== undefined) add({ evidence, excerpt, digest }, true)
  return seen
}

/** Nothing rests on a digest that was never there. */
const isNew = ({ digest }: Evidence) => digest === undefined

function lastDigest({ id, locator }: Evidence, { ledger }: Scene): string | undefined {
  const looks = ledger.state.retrievals.get(id) ?? []
  return looks.findLast(one => one.locator === locator && one.digest !== undefined)?.digest
}

function told(
  { digest, failed }: Look,
  { id, digest: page }: Evidence,
  alarms: readonly { readonly path: string }[],
): string {
  const alarm = alarms.length > 0 ? ` It calls for ${listed(alarms.map(({ path }) => path))}.` : ''
  if (digest === undefined) return `${id}: ${failures[failed ?? 'unreachable']}`
  if (!page) return `${id} is captured for the first time.${alarm}`
  return `${id} ${digest.startsWith(page.hex) ? 'says what it said.' : 'has changed: what rests on it needs a person who looks at both.'}${alarm}`
}

const failures = {
  gone: 'its source says that it is not there.',
  forbidden: 'its source does not let us look.',
  unreachable: 'its source could not be reached.',
  refused: 'it was not fetched, for it must not be.',
}
