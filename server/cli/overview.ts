// `countersign status` over a folder: where all packets stand that are below it.
import { deedFor, deedForWait } from '../gate/deeds.ts'
import { lapsing } from '../gate/lapsing.ts'
import { nextOf } from '../gate/next.ts'
import { verdict } from '../gate/verdict.ts'
import { judgeIn, type When } from '../host/judge.ts'
import { ledgerAlone } from '../host/ledger-alone.ts'
import type { Known } from '../host/open-workspace.ts'
import { targets } from '../host/targets.ts'
import type { Home } from '../node/homes.ts'
import { hasLedger } from '../node/ledger-folder.ts'
import { readPacket } from '../node/packet-file.ts'
import { pathFrom } from '../node/paths.ts'
import { agendaMarkdown, byPressure, type Glance, overviewMarkdown, overviewText } from '../report/overview.ts'
import type { Checked } from '../rules/run.ts'
import { agendaText } from './agenda.ts'
import { type Call, exit } from './command.ts'
import { sayConfiguration } from './lint/configuration.ts'
import { nextCommand } from './next-command.ts'

export type Judging = { readonly homeOf: (folder: string) => Home; readonly when: When; readonly known: Known }

export async function showOverview({ flags, rest, terminal }: Call, { homeOf, when, known }: Judging): Promise<number> {
  const show = (file: string) => pathFrom(terminal.cwd, file)
  const { homes, jobs } = await targets(rest, { cwd: terminal.cwd, homeOf, show, known })
  const judges = homes.map(home => judgeIn(home, when, {}, known))
  const person = flags.text('for')?.replace(/^@/, '')
  const packets: Glance[] = []
  const unreadable: { path: string; why: string }[] = []
  for (const [done, { home, path, file, shown }] of jobs.entries()) {
    terminal.progress(`${done} of ${jobs.length} packets`)
    const { root } = homes[home]!
    const read = readPacket(file, root)
    if (read.state === 'packet') packets.push(glance(await judges[home]!(read.text, path), shown, person))
    else if (read.state === 'refused') unreadable.push({ path: shown, why: read.why })
    else if (hasLedger(root, path)) unreadable.push({ path: shown, why: ledgerAlone(shown, read.state) })
  }
  terminal.progress('')
  const wanted = packets.filter(({ todo }) => todo === undefined || todo.length > 0)
  const found = { packets: byPressure(wanted), unreadable }
  const colour = flags.has('no-color') ? 'none' : 'as usual'
  const screen = terminal.screen('out', colour)
  const who = person === undefined ? undefined : `@${person}`
  if (flags.has('json'))
    terminal.out(`${JSON.stringify({ schema: 'countersign.overview.v1', ...found }, undefined, 2)}\n`)
  else if (flags.has('markdown')) terminal.out(who ? agendaMarkdown(who, found) : overviewMarkdown(found))
  else terminal.out(who ? agendaText(who, found, screen) : overviewText(found, screen))
  const isBroken = await sayConfiguration(homes, { known, terminal, colour })
  return isBroken || unreadable.length > 0 ? exit.wrong : exit.clean
}

function glance(checked: Checked, path: string, person: string | undefined): Glance {
  const { subject, world } = checked
  const { name, owner, coordinator, blocks, waits, remarks } = verdict(checked)
  const next = nextOf(verdict(checked), subject)
  return {
    path,
    packet: subject.packet.fields.get('packet')?.value,
    title: subject.packet.title,
    verdict: name,
    owner,
    coordinator,
    blocks: blocks.length,
    waits: waits.length,
    remarks,
    lapses: lapsing(world).things,
    ...(person !== undefined && { todo: todoOf(checked, person) }),
    ...(next && { next: { who: next.who, does: next.does, command: nextCommand(next, path) } }),
  }
}

/** Whatever is theirs, by their name or by a role that nobody holds yet, whether or not it is the next thing to be done. */
function todoOf(checked: Checked, person: string): NonNullable<Glance['todo']> {
  const { blocks, waits } = verdict(checked)
  const isTheirs = ({ who }: { readonly who: string }) =>
    who.split(' or ').some(one => one === `@${person}` || one === person)
  return [
    ...blocks.filter(isTheirs).map(one => ({ does: deedFor(one).does, says: one.says })),
    ...waits.filter(isTheirs).map(one => ({ does: deedForWait(one, checked.subject).does, says: one.says })),
  ]
}
