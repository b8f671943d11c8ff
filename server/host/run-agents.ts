// A run of the built-in roles for any face: planned on one look at the packet, recorded draft by draft, each on the packet as
// it is by then. The page is brought in step first, and advice comes last, on what is there when all else is done.
import type { Refusal } from '../acts/act.ts'
import { propose } from '../acts/propose.ts'
import { recommend } from '../acts/recommend.ts'
import { recordRun } from '../acts/record-run.ts'
import type { Comment } from '../agents/comments.ts'
import type { Model } from '../agents/model/model.ts'
import { type Wording, worded } from '../agents/model/worded.ts'
import { type Asked, planRun, type RunPlan } from '../agents/plan.ts'
import { isWorthRecording, passed, refusedCounts, reportOf } from '../agents/report.ts'
import type { Role } from '../agents/role.ts'
import { replaceText } from '../node/write-file.ts'
import { capturedBefore } from './captured-before.ts'
import { doAct } from './do-act.ts'
import { agentHands } from './hands.ts'
import type { PacketAt } from './packet-at.ts'
import { Wrong } from './wrong.ts'

export type RunAsked = {
  readonly agent: string
  readonly roles: readonly Role[]
  readonly comments: readonly Comment[]
  /** Words what the roles prepared, where somebody set one up. */
  readonly model?: Model | undefined
  /** Looks at the packet as it is now. */
  look(): Promise<PacketAt>
  /** Says what is done now, for whoever watches. */
  progress(says: string): void
}

export type RunDone = {
  readonly plan: RunPlan
  /** The event that groups what was recorded; absent where nothing was. */
  readonly run?: string
  /** IDs as the page shows them, in the order of `passed(plan)`; a draft that could not be recorded after all says why. */
  readonly drafts: readonly (string | Refusal)[]
  readonly tidied: readonly string[]
  readonly advice?: string
  readonly wording?: Wording
}

const lastly = ({ writes }: Role) => writes.includes('advice')
const firstly = ({ writes }: Role) => writes.includes('table')

/** What a run would do, from one look. */
export async function planAt(at: PacketAt, asked: Omit<Asked, 'before'>): Promise<RunPlan> {
  const captured = asked.roles.some(({ reads }) => reads.includes('evidence')) ? await capturedBefore(at) : undefined
  return planRun(at.scene, at.checked, { ...asked, before: label => captured?.get(label) })
}

/** The same with a model's words, where there is a model. */
export async function wordedAt(
  { scene, checked }: PacketAt,
  plan: RunPlan,
  model: Model | undefined,
): Promise<{ readonly plan: RunPlan; readonly wording?: Wording }> {
  if (!model) return { plan }
  const { plan: fresh, count, kept } = await worded(plan, model, scene, checked)
  return { plan: fresh, wording: { model: model.name, count, kept } }
}

export async function runAgents(asked: RunAsked): Promise<RunDone> {
  const { agent, roles, comments, look, progress, model } = asked
  const tidied = await tidy(asked)
  progress('reading the packet')
  const at = await look()
  const prepared = await planAt(at, { agent, comments, roles: roles.filter(role => !firstly(role) && !lastly(role)) })
  if (model) progress(`asking ${model.name} for words`)
  const { plan, wording } = await wordedAt(at, prepared, model)
  const recorded = plan.stopped || !isWorthRecording(plan) ? { drafts: [] } : await record(plan, at, asked)
  const advice = plan.stopped ? undefined : await advise(asked)
  return { plan, ...recorded, tidied, ...(advice && { advice }), ...(wording && { wording }) }
}

async function tidy({ agent, roles, look, progress }: RunAsked): Promise<readonly string[]> {
  const tidying = roles.filter(firstly)
  if (tidying.length === 0) return []
  progress('bringing the page in step')
  const at = await look()
  const says: string[] = []
  for (const { proposal } of (await planAt(at, { agent, roles: tidying })).planned)
    if (proposal.does === 'tidy') {
      if (replaceText(at.file, proposal.text, at.text) === 'changed meanwhile')
        throw new Wrong(`${at.name} changed meanwhile, so it was left as it is: run it again.`)
      says.push(...proposal.says)
    }
  return says
}

/** Each act looks at the packet again, once it is its turn: from here it only learns which packet that is. */
async function record(plan: RunPlan, at: PacketAt, { agent, progress, model }: RunAsked) {
  progress('recording the run')
  const refused = refusedCounts(plan)
  const input = {
    roles: plan.roles.join(', '),
    ...(model && { model: model.name }),
    ...(refused && { refused }),
    ...(plan.outdated.length > 0 && { outdated: plan.outdated.map(({ id }) => id).join(', ') }),
    text: reportOf(plan),
  }
  const done = await doAct(recordRun, input, at, agentHands(agent))
  if ('no' in done) throw new Wrong(`The run was not recorded: ${done.no}`)
  const run = done.written[0]!.event.name.replace(/\.json$/, '')
  const drafts: (string | Refusal)[] = []
  for (const { role, proposal } of passed(plan)) {
    if (proposal.does !== 'propose') continue
    progress(`proposing ${drafts.length + 1} of ${passed(plan).length}`)
    const proposed = await doAct(propose, { ...proposal.given, role, run }, at, agentHands(agent))
    drafts.push('no' in proposed ? proposed : proposed.says.split(' ', 1)[0]!)
  }
  return { run, drafts }
}

async function advise({ agent, roles, look, progress }: RunAsked): Promise<string | undefined> {
  const advising = roles.filter(lastly)
  if (advising.length === 0) return undefined
  progress('looking at what is open')
  const at = await look()
  for (const { proposal } of (await planAt(at, { agent, roles: advising })).planned)
    if (proposal.does === 'recommend') {
      const { advice, text } = proposal
      const done = await doAct(recommend, { advice, text }, at, agentHands(agent))
      return 'no' in done ? undefined : text
    }
  return undefined
}
