// `countersign agents run`: the built-in roles, over one packet.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Comment } from '../agents/comments.ts'
import { roles as allRoles } from '../agents/index.ts'
import type { RunPlan } from '../agents/plan.ts'
import { changeOf, passed, wordingOf } from '../agents/report.ts'
import type { Role } from '../agents/role.ts'
import { commentsIn } from '../agents/threads.ts'
import { agentFor } from '../host/agent-for.ts'
import type { Looked } from '../host/look.ts'
import { lookFirst } from '../host/look-first.ts'
import { planAt, type RunDone, runAgents, wordedAt } from '../host/run-agents.ts'
import { sceneAt } from '../host/scene-at.ts'
import { Wrong } from '../host/wrong.ts'
import { count } from '../report/lint-report.ts'
import { harmless } from '../report/width.ts'
import { agentNamed } from './act.ts'
import { type Call, exit } from './command.ts'
import { modelAsked } from './model-asked.ts'
import { wrapped } from './wrap.ts'

export async function runAgentsOn(call: Call): Promise<number> {
  const { flags, rest, terminal } = call
  const [what, name = ''] = rest
  if (what !== 'run') throw new Wrong(`agents has no part called ${what}.`, 'There is `agents run`.')
  const roles = rolesAsked(flags.all('role'))
  const at = await sceneAt(name, terminal.cwd, terminal.env)
  const agent = agentFor(
    agentNamed(flags.text('as')),
    roles,
    at.scene.policy.terms.agents,
    agent => `--as agent:${agent}`,
  )
  const comments = await commentsGiven(call)
  const model = await modelAsked(flags.text('model'), terminal.env)
  if (flags.has('look') && flags.has('dry-run'))
    throw new Wrong('--look records what it finds, and --dry-run records nothing.', 'Leave one of them out.')
  const progress = (says: string) => terminal.progress(`${says}…`)
  const looked = flags.has('look')
    ? await terminal.stoppable(cancel => lookFirst(at, agent, { env: terminal.env, cancel, progress }))
    : []
  if (looked === 'stopped') return exit.interrupted
  const done: RunDone = flags.has('dry-run')
    ? { ...(await wordedAt(at, await planAt(at, { agent, roles, comments }), model)), drafts: [], tidied: [] }
    : await runAgents({
        agent,
        roles,
        comments,
        model,
        look: () => sceneAt(name, terminal.cwd, terminal.env),
        progress,
      })
  terminal.progress('')
  const isDry = flags.has('dry-run')
  terminal.out(flags.has('json') ? json(done, isDry, looked) : lookedText(looked) + told(done, isDry, name, call))
  return done.plan.stopped ? exit.findings : exit.clean
}

const lookedText = (looked: readonly Looked[]) =>
  looked.map(({ id, state, says }) => `${id} ${state}: ${harmless(says)}\n`).join('')

function rolesAsked(names: readonly string[]): readonly Role[] {
  const unknown = names.find(name => !allRoles.some(role => role.name === name))
  if (unknown !== undefined)
    throw new Wrong(`There is no role ${unknown}.`, `There are ${allRoles.map(({ name }) => name).join(', ')}.`)
  return names.length === 0 ? allRoles : allRoles.filter(({ name }) => names.includes(name))
}

async function commentsGiven({ flags, terminal }: Call): Promise<readonly Comment[]> {
  const file = flags.text('comments')
  if (file === undefined) return []
  const text = file === '-' ? String(await terminal.input()) : readFileSync(resolve(terminal.cwd, file), 'utf8')
  const read = commentsIn(text, file)
  if ('problem' in read) throw new Wrong(`${file}: ${read.problem}`)
  return read.comments
}

function json(
  { plan, run, drafts, tidied, advice, wording }: RunDone,
  isDry: boolean,
  looked: readonly Looked[],
): string {
  const shown = plan.planned.flatMap(({ role, proposal, refused }) =>
    proposal.does === 'propose'
      ? [{ role, does: changeOf(proposal.given), ...proposal.given, ...(refused && { refused }) }]
      : [],
  )
  const said = {
    schema: 'countersign.agents.v1',
    agent: plan.agent,
    roles: plan.roles,
    dryRun: isDry,
    ...(looked.length > 0 && { looked: looked.map(({ id, state, says }) => ({ id, state, says })) }),
    ...(run && { run }),
    ...(plan.stopped && { stopped: plan.stopped }),
    drafts: shown.filter(({ refused }) => !refused).map((one, at) => ({ ...idOf(drafts[at]), ...one })),
    refused: shown.filter(({ refused }) => refused),
    outdated: plan.outdated,
    asks: plan.planned.flatMap(({ role, proposal }) => (proposal.does === 'ask' ? [{ role, ...proposal }] : [])),
    tidied: [...tidied, ...plan.planned.flatMap(({ proposal }) => (proposal.does === 'tidy' ? proposal.says : []))],
    ...adviceOf(plan, advice),
    ...(wording && { wording }),
  }
  return `${JSON.stringify(said, undefined, 2)}\n`
}

const idOf = (recorded: RunDone['drafts'][number] | undefined) =>
  recorded === undefined ? {} : typeof recorded === 'string' ? { id: recorded } : { notRecorded: recorded.no }

function adviceOf({ planned }: RunPlan, recorded: string | undefined): { advice?: string } {
  const planning = planned.find(({ proposal }) => proposal.does === 'recommend')?.proposal
  const advice = recorded ?? (planning?.does === 'recommend' ? planning.text : undefined)
  return advice === undefined ? {} : { advice }
}

function told(
  { plan, run, drafts, tidied, advice, wording }: RunDone,
  isDry: boolean,
  name: string,
  { terminal, flags }: Call,
) {
  const { columns, paint } = terminal.screen('out', flags.has('no-color') ? 'none' : 'as usual')
  const lines: string[] = []
  const say = (text: string, first = '', rest = first.replace(/\S/g, ' ')) =>
    lines.push(...text.split('\n').flatMap((line, at) => wrapped(harmless(line), columns, at === 0 ? first : rest)))
  if (plan.stopped) say(`Stopped: ${plan.stopped}`)
  const tidy = [...tidied, ...plan.planned.flatMap(({ proposal }) => (proposal.does === 'tidy' ? proposal.says : []))]
  for (const one of tidy) say(`${isDry ? 'Would bring in step: ' : ''}${one}`)
  const made = passed(plan)
  const many = count(made.length, 'draft')
  say(
    isDry
      ? `${many} would be proposed by ${plan.agent}.`
      : `${many} of ${plan.agent}${run ? `, run:${run.slice(0, 8)}` : ''}.`,
  )
  if (wording) say(wordingOf(wording))
  for (const [at, { role, proposal }] of made.entries()) {
    if (proposal.does !== 'propose') continue
    const recorded = drafts[at]
    const id = typeof recorded === 'string' ? `${recorded} ` : ''
    lines.push('', paint('strong', harmless(`${id}${role} ${changeOf(proposal.given)}`)))
    say(proposal.given.text, '  ')
    say(proposal.given.reasons, '  — ')
    if (recorded !== undefined && typeof recorded !== 'string') say(`! Not recorded: ${recorded.no}`, '  ')
  }
  for (const { role, proposal, refused } of plan.planned) {
    if (proposal.does !== 'propose' || !refused) continue
    lines.push('', paint('faint', harmless(`${role} ${changeOf(proposal.given)}: not let through`)))
    say(proposal.given.text, '  ')
    for (const { code, says } of refused) say(`${says} (${code})`, '  ! ')
  }
  if (plan.outdated.length > 0) lines.push('', 'Earlier drafts that no longer fit:')
  for (const { id, why } of plan.outdated) say(`${id}: ${why}.`, '- ')
  const asks = plan.planned.flatMap(({ proposal }) => (proposal.does === 'ask' ? [proposal] : []))
  if (asks.length > 0) lines.push('', 'Left to people:')
  for (const { who, says } of asks) say(`${who}: ${says}`, '- ')
  const advises = adviceOf(plan, advice).advice
  if (advises) {
    lines.push('')
    for (const line of advises.split('\n')) {
      const [, lead = '', text = ''] = /^( *(?:- )?)(.*)$/.exec(line) ?? []
      say(text, lead)
    }
  }
  if (run) lines.push('', `\`countersign drafts ${name}\` shows how each would change the page.`)
  return `${lines.join('\n')}\n`
}
