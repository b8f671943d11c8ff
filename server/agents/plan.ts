// A run, planned: what the roles propose for one look at a packet, in an order that follows from what they read and write,
// with what the gate says to each draft. Nothing is recorded here. A run stops, and says so, where going on would pretend that
// a person's decision is not needed: before the charter, on hold, at an escalation.
import type { Refused, Scene } from '../acts/act.ts'
import { checkDraft } from '../acts/draft/gate.ts'
import type { Given } from '../acts/draft/proposed.ts'
import { isChartered } from '../acts/shared/in-force.ts'
import { stops } from '../acts/shared/in-the-way.ts'
import type { Checked } from '../rules/run.ts'
import { unread, unreadFindings } from '../rules/shared/unread.ts'
import type { Comment } from './comments.ts'
import { freshIds } from './fresh-ids.ts'
import { outdated } from './outdated.ts'
import type { Proposal, Role } from './role.ts'
import { stillWaiting } from './still-waiting.ts'

export type Planned = {
  readonly role: string
  readonly proposal: Proposal
  /** What the gate has against a draft. */
  readonly refused?: readonly Refused[]
}

export type RunPlan = {
  readonly agent: string
  readonly roles: readonly string[]
  /** In the order in which it is to be done. */
  readonly planned: readonly Planned[]
  /** The agent's own drafts that no longer fit what people want, and why. */
  readonly outdated: readonly { readonly id: string; readonly why: string }[]
  /** Why it did not go on. */
  readonly stopped?: string
}

export type Asked = {
  readonly agent: string
  readonly roles: readonly Role[]
  readonly comments?: readonly Comment[]
  before?(label: string): string | undefined
}

export function planRun(given: Scene, judged: Checked, { agent, roles, comments = [], before }: Asked): RunPlan {
  // Roles know what agents may know: what they write is read by everybody.
  const checked = unreadFindings(judged)
  const scene = { ...given, subject: unread(given.subject) }
  const stopped = whyStopped(scene, checked) ?? whyStoppedUnseen(judged)
  const going = stopped ? roles.filter(({ restates }) => restates) : roles
  const waits = stillWaiting(scene)
  const view = {
    isTaken: waits.isTaken,
    scene,
    agent,
    checked,
    comments,
    before: before ?? (() => undefined),
    freshId: freshIds(scene),
  }
  const planned: Planned[] = []
  for (const role of going)
    for (const proposal of role.propose(view)) {
      if (proposal.does !== 'propose') {
        planned.push({ role: role.name, proposal })
        continue
      }
      // A statement that has a draft already gets no second one: a person decides on the first.
      if (!waits.take(proposal.given)) continue
      const result = checkDraft({ ...proposal.given, role: role.name } satisfies Given, scene, agent)
      const refused = 'refused' in result ? result.refused : undefined
      if (refused?.some(({ code }) => unsaid.has(code))) continue
      planned.push({ role: role.name, proposal, ...(refused && { refused }) })
    }
  return {
    agent,
    roles: going.map(({ name }) => name),
    planned,
    outdated: outdated(scene, agent),
    ...(stopped && { stopped }),
  }
}

/** Nobody is told again of what waits or was turned down, nor of what is not shown to agents. */
const unsaid = new Set(['proposed-already', 'rejected-before', 'not-shown'])

/**
 * A person who has the roles run is stopped as well by what agents may not read, and told no more than that. An agent that has
 * them run over MCP is judged for without any of it, so it goes on until somebody looks: the alarm then stops everybody.
 */
const whyStoppedUnseen = (judged: Checked): string | undefined =>
  escalationIn(judged) && 'What agents may not read calls for a formal process: a person who may looks first.'

const escalationIn = ({ findings }: Checked) =>
  findings.find(({ rule, suppressed }) => rule.code === 'escalation-required' && !suppressed)

/** The first thing that a person has to decide before any agent goes on. */
function whyStopped(scene: Scene, checked: Checked): string | undefined {
  const escalation = escalationIn(checked)
  const [stop] = stops(scene)
  if (stop) return stop
  if (escalation)
    return `${escalation.message} \`countersign escalate\` or \`countersign suspect\` comes before any drafting.`
  return isChartered(scene)
    ? undefined
    : 'Nobody has confirmed owner, reviewers and criteria under the policy in force: `countersign confirm-charter` comes first.'
}
