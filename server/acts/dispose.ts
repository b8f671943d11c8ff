// Destroys words, or excerpts of evidence: what should never have been written, or what was kept as long as it may be. The events
// that hold their digests stand, and the ledger still verifies. What git history and other clones hold has to be removed there.
import * as z from 'zod'
import { stillBy } from '../ledger/still.ts'
import { bodiesOf, sealedUntil } from '../workspace/retention.ts'
import { defineAct, type Refusal, type Scene } from './act.ts'
import { eventOf } from './targets.ts'

export const dispose = defineAct({
  name: 'dispose',
  summary: 'Destroy words or excerpts that should not be kept; the ledger says that they were.',
  input: z.strictObject({
    what: z
      .array(z.string())
      .min(1)
      .describe(
        'Whose: `O1`, `D2`, a block that was accepted or sealed (`C1`), evidence (`E5`), the beginning of a digest, or `past-retention` for everything that was kept as long as the profile allows.',
      ),
    why: z.string().trim().min(1).describe('Why, in one line. It is not destroyed: it must not say what is.'),
  }),
  positional: ['what'],
  writes: ['disposed'],

  plan({ what, why }, scene) {
    const texts = new Set<string>()
    const bodies = new Set<string>()
    for (const name of what) {
      const found = name === 'past-retention' ? lapsed(scene) : calledFor(name, scene)
      if ('no' in found) return found
      for (const digest of found.texts) texts.add(digest)
      for (const digest of found.bodies) bodies.add(digest)
    }
    const [words, excerpts] = [[...texts].sort(), [...bodies].sort()]
    const [still] = stillBy(scene.ledger.state)
    if (excerpts.length > 0 && still) return { no: `Excerpts are not destroyed now: ${still}.` }
    const all = [...words, ...excerpts]
    const many = [counted(words, 'text'), counted(excerpts, 'excerpt')].filter(Boolean).join(' and ')
    return {
      says: `Destroy ${many} of ${what.join(', ')} (${all.map(one => one.slice(0, 12)).join(', ')}) for good: ${why}${resting(excerpts, scene)}`,
      deeds: [{ type: 'disposed', body: { texts: words, ...(excerpts.length > 0 && { bodies: excerpts }), why } }],
      destroys: all,
    }
  },
})

type Found = { readonly texts: readonly string[]; readonly bodies: readonly string[] }

const counted = (digests: readonly string[], what: string) =>
  digests.length === 0 ? '' : digests.length === 1 ? `one ${what}` : `${digests.length} ${what}s`

function lapsed({ ledger, subject, beside }: Scene): Found | Refusal {
  const { packet, profile, clock } = subject
  const until = sealedUntil(profile, ledger)
  const found = new Set([...ledger.state.retrievals.values()].flatMap(looks => looks.map(({ digest }) => digest)))
  const sealed = until !== undefined && until < clock.now ? beside.filter(digest => !found.has(digest)) : []
  const bodies = bodiesOf(packet.evidence, profile.evidence, ledger)
    .filter(({ until }) => until !== undefined && until < clock.now)
    .map(({ digest }) => digest)
  return bodies.length + sealed.length > 0
    ? { texts: [], bodies: [...bodies, ...sealed] }
    : { no: 'Nothing is kept longer than the profile allows.' }
}

function calledFor(name: string, scene: Scene): Found | Refusal {
  const { state, contents } = scene.ledger
  const there = (digest: string | undefined): digest is string => digest !== undefined && contents.words.has(digest)
  const made = /^[ODR][1-9]\d*$/.test(name) ? eventOf(name, scene) : undefined
  const said = made
    ? [state.objections.get(made)?.words, state.drafts.get(made)?.words, state.risks.get(made)?.words]
    : [...(state.acceptances.get(name) ?? []), ...(state.acceptances.get(`§ ${name}`) ?? [])].map(({ words }) => words)
  const begins = (digest: string) => /^[0-9a-f]{8,64}$/.test(name) && digest.startsWith(name)
  const texts = [...said.filter(there), ...[...contents.words.keys()].filter(begins)]
  const bodies = [
    ...bodiesOf([{ id: name, kind: '' }], {}, scene.ledger).map(({ digest }) => digest),
    ...scene.beside.filter(digest => begins(digest) || digest.startsWith(sealOf(name, scene))),
  ]
  return texts.length + bodies.length > 0
    ? { texts, bodies }
    : { no: `The ledger has no words of ${name} and no excerpt, or they are destroyed already.` }
}

/** Of a statement that is sealed on the page; else what no digest begins with. */
const sealOf = (name: string, { subject }: Scene): string =>
  /sealed:([0-9a-f]{12,64})/.exec(subject.packet.statement(name)?.text ?? '')?.[1] ?? '-'

/** Nothing rests on what nobody can read any more without a person knowing it. */
function resting(excerpts: readonly string[], { ledger, subject }: Scene): string {
  const ids = subject.packet.evidence
    .filter(({ id }) => {
      const last = (ledger.state.retrievals.get(id) ?? []).at(-1)
      return last?.digest !== undefined && excerpts.includes(last.digest)
    })
    .map(({ id }) => id)
  if (ids.length === 0) return ''
  return `\nNobody can read any more what ${ids.join(', ')} says; the page and the ledger keep its digest.`
}
