// Has a role of an agent look at a packet and propose. What it proposes waits for a person, whoever asked for it.
import { dirname } from 'node:path'
import type { CancellationToken } from 'vscode-languageserver-protocol/node'
import type { Outcome } from '../../schemas/protocol.ts'
import { roles } from '../agents/index.ts'
import { changeOf, passed, wordingOf } from '../agents/report.ts'
import { agentFor } from '../host/agent-for.ts'
import { packetAt } from '../host/packet-at.ts'
import { planAt, type RunDone, runAgents, wordedAt } from '../host/run-agents.ts'
import { Wrong } from '../host/wrong.ts'
import { refused, savedFile } from './act.ts'
import { progressOf } from './progress.ts'
import type { Session } from './session.ts'
import { modelOf } from './words.ts'

type Asked = {
  readonly uri: string
  readonly role: string
  readonly dryRun?: boolean | null | undefined
  readonly words?: boolean | null | undefined
}

export async function roleOn(asked: Asked, session: Session, token: CancellationToken): Promise<Outcome> {
  try {
    return await session.alone(token, () => run(asked, session, token))
  } catch (error) {
    if (!(error instanceof Wrong)) throw error
    return refused([error.message, error.hint].filter(Boolean).join(' '))
  }
}

async function run(
  { uri, role: name, dryRun, words }: Asked,
  session: Session,
  token: CancellationToken,
): Promise<Outcome> {
  const wanted = roles.filter(role => role.name === name)
  if (wanted.length === 0) return refused(`There is no role \`${name}\`.`)
  const file = savedFile(session.document(uri), uri, session)
  const look = () => packetAt(file, dirname(file), session.outside.env)
  const at = await look()
  const agent = agentFor(
    session.settings.agent ? `agent:${session.settings.agent.replace(/^agent:/, '')}` : undefined,
    wanted,
    at.scene.policy.terms.agents,
    agent => `\`countersign.agent\`: ${agent}`,
  )
  const model = words === false ? undefined : await modelOf(session, token)
  if (dryRun) {
    const plan = await planAt(at, { agent, roles: wanted, comments: [] })
    return told({ ...(await wordedAt(at, plan, model)), drafts: [], tidied: [] })
  }
  const progress = progressOf(`Asking the ${name}`, session)
  try {
    const done = await runAgents({
      agent,
      roles: wanted,
      comments: [],
      model,
      look,
      progress: () => progress.said(0, 1),
    })
    session.acted(uri)
    return told(done)
  } finally {
    progress.over()
  }
}

function told({ plan, run, drafts, tidied, advice, wording }: RunDone): Outcome {
  if (plan.stopped) return refused(plan.stopped)
  const made = passed(plan).flatMap(({ proposal }, index) =>
    proposal.does === 'propose' ? [`${idOf(drafts[index])}${changeOf(proposal.given)}`] : [],
  )
  const tidy = plan.planned.flatMap(({ proposal }) => (proposal.does === 'tidy' ? proposal.says : []))
  const asks = plan.planned.flatMap(({ proposal }) =>
    proposal.does === 'ask' ? [`${proposal.who}: ${proposal.says}`] : [],
  )
  const words = wording && made.length > 0 ? [wordingOf(wording)] : []
  const warns = wording && wording.kept.length > 0 ? words[0] : undefined
  const says = [...tidied, ...tidy, ...made, ...words, ...asks, ...(advice ? [advice] : [])]
  return {
    done: true,
    says: says.join('\n') || 'There is nothing to propose.',
    events: run ? [run] : [],
    ...(warns && { warns }),
  }
}

const idOf = (recorded: RunDone['drafts'][number] | undefined) =>
  recorded === undefined ? '' : typeof recorded === 'string' ? `${recorded} ` : `Not recorded (${recorded.no}): `
