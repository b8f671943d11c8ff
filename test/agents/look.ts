// One look at a small packet, for roles: what the script did to it, and what a run would propose.

import type { Comment } from '../../server/agents/comments.ts'
import { roles } from '../../server/agents/index.ts'
import { planRun, type RunPlan } from '../../server/agents/plan.ts'
import { changeOf } from '../../server/agents/report.ts'
import { check } from '../../server/rules/run.ts'
import { chartered, note, sceneAfter } from '../acts/play.ts'

export type Look = {
  readonly page?: string
  readonly script?: string
  readonly comments?: readonly Comment[]
  readonly before?: Readonly<Record<string, string>>
  /** Whether the page shows what the script did. */
  readonly inStep?: true
}

export async function planOf(names: readonly string[], look: Look = {}): Promise<RunPlan> {
  const { page = note, script = chartered, comments = [], before = {}, inStep = false } = look
  const scene = await sceneAfter(script, { page, inStep })
  return planRun(scene, check(scene.subject), {
    agent: 'agent:refresher',
    roles: names.length === 0 ? roles : roles.filter(({ name }) => names.includes(name)),
    comments,
    before: label => before[label],
  })
}

/** A line for each thing that it would do. */
export const linesOf = ({ planned }: RunPlan): string =>
  planned
    .map(({ proposal, refused = [] }) => {
      if (proposal.does === 'ask') return `ask ${proposal.who}: ${proposal.says}`
      if (proposal.does === 'tidy') return `tidy: ${proposal.says.join(' ')}`
      if (proposal.does === 'recommend') return `${proposal.advice}: ${proposal.text.split('\n')[0]}`
      const no = refused.length > 0 ? `✗ ${refused.map(({ code }) => code).join(' ')} ` : ''
      return `${no}${changeOf(proposal.given)}: ${proposal.given.text}`
    })
    .join('\n')
