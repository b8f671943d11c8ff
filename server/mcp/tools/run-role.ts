import * as z from 'zod'
import { roles } from '../../agents/index.ts'
import { changeOf } from '../../agents/report.ts'
import type { DraftGiven } from '../../agents/role.ts'
import { planAt, type RunDone, runAgents, wordedAt } from '../../host/run-agents.ts'
import { hidden } from '../../rules/shared/veil.ts'
import { deciders } from '../people.ts'
import { noAgent } from '../proposing.ts'
import { keptIn, saidOf } from '../said.ts'
import type { Seen, Session } from '../session.ts'
import { about, packet } from '../shapes.ts'
import { defineTool } from '../tool.ts'

const names = roles.map(({ name }) => name) as [string, ...string[]]

const comment = z.strictObject({
  by: z.string().min(1).max(100).describe('Who wrote it: handle or full name.'),
  text: z.string().min(1).max(4_000).describe('The words, unchanged.'),
  line: z.int().positive().optional().describe('The line of the page that it was made on, from 1.'),
  from: z.string().max(500).optional().describe('Where it can be looked up, such as a link.'),
})

export const runRole = defineTool({
  name: 'run_role',
  title: 'Run a built-in role',
  about: `Runs one of the roles that come with Countersign and need no model: ${roles.map(({ name, summary }) => `${name} (${summary})`).join(' ')} Its drafts wait for people like any other. Try it before you draft by yourself: what a role does mechanically is right every time.`,
  input: z.strictObject({
    packet,
    role: z.enum(names),
    dry_run: z.boolean().default(true).describe('Only say what it would propose. The default.'),
    comments: z
      .array(comment)
      .max(200)
      .optional()
      .describe(
        'For the normaliser: what reviewers wrote elsewhere, each with its author and exact words. Hand over what you were given, and nothing of your own: each becomes an objection that waits for its author.',
      ),
    model: z
      .string()
      .max(100)
      .optional()
      .describe(
        'A model that words what the role prepared, by name: one that whoever set this server up allowed. Without it the prepared words serve.',
      ),
  }),
  output: z.object({
    about,
    role: z.string(),
    recorded: z.boolean(),
    stopped: z.string().optional().describe('Why it did not go on. A person decides first.'),
    drafts: z.array(
      z.object({ draft: z.string().optional(), does: z.string(), text: z.string(), reasons: z.string() }),
    ),
    refused: z.array(z.object({ does: z.string(), why: z.array(z.string()) })),
    asks: z.array(z.object({ who: z.string(), says: z.string() })),
    tidied: z.array(z.string()),
    advice: z.string().optional(),
    wording: z
      .object({ model: z.string(), count: z.int(), kept: z.array(z.string()) })
      .optional()
      .describe('How many drafts have the words of the model, and why others keep the prepared ones.'),
    waits_for: z.array(z.string()),
  }),
  does: 'proposes',

  async run({ packet, role: name, dry_run, comments: given, model: named }, session) {
    const seen = await session.packet(packet)
    const { agent } = session
    if (!agent) return noAgent(seen)
    const chosen = roles.filter(role => role.name === name)
    if (given && chosen.every(({ reads }) => !reads.includes('comments'))) return notForComments(name)
    if (named !== undefined && named !== session.model?.name) return notThatModel(named, session)
    const model = named === undefined ? undefined : session.model
    const comments = (given ?? []).map(({ by, text, line, from }) => ({
      by,
      text,
      from: from ?? `what ${agent} was given`,
      ...(line !== undefined && { line }),
    }))
    const look = () => session.packet(seen.about.packet)
    const asked = { agent, roles: chosen, comments }
    const done: RunDone = dry_run
      ? { ...(await wordedAt(seen, await planAt(seen, asked), model)), drafts: [], tidied: [] }
      : await runAgents({ ...asked, model, look, progress: () => {} })
    return { ...told(done, seen), about: (await look()).about, role: name, recorded: !dry_run }
  },
})

const notForComments = (name: string) => ({
  no: `The ${name} reads no comments.`,
  instead: 'Comments are for the normaliser: it makes an objection of each, for whoever wrote it.',
})

const notThatModel = (named: string, { model }: Session) => ({
  no: `Nobody allowed the model ${JSON.stringify(named)} here.`,
  instead: model
    ? `There is ${model.name}. Without a model the prepared words serve.`
    : 'Leave it out: the prepared words serve. Whoever set this server up starts it with `--model` to allow one.',
})

function told({ plan, drafts: ids, tidied, advice, wording }: RunDone, seen: Seen) {
  const { over, readersOf } = seen.veil
  const isKept = (says: string, of: string) => readersOf(of).length > 0 || keptIn(says, seen.veil).length > 0
  const made = plan.planned.flatMap(({ proposal, refused }) =>
    proposal.does === 'propose' ? [{ ...proposal, refused }] : [],
  )
  const passed = made.filter(({ refused }) => !refused)
  const planned = plan.planned.flatMap(({ proposal }) => (proposal.does === 'recommend' ? [proposal.text] : []))
  const advises = advice ?? planned[0]
  return {
    ...(plan.stopped && { stopped: over(plan.stopped) }),
    drafts: passed.map(({ given }, at) => {
      const id = ids[at]
      return { ...(typeof id === 'string' && { draft: id }), does: changeOf(given), ...wordsOf(given, seen) }
    }),
    refused: made.flatMap(({ given, refused }) =>
      refused
        ? [
            {
              does: changeOf(given),
              why: refused.map(({ code, says }) => `${code}: ${saidOf(code, says, undefined, seen.veil)}`),
            },
          ]
        : [],
    ),
    asks: plan.planned.flatMap(({ proposal }) =>
      proposal.does === 'ask'
        ? [{ who: proposal.who, says: isKept(proposal.says, proposal.about) ? notShown : over(proposal.says) }]
        : [],
    ),
    tidied: [...tidied, ...plan.planned.flatMap(({ proposal }) => (proposal.does === 'tidy' ? proposal.says : []))].map(
      over,
    ),
    ...(advises && { advice: linewise(advises, seen.veil) }),
    ...(wording && {
      wording: {
        ...wording,
        kept: wording.kept.map(why => (keptIn(why, seen.veil).length > 0 ? notShown : over(why))),
      },
    }),
    waits_for: [...deciders(seen)],
  }
}

/** Advice lists what is open, a line for each: those about what is restricted are left out. */
const linewise = (text: string, veil: Seen['veil']) =>
  text
    .split('\n')
    .map(line => (keptIn(line, veil).length > 0 ? `- ${notShown}` : veil.over(line)))
    .join('\n')

const notShown = 'It is about a text that is not shown to agents. The person named sees it.'

function wordsOf({ text, reasons, revise, after, add_to, remove, answer, object }: DraftGiven, { veil }: Seen) {
  const readers = [revise, after, add_to, remove, answer, object].flatMap(id =>
    id === undefined ? [] : veil.readersOf(id),
  )
  const kept = [...readers, ...keptIn(text, veil).flatMap(veil.readersOf)]
  if (kept.length > 0 || /— restricted to /.test(text))
    return { text: `[${kept.length > 0 ? hidden(kept) : 'not shown to agents'}]`, reasons: '' }
  return { text: veil.over(text), reasons: keptIn(reasons, veil).length > 0 ? '' : veil.over(reasons) }
}
