// `countersign new` and `countersign init`: what stands at the beginning. Nothing that is there already is written over.
import { appendFileSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { clockAt } from '../evidence/dates.ts'
import { homesFor } from '../host/homes-for.ts'
import { nextNumber } from '../host/next-number.ts'
import { Wrong } from '../host/wrong.ts'
import { codeOf } from '../node/errors.ts'
import { type Home, homes, workspaceFile } from '../node/homes.ts'
import { pathFrom } from '../node/paths.ts'
import { runGit } from '../node/run-git.ts'
import type { Terminal } from '../node/terminal.ts'
import { createFile } from '../node/write-file.ts'
import { newPacket } from '../profile/new.ts'
import { newWorkspace } from '../profile/new-workspace.ts'
import { profileNames } from '../profile/profile-names.ts'
import { readWorkspace } from '../profile/read.ts'
import { resolveProfile } from '../profile/resolve.ts'
import { harmless } from '../report/width.ts'
import { type Call, exit } from './command.ts'

export async function newPacketFile({ rest: [profile = '', name = ''], flags, terminal }: Call): Promise<number> {
  const file = resolve(terminal.cwd, name)
  const home = homesFor(flags.text('config'), terminal.cwd)(dirname(file))
  const wishes = { number: flags.text('number'), coordinator: flags.text('coordinator') }
  const written = await write(file, profile, home, terminal.cwd, wishes)
  terminal.out(
    harmless(
      `${name} is ${written.number}, ${written.title}.\n\`countersign lint ${name}\` says what it still needs.\n`,
    ),
  )
  return exit.clean
}

type Wishes = { readonly number?: string | undefined; readonly coordinator?: string | undefined }

async function write(file: string, name: string, home: Home, cwd: string, wishes: Wishes = {}) {
  const { workspace } = readWorkspace(home.file?.text ?? '')
  const found = resolveProfile(name, workspace)
  if ('problem' in found) throw new Wrong(found.problem, `There are ${profileNames(workspace).join(', ')}.`)
  const { profile } = found
  const { today } = clockAt(Math.floor(Date.now() / 60_000), workspace.timezone)
  const number = wishes.number ?? (await nextNumber(home, profile.prefix, today.slice(0, 4)))
  const holding = (role: string) => workspace.roster.find(({ roles }) => roles.includes(role))?.handle.replace(/^@/, '')
  const coordinator = (wishes.coordinator ?? holding('coordinator') ?? handleOf(dirname(file))).replace(/^@/, '')
  const owner = holding('owner')
  mkdirSync(dirname(file), { recursive: true })
  const text = newPacket(profile, { number, today, coordinator, ...(owner !== undefined && { owner }) })
  if (createFile(file, text) === 'already there')
    throw new Wrong(`${pathFrom(cwd, file)} is already there, and is left as it is.`)
  return { number, title: profile.title }
}

export async function initWorkspace({ flags, terminal }: Call): Promise<number> {
  const { cwd } = terminal
  const profile = flags.text('profile') ?? 'credential-exception'
  const before = homes()(cwd)
  const known = resolveProfile(profile, readWorkspace(before.root === cwd ? (before.file?.text ?? '') : '').workspace)
  if ('problem' in known) throw new Wrong(known.problem)

  const handle = flags.text('handle')?.replace(/^@/, '') ?? handleOf(cwd)
  const person = { handle, name: gitValue(cwd, 'user.name') ?? handle, timezone: zone() }
  say(terminal, workspaceFile, createFile(join(cwd, workspaceFile), newWorkspace(known.profile, person)))
  say(terminal, '.gitattributes', addLines(join(cwd, '.gitattributes'), areBytes))
  const first = join(cwd, 'packets', 'first.md')
  await firstPacket(first, profile, terminal)
  terminal.out(
    '\nNext: give the roles on the roster to people, list your key with `countersign keys setup`, and run `countersign lint`.\n',
  )
  return exit.clean
}

/** Line-ending conversion would break every signature in a ledger, and every digest of a snapshot. */
const areBytes = ['**/*.ledger/** -text -diff linguist-generated', '**/*.evidence/** -text linguist-generated']

async function firstPacket(file: string, profile: string, terminal: Terminal) {
  const home = homes()(terminal.cwd)
  const shown = pathFrom(terminal.cwd, file)
  try {
    const { number } = await write(file, profile, home, terminal.cwd)
    terminal.out(`wrote ${shown}: ${number}\n`)
  } catch (error) {
    if (!(error instanceof Wrong)) throw error
    say(terminal, shown, 'already there')
  }
}

const say = (terminal: Terminal, name: string, done: 'written' | 'already there') =>
  terminal.out(done === 'written' ? `wrote ${name}\n` : `left ${name} as it is\n`)

function addLines(path: string, lines: readonly string[]): 'written' | 'already there' {
  let text = ''
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
  }
  const there = text.split(/\r?\n/)
  const missing = lines.filter(line => !there.includes(line))
  if (missing.length === 0) return 'already there'
  appendFileSync(path, `${text && !text.endsWith('\n') ? '\n' : ''}${missing.join('\n')}\n`)
  return 'written'
}

/** What stands before the `@` of a mail address is how most teams call a person. */
function handleOf(folder: string): string {
  const said = gitValue(folder, 'user.email')?.split('@')[0] ?? gitValue(folder, 'user.name') ?? ''
  const handle = said
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return handle || 'coordinator'
}

function gitValue(folder: string, key: string): string | undefined {
  const answer = runGit(folder, 'config', '--get', key)
  return 'out' in answer ? answer.out.trim() || undefined : undefined
}

const zone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'
