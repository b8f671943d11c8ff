// `countersign new` and `countersign init`: what stands at the beginning. Nothing that is there already is written over.
import { isUtf8 } from 'node:buffer'
import { appendFileSync, mkdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { clockAt } from '../evidence/dates.ts'
import { type Adopted, adopt } from '../host/adopt.ts'
import { homesFor } from '../host/homes-for.ts'
import { nextNumber } from '../host/next-number.ts'
import { Wrong } from '../host/wrong.ts'
import { codeOf, said } from '../node/errors.ts'
import { type Home, homes, workspaceFile } from '../node/homes.ts'
import { pathFrom } from '../node/paths.ts'
import { runGit } from '../node/run-git.ts'
import type { Terminal } from '../node/terminal.ts'
import { createFile } from '../node/write-file.ts'
import { isPacket } from '../packet/look.ts'
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
  const from = flags.text('from')
  const document = from === undefined ? undefined : { name: basename(from), text: documentAt(from, terminal.cwd) }
  const wishes = { number: flags.text('number'), coordinator: flags.text('coordinator'), document }
  const written = await write(file, profile, home, terminal.cwd, wishes)
  const lines = [
    `${name} is ${written.number}, ${written.title}.`,
    ...(from && written.adopted
      ? whatBecame(written.adopted, dirname(resolve(terminal.cwd, from)) === dirname(file) ? 'the same' : 'another')
      : []),
    `\`countersign lint ${name}\` says what it still needs.`,
  ]
  terminal.out(harmless(`${lines.join('\n')}\n`))
  return exit.clean
}

function documentAt(name: string, cwd: string): string {
  const bytes = readOrSay(name, cwd)
  if (!isUtf8(bytes)) throw new Wrong(`${name} is not valid UTF-8.`, 'Save it as UTF-8.')
  const text = bytes.toString('utf8')
  if (isPacket(text)) throw new Wrong(`${name} is a packet already.`)
  return text
}

function readOrSay(name: string, cwd: string): Buffer {
  try {
    return readFileSync(resolve(cwd, name))
  } catch (error) {
    throw new Wrong(`The document ${name} cannot be read: ${said(error)}.`)
  }
}

const whatBecame = ({ found, added, told, links }: Adopted, folder: 'the same' | 'another'): readonly string[] => [
  ...(found.length > 0 ? [`Sections that it had: ${found.join(', ')}.`] : []),
  ...(added.length > 0 ? [`Sections that were added, to be written: ${added.join(', ')}.`] : []),
  ...(told.length > 0 ? [`Keys of its front matter that stand in a table now: ${told.join(', ')}.`] : []),
  ...(folder === 'another' && links.length > 0
    ? [`Its links start from its own folder, and have to be set right: ${links.join(', ')}.`]
    : []),
  'What it asserts is prose until somebody gives it an ID; comments of reviewers in it become objections by `countersign agents run`.',
]

type Wishes = {
  readonly number?: string | undefined
  readonly coordinator?: string | undefined
  readonly document?: { readonly name: string; readonly text: string } | undefined
}

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
  const beginning = { number, today, coordinator, ...(owner !== undefined && { owner }) }
  const { document } = wishes
  const adopted = document && adopt(document.text, document.name, profile, beginning)
  if (createFile(file, adopted?.text ?? newPacket(profile, beginning)) === 'already there')
    throw new Wrong(`${pathFrom(cwd, file)} is already there, and is left as it is.`)
  return { number, title: profile.title, adopted }
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
