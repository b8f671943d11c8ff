// `countersign evidence`: what the sources of a packet say now. Looking again is recorded; looking at what is known is not.

import { type Far, farSays } from '../host/far.ts'
import type { Looked } from '../host/look.ts'
import { packetAt } from '../host/packet-at.ts'
import { retrieve } from '../host/retrieve.ts'
import { sceneAt } from '../host/scene-at.ts'
import { Wrong } from '../host/wrong.ts'
import { runner } from '../node/fetch/errands.ts'
import { permitsOf, readSettings } from '../node/fetch/permits.ts'
import { personHere } from '../node/person.ts'
import { count, type Screen } from '../report/lint-report.ts'
import { harmless } from '../report/width.ts'
import { marked, wordDiff } from '../report/word-diff.ts'
import { handsOf } from './act.ts'
import { type Call, exit } from './command.ts'
import { refreshCommand } from './next-command.ts'
import { showEvidence } from './show-evidence.ts'
import { wrapped } from './wrap.ts'

export async function runEvidence(call: Call): Promise<number> {
  const [verb = ''] = call.rest
  if (verb === 'show') return showEvidence(call)
  if (verb !== 'refresh' && verb !== 'check')
    throw new Wrong(`evidence does not know \`${verb}\`.`, 'It knows refresh, check and show.')
  return lookAgain(verb, call)
}

async function lookAgain(verb: 'refresh' | 'check', call: Call): Promise<number> {
  const { flags, rest, terminal } = call
  const [, name = '', ...ids] = rest
  const at =
    verb === 'refresh'
      ? await sceneAt(name, terminal.cwd, terminal.env)
      : await packetAt(name, terminal.cwd, terminal.env)
  const found = readSettings(terminal.env)
  if ('problem' in found) throw new Wrong(found.problem)
  const agent = flags.text('as')
  const hands =
    verb === 'refresh' || agent !== undefined
      ? handsOf(personHere(at.home.root, at.signers, flags.text('me')), agent, terminal)
      : undefined
  const reason = flags.text('reason')
  const role = flags.text('role')
  const want = {
    ids,
    runner: runner(at.home.root, permitsOf(found.settings, terminal.env), flags.has('offline') ? 'offline' : 'online'),
    signal: AbortSignal.timeout(1000 * secondsOf(flags.text('within'))),
    mode: verb === 'refresh' ? ('recording' as const) : ('checking' as const),
    env: terminal.env,
    ...(reason && { reason }),
    ...(role && { role }),
    heard: (far: Far) => terminal.progress(farSays(far)),
  }
  const { looked, done, stopped } = await terminal.stoppable(async cancel => ({
    ...(await retrieve(at, { ...want, cancel }, hands)),
    stopped: cancel.aborted,
  }))
  terminal.progress('')
  const refused = done && 'no' in done ? done.no : undefined
  if (flags.has('json')) {
    const recorded = done && !('no' in done) ? done.written.map(({ event }) => event.name.replace(/\.json$/, '')) : []
    const told = {
      schema: 'countersign.evidence.v1',
      page: name,
      looked: looked.map(bare),
      recorded,
      ...(refused && { refused }),
    }
    terminal.out(`${JSON.stringify(told, undefined, 2)}\n`)
  } else {
    const screen = terminal.screen('out', flags.has('no-color') ? 'none' : 'as usual')
    if (looked.length > 0) terminal.out(`${looked.map(one => spelled(one, at, screen)).join('\n')}\n`)
    else if (!refused) terminal.out(`${noneLooked(at)}\n`)
    if (done && !('no' in done))
      terminal.out(`\nRecorded by ${hands!.actor} in ${count(done.written.length, 'event')}.\n`)
    if (refused) terminal.err(`${harmless(refused)}\n`)
  }
  if (stopped) return exit.interrupted
  return refused || looked.some(({ state }) => state !== 'same' && state !== 'new') ? exit.findings : exit.clean
}

const noneLooked = ({ scene, name }: Awaited<ReturnType<typeof packetAt>>) =>
  scene.subject.packet.evidence.length === 0
    ? 'The packet cites no evidence.'
    : `What the packet cites was destroyed. \`${refreshCommand(name, scene.subject.packet.evidence[0]!.id)}\` asks the source of the first anew.`

function secondsOf(said: string | undefined): number {
  if (said === undefined) return 60
  if (!/^[1-9]\d{0,3}$/.test(said)) throw new Wrong(`--within needs a number of seconds, and \`${said}\` is none.`)
  return Number(said)
}

/** Excerpts may be long, and of some only a few may read them: `show` has them. */
const bare = ({ excerpt: _, ...rest }: Looked) => rest

const moods = {
  same: 'good',
  new: 'good',
  changed: 'error',
  gone: 'error',
  forbidden: 'warning',
  unreachable: 'warning',
  refused: 'warning',
} as const

function spelled(one: Looked, { scene }: Awaited<ReturnType<typeof packetAt>>, { columns, paint }: Screen): string {
  const { id, title, state, says, excerpt, source, sealed } = one
  const about = [source?.state && `state ${source.state}`, source?.updated && `changed there ${source.updated}`].filter(
    Boolean,
  )
  const definition = scene.subject.packet.evidenceOf(id)
  const before = definition && scene.subject.readings.get(definition.locator)
  const lines = [
    `${paint('strong', harmless(`${id} ${title}`))}: ${paint(moods[state], state)}`,
    ...wrapped(harmless(says), columns, '  '),
    ...(about.length > 0 ? wrapped(harmless(about.join(', ')), columns, '  ') : []),
  ]
  if (sealed || state !== 'changed' || before?.state !== 'read' || excerpt === undefined || before.excerpt === excerpt)
    return lines.join('\n')
  return [...lines, ...wrapped(harmless(marked(wordDiff(before.excerpt, excerpt))), columns, '    ')].join('\n')
}
