// `countersign review`: walks a person through what changed since it was last accepted, block by block, and has one
// signature made at the end for what was accepted. Without a terminal it lists what there is to review.
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { accept } from '../acts/accept.ts'
import { review } from '../acts/review.ts'
import { type ToReview, toReview } from '../acts/shared/to-review.ts'
import { blockOf } from '../acts/targets.ts'
import type { PacketAt } from '../host/packet-at.ts'
import { sceneAt } from '../host/scene-at.ts'
import { Wrong } from '../host/wrong.ts'
import { personHere } from '../node/person.ts'
import { count, type Screen } from '../report/lint-report.ts'
import { harmless } from '../report/width.ts'
import { marked, wordDiff } from '../report/word-diff.ts'
import { runAct } from './act.ts'
import { type Call, exit } from './command.ts'
import { indented, markedLines } from './marked-lines.ts'
import { type Answer, walk } from './walk.ts'
import { wrapped } from './wrap.ts'

export async function runReview(call: Call): Promise<number> {
  const { flags, rest, terminal } = call
  if (rest.length > 1) return runAct(review, call)
  const [name = ''] = rest
  const at = await sceneAt(name, terminal.cwd, terminal.env)
  const { handle } = personHere(at.home.root, at.signers, flags.text('me'))
  const waiting = toReview(at.scene, handle && `@${handle}`)
  const screen = terminal.screen('out', flags.has('no-color') ? 'none' : 'as usual')
  if (flags.has('json')) {
    terminal.out(`${JSON.stringify({ schema: 'countersign.review.v1', page: name, blocks: waiting }, undefined, 2)}\n`)
    return exit.clean
  }
  const named = flags.all('accept').flatMap(said => namesIn(said, at))
  if (named.length > 0) {
    const shown = waiting.filter(one => named.includes(one.name))
    terminal.out(shown.map(one => `${block(one, screen)}\n\n`).join(''))
    return acceptThose(named, at, call)
  }
  terminal.out(`${heading(at, waiting.length)}\n\n`)
  if (waiting.length === 0) return exit.clean
  const [first] = waiting
  if (first?.notYours && waiting.every(({ notYours }) => notYours)) {
    const shown = waiting.map(({ notYours: _, ...one }) => `${block(one, screen)}\n\n`).join('')
    terminal.out(`${shown}${first.notYours} A reviewer signs off: \`countersign review ${name} concurs\`.\n`)
    return exit.clean
  }
  if (process.stdin.isTTY) return walkThrough(waiting, at, call, screen)
  terminal.out(waiting.map(one => `${block(one, screen)}\n\n`).join(''))
  terminal.out(
    `On a terminal, \`countersign review ${name}\` walks you through them. \`--accept NAMES\` accepts what you name.\n`,
  )
  return exit.clean
}

/** `C1,F2`, or a section whose name has a comma in it. */
function namesIn(said: string, { scene }: PacketAt): readonly string[] {
  if (said.trim().toLowerCase() === 'all')
    throw new Wrong('There is no accept-all.', 'Name what you have read: --accept C1,F2.')
  if (blockOf(said.trim(), scene)) return [said.trim()]
  const names = said.split(',').map(name => name.trim().replace(/^"(.*)"$/, '$1'))
  const unknown = names.find(name => !blockOf(name, scene))
  if (unknown !== undefined) throw new Wrong(`Nothing on the page that can be accepted is called ${unknown}.`)
  return names
}

function heading({ scene: { subject, ledger, blocks } }: PacketAt, waiting: number): string {
  const number = subject.packet.fields.get('packet')?.value ?? subject.path
  const drafts = [...ledger.state.drafts.values()].filter(({ status }) => status === 'pending').length
  const rest = blocks.length - waiting
  return [
    `${harmless(number)}: ${count(waiting, 'block')} to review, ${rest} as accepted.`,
    ...(drafts > 0 ? [`${count(drafts, 'draft')} besides, which \`countersign drafts\` shows.`] : []),
  ].join('\n')
}

async function walkThrough(waiting: readonly ToReview[], at: PacketAt, call: Call, screen: Screen): Promise<number> {
  const { terminal } = call
  const input = createInterface({ input: process.stdin, terminal: false })
  const lines = input[Symbol.asyncIterator]()
  const ask = async (question: string) => {
    terminal.err(question)
    const { done, value } = await lines.next()
    return done ? undefined : String(value).trim().toLowerCase()
  }
  const yours = waiting.filter(one => one.notYours === undefined)
  for (const one of waiting) if (one.notYours) terminal.out(`${block(one, screen)}\n\n`)
  const accepted = await walk(yours, {
    async answer(one, place): Promise<Answer | undefined> {
      terminal.out(`${block(one, screen)}\n\n`)
      const said = await ask(`${place} of ${yours.length}: ${one.name}: [a]ccept, [s]kip or [q]uit? `)
      terminal.out('\n')
      return said === undefined ? 'quit' : answers[said]
    },
    sure: async names => /^y(?:es)?$/.test((await ask(`Sign that you accept ${names.join(', ')}? [y/N] `)) ?? ''),
  })
  input.close()
  // They said already that they are sure.
  if (accepted.length > 0) return acceptThose(accepted, at, call, 'never')
  terminal.out('Nothing was accepted, and nothing was signed.\n')
  return exit.clean
}

const answers: Readonly<Record<string, Answer>> = {
  a: 'accept',
  accept: 'accept',
  s: 'skip',
  skip: 'skip',
  q: 'quit',
  quit: 'quit',
}

/** What is signed is what was shown: a page that changed meanwhile is shown again first. */
async function acceptThose(
  names: readonly string[],
  { file, scene }: PacketAt,
  call: Call,
  asks?: 'never',
): Promise<number> {
  const [name = ''] = call.rest
  if (readFileSync(file, 'utf8') !== scene.subject.packet.text)
    throw new Wrong(`${name} changed while you were reading.`, 'Nothing was signed. Review it again.')
  return runAct(accept, { ...call, rest: [name, ...names] }, asks)
}

/** One block as a person reads it: what it was, what it is, and who stands against it. */
export function block(one: ToReview, { columns, paint }: Screen): string {
  const { accepted, contested, notYours } = one
  const where = one.section ? ` (${one.section})` : ''
  const lines = [
    paint('strong', harmless(`${one.name}${where}: ${stateOf(one)}`)),
    ...(accepted?.text === undefined || one.state === 'wanted'
      ? indented(one.text, columns)
      : markedLines(marked(wordDiff(accepted.text, one.text)), { columns, paint })),
    ...contested.flatMap(said => wrapped(`Contested: ${harmless(said)}.`, columns, '  ')),
    ...(notYours ? wrapped(harmless(notYours), columns, '  ') : []),
  ]
  return lines.join('\n')
}

function stateOf({ state, accepted }: ToReview): string {
  if (!accepted) return state
  const since = `since @${accepted.by} accepted it on ${accepted.time.slice(0, 10)}`
  const destroyed = accepted.text === undefined ? '; its words of then are not there any more' : ''
  if (state === 'wanted') return `accepted by @${accepted.by}; its topic asks for you, too`
  return state === 'moved' ? `moved here from ${accepted.section} ${since}` : `changed ${since}${destroyed}`
}
