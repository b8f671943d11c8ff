// `countersign access`: who looked at what, through this product.
import { dirname, resolve } from 'node:path'
import { isDay } from '../evidence/dates.ts'
import { type Access, accessLog } from '../host/access.ts'
import { homesFor } from '../host/homes-for.ts'
import { Wrong } from '../host/wrong.ts'
import { pathFrom } from '../node/paths.ts'
import { harmless } from '../report/width.ts'
import { type Call, exit } from './command.ts'

export async function showAccess({ flags, rest: [name], terminal }: Call): Promise<number> {
  const since = flags.text('since')
  if (since !== undefined && !isDay(since)) throw new Wrong(`--since needs a day, and \`${since}\` is none.`)
  const file = name === undefined ? undefined : resolve(terminal.cwd, name)
  const home = homesFor(undefined, terminal.cwd)(file === undefined ? terminal.cwd : dirname(file))
  const page = file === undefined ? undefined : pathFrom(home.root, file)
  const who = flags.text('who')?.replace(/^@?/, '@')
  const { entries, unreadable } = accessLog(home.root)
  const wanted = (one: Access) =>
    (page === undefined || one.page === page) &&
    (who === undefined || one.who === who) &&
    (since === undefined || one.time.slice(0, 10) >= since)
  const shown = entries.filter(wanted)
  if (flags.has('json')) {
    terminal.out(`${JSON.stringify({ schema: 'countersign.access.v1', entries: shown, unreadable }, undefined, 2)}\n`)
    return unreadable.length > 0 ? exit.findings : exit.clean
  }
  terminal.out(
    shown.length === 0 ? 'Nobody has looked at anything through this product.\n' : `${shown.map(line).join('\n')}\n`,
  )
  for (const place of unreadable) terminal.err(`This line cannot be read: ${harmless(place)}\n`)
  return unreadable.length > 0 ? exit.findings : exit.clean
}

const line = ({ time, who, did, page, what, why }: Access) =>
  harmless(`${time.slice(0, 16).replace('T', ' ')}  ${who} ${did} ${what} of ${page}${why ? `: ${why}` : ''}`)
