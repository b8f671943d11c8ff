// `countersign status`: one packet, in plain words; a folder, several or none are an overview.
import { statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { isDay } from '../evidence/dates.ts'
import { type Blocking, followersOf } from '../gate/by-cause.ts'
import { deedFor } from '../gate/deeds.ts'
import { type Lapse, type Lapsing, lapsing } from '../gate/lapsing.ts'
import { nextOf } from '../gate/next.ts'
import { type Reason, type Verdict, verdict } from '../gate/verdict.ts'
import { homesFor } from '../host/homes-for.ts'
import { judgeIn } from '../host/judge.ts'
import { knownOf } from '../host/open-workspace.ts'
import { isGlob } from '../host/targets.ts'
import { Wrong } from '../host/wrong.ts'
import { readPacket } from '../node/packet-file.ts'
import { pathFrom } from '../node/paths.ts'
import { placesIn } from '../report/lines.ts'
import { count, type Screen } from '../report/lint-report.ts'
import { harmless } from '../report/width.ts'
import type { Checked } from '../rules/run.ts'
import { allOf } from '../rules/shared/listed.ts'
import { type Call, exit } from './command.ts'
import { sayConfiguration } from './lint/configuration.ts'
import { nextCommand, refreshCommand, saidNext } from './next-command.ts'
import { wrapped } from './wrap.ts'

export async function showStatus(call: Call): Promise<number> {
  const { flags, rest, terminal, entry } = call
  const asOf = flags.text('as-of')
  if (asOf !== undefined && !isDay(asOf)) throw new Wrong(`--as-of needs a day, and \`${asOf}\` is none.`)
  if (flags.has('config') && flags.has('policy-from')) throw new Wrong('--policy-from and --config do not go together.')
  const homeOf = homesFor(flags.text('config'), terminal.cwd, flags.text('policy-from'))
  const known = knownOf(terminal.env, entry)
  const when = { now: Math.floor(Date.now() / 60_000), ...(asOf !== undefined && { asOf }) }
  const [name = '.'] = rest
  const file = resolve(terminal.cwd, name)
  if (rest.length > 1 || flags.has('markdown') || flags.has('for') || isMany(name, file))
    return (await import('./overview.ts')).showOverview(call, { homeOf, when, known })

  const home = homeOf(dirname(file))
  const read = readPacket(file, home.root)
  if (read.state === 'refused') throw new Wrong(`${name}: ${read.why}`)
  if (read.state === 'nothing')
    throw new Wrong(`There is no file ${name}.`, 'Name a packet, or a folder for an overview of all below it.')
  if (read.state !== 'packet')
    throw new Wrong(`${name} is no packet.`, 'A packet begins with a front matter in which `packet:` stands.')

  const checked = await judgeIn(home, when, {}, known)(read.text, pathFrom(home.root, file))
  const found = verdict(checked)
  const shown = pathFrom(terminal.cwd, file)
  const colour = flags.has('no-color') ? 'none' : 'as usual'
  terminal.out(
    flags.has('json') ? json(checked, found, shown) : words(checked, found, shown, terminal.screen('out', colour)),
  )
  return (await sayConfiguration([home], { known, terminal, colour })) ? exit.wrong : exit.clean
}

const isMany = (name: string, file: string) =>
  isGlob(name) || (statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false)

function json({ subject, world }: Checked, found: Verdict, path: string): string {
  const { packet } = subject
  const lapses = lapsing(world)
  const { place } = placesIn(packet.text)
  const next = nextOf(found, subject)
  const listed = (one: Reason) => ({
    rule: one.code,
    about: one.about,
    message: one.says,
    who: one.who,
    does: deedFor(one).does,
    start: place(one.range.start),
    end: place(one.range.end),
  })
  const blocks = found.blocks.map(one => ({ ...listed(one), follows: one.follows.map(listed) }))
  const { name: verdict, owner, coordinator, remarks, condition, boundary, waits } = found
  const number = packet.fields.get('packet')?.value
  const said = {
    path,
    packet: number,
    title: packet.title,
    verdict,
    owner,
    coordinator,
    blocks,
    remarks,
    condition,
    boundary,
    waits,
    ...(lapses.things.length > 0 && { lapses }),
    ...(next && { next: { who: next.who, does: next.does, command: nextCommand(next, path) } }),
  }
  return `${JSON.stringify({ schema: 'countersign.status.v1', ...said }, undefined, 2)}\n`
}

const mood = {
  blocked: 'error',
  escalated: 'error',
  'on hold': 'warning',
  returned: 'warning',
  drafting: 'warning',
} as const

function words({ subject, world }: Checked, found: Verdict, path: string, { paint, columns }: Screen): string {
  const { packet, unknownProfile } = subject
  const { place } = placesIn(packet.text)
  const next = nextOf(found, subject)
  const { name, owner, coordinator, blocks, waits, remarks, condition, boundary } = found
  const style = name in mood ? mood[name as keyof typeof mood] : 'good'
  const line = ({ range }: Blocking) => `line ${place(range.start).line}`
  const number = packet.fields.get('packet')?.value ?? path
  const parts = [
    `${paint('strong', harmless(number))}  ${harmless(packet.title)}`,
    `${paint(style, name)}. ${harmless(`Owner: ${owner ?? 'nobody yet'}. Coordinator: ${coordinator ?? 'nobody yet'}.`)}`,
    unknownProfile && harmless(unknownProfile),
    blocks.length > 0 &&
      [
        'What blocks it, first things first:',
        ...blocks.flatMap((one, index) => [
          '',
          ...wrapped(harmless(`${one.says}${following(one)}`), columns, `${String(index + 1).padStart(4)}. `),
          `      ${paint('strong', harmless(one.who))} ${harmless(deedFor(one).does)} ${paint('faint', `· ${line(one)} · ${one.code}`)}`,
        ]),
      ].join('\n'),
    blocks.length > 0 && harmless(`Who has to act: ${actors(blocks)}.`),
    next && saidNext(next, path, columns).join('\n'),
    waits.length > 0 &&
      name !== 'handed off' &&
      ['What the handoff still waits for:', '', ...waiting(waits, columns)].join('\n'),
    lapsesText(lapsing(world), path, columns),
    remarks > 0 &&
      harmless(
        `${count(remarks, 'more finding')} that ${remarks === 1 ? 'stops' : 'stop'} nothing: \`countersign lint ${path}\` shows all.`,
      ),
    condition && wrapped(`The condition for the handoff: ${harmless(condition)}`, columns).join('\n'),
    wrapped(harmless(boundary), columns).join('\n'),
  ]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}

const waiting = (waits: Verdict['waits'], columns: number) =>
  waits.flatMap(({ says, who }) => wrapped(harmless(`${says} ${who}`), columns, '   - '))

function lapsesText({ before, things }: Lapsing, path: string, columns: number): string | undefined {
  if (things.length === 0) return undefined
  const title =
    before.is === 'a week' ? 'What lapses within a week:' : `What lapses before the decision on ${before.day}:`
  const lines = things
    .slice(0, mostLapses)
    .map(one => `${one.id} after ${one.until}${restingOn(one)}: ${remedy(one, path)}`)
  if (things.length > mostLapses) lines.push(`and ${things.length - mostLapses} more.`)
  return [title, '', ...lines.flatMap(line => wrapped(harmless(line), columns, '   - '))].join('\n')
}

const mostLapses = 10

const restingOn = ({ is, supports }: Lapse) =>
  supports.length === 0 ? '' : is === 'a risk' ? ` (${few(supports)})` : ` (under ${few(supports)})`

function remedy({ id, is }: Lapse, path: string): string {
  if (is === 'a source') return `\`${refreshCommand(path, id)}\` asks its source.`
  return is === 'a file' ? 'it has to be captured again.' : 'it is carried again, or answered, by then.'
}

function following(one: Blocking): string {
  const ids = followersOf(one)
  return ids.length > 0 ? ` ${few(ids)} ${ids.length === 1 ? 'rests' : 'rest'} on it.` : ''
}

const few = (ids: readonly string[]) =>
  ids.length > 7 ? `${ids.slice(0, 6).join(', ')} and ${ids.length - 6} more` : allOf(ids)

/** Everybody once, with how much waits for them, the first to act first. */
function actors(blocks: readonly Blocking[]): string {
  const waiting = new Map<string, number>()
  for (const { who } of blocks) waiting.set(who, (waiting.get(who) ?? 0) + 1)
  return [...waiting].map(([who, amount]) => `${who} (${amount})`).join(', ')
}
