// How a tool's input becomes a draft: made from the text that this connection was shown, of the evidence that it read, with
// the digest of the very call.
import * as z from 'zod'
import type { Act } from '../acts/act.ts'
import { checkDraft } from '../acts/draft/gate.ts'
import type { Given } from '../acts/draft/proposed.ts'
import { propose } from '../acts/propose.ts'
import { digestOf } from '../ledger/canonical.ts'
import { deciders } from './people.ts'
import type { Seen, Session } from './session.ts'
import { about } from './shapes.ts'
import type { No } from './tool.ts'

/** What every draft may say of itself. */
export const origins = {
  reasons: z.string().min(1).max(4_000).describe('Why: one line for each change, with the evidence that says so.'),
  evidence: z
    .array(z.string().max(20))
    .max(100)
    .optional()
    .describe('Evidence that you read for it (`E3`). What you read with read_evidence is known already.'),
  model: z.string().max(200).optional().describe('The model that you are.'),
}
export const text = z.string().min(1).max(20_000)

export const drafted = z.object({
  about,
  draft: z.string().describe('`D4`, as the page shows it.'),
  says: z.string(),
  waits_for: z.array(z.string()).describe('Who may decide on it. Nothing is changed until one of them does.'),
})

/** The part of a draft that says what it does. */
export type Change = Pick<Given, 'revise' | 'after' | 'add_to' | 'remove' | 'answer' | 'for'> & {
  readonly text: string
}
type Origins = {
  readonly reasons?: string
  readonly evidence?: readonly string[] | undefined
  readonly model?: string | undefined
}

export function givenBy(change: Change, origin: Origins, seen: Seen, { memory }: Session): Given {
  const target = change.revise ?? change.remove
  const base = target && memory.base(seen, target)
  const known = memory.evidence(seen)
  const read = [...new Set([...(origin.evidence ?? []), ...known.keys()])].map(id =>
    known.has(id) ? `${id}@${known.get(id)}` : id,
  )
  return {
    ...change,
    ...(base && { base }),
    ...(origin.reasons && { reasons: origin.reasons }),
    ...(origin.model && { model: origin.model }),
    ...(read.length > 0 && { read: read.join(' ') }),
    call: digestOf(JSON.stringify([seen.about, change, origin])),
  }
}

export async function proposed(given: Given, seen: Seen, session: Session): Promise<z.output<typeof drafted> | No> {
  const done = await doneBy(propose, given, seen, session)
  if ('no' in done) return done
  const [first] = done.written
  const id = first?.event.name.replace(/\.json$/, '') ?? ''
  const { about } = await session.packet(seen.about.packet)
  return {
    about,
    draft: done.ledger.shownId(id) ?? '',
    says: done.says,
    waits_for: given.for ? [`@${given.for.replace(/^@/, '')}`] : [...deciders(seen)],
  }
}

/** Done as the agent that this connection speaks as, or why not. */
export async function doneBy<I extends z.ZodObject>(act: Act<I>, input: z.output<I>, seen: Seen, session: Session) {
  const { agent } = session
  if (!agent) return noAgent(seen)
  const parsed = act.input.safeParse(input)
  if (!parsed.success) return { no: misfit(parsed.error) }
  const done = await session.act(act, parsed.data, seen, agent)
  if (!('no' in done)) return done
  const refused = done.refused?.map(one => `${one.code}: ${one.says} ${one.do}`).join('\n')
  return { no: refused ?? seen.veil.over(done.no), ask: deciders(seen) }
}

export function refusedBy(given: Given, seen: Seen, session: Session) {
  const parsed = propose.input.safeParse(given)
  if (!parsed.success)
    return [{ code: 'misfit', says: misfit(parsed.error), do: 'Give it in the form that the tool describes.' }]
  const checked = checkDraft(parsed.data, seen.scene, session.agent ?? 'agent:')
  return 'refused' in checked ? [...checked.refused] : checked
}

function misfit({ issues: [issue] }: z.ZodError): string {
  return `${String(issue?.path[0] ?? 'It')}: ${issue?.message ?? 'does not fit'}.`
}

export function noAgent({ scene }: Seen): No {
  const known = scene.subject.workspace.agents.map(({ name }) => `agent:${name}`)
  return {
    no: 'This connection only reads: nobody said which agent it is.',
    instead: `Whoever set it up starts it with \`countersign mcp --as agent:NAME\`, or sets \`countersign.agent\` in VS Code. ${known.length > 0 ? `The workspace names ${known.join(', ')}.` : 'The workspace names no agent yet: `agents` in countersign.yaml does.'}`,
  }
}
