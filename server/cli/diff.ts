// `countersign diff`: what changed in a packet between two versions, in its text and in its ledger.
import { dirname, resolve } from 'node:path'
import { eventOf } from '../acts/targets.ts'
import { homesFor } from '../host/homes-for.ts'
import { ledgerAt } from '../host/ledger-at.ts'
import { commitOfEvent, commitsOfPage, type InGit, inGit, pageIfThere, pageThen } from '../host/page-then.ts'
import { Wrong } from '../host/wrong.ts'
import { commitSaid } from '../node/commit-files.ts'
import { readPacket } from '../node/packet-file.ts'
import { parse } from '../packet/parse.ts'
import { blocksOf } from '../report/changes.ts'
import { type Compared, diffJson, diffMarkdown } from '../report/diff.ts'
import { harmless } from '../report/width.ts'
import type { Record } from '../workspace/subject.ts'
import { type Call, exit } from './command.ts'
import { at, between, changesOf, isWanted, type Version } from './compared.ts'
import { diffText } from './diff-text.ts'

export async function showDiff(call: Call): Promise<number> {
  const { flags, rest, terminal } = call
  if (flags.has('changed')) return (await import('./diff-changed.ts')).showChanged(call)
  const [name, from, to] = rest
  if (rest.length > 3) throw new Wrong(`There is an argument too many: ${rest[3]}`)
  if (name === undefined) throw new Wrong('diff needs a packet, or --changed=BASE for all of them.')
  const since = flags.text('since')
  if (since !== undefined && from !== undefined)
    throw new Wrong('--since and FROM do not go together.', 'Say from when in one of the two ways.')
  if (flags.has('history') && (since ?? from) !== undefined)
    throw new Wrong('--history goes through all commits: it takes no other version.')
  const file = resolve(terminal.cwd, name)
  const home = homesFor(undefined, terminal.cwd)(dirname(file))
  const read = readPacket(file, home.root)
  if (read.state !== 'packet') throw new Wrong('why' in read ? `${name}: ${read.why}` : `There is no packet ${name}.`)
  const { record } = ledgerAt(name, terminal.cwd)
  const git = inGit(home, file, name)
  const now: Version = { packet: parse(read.text) }
  const wanted = flags.all('only')
  const compared = flags.has('history')
    ? history(git, now, wanted)
    : [between(before(git, record, { from, since }), to === undefined ? now : at(git, to), { record, wanted, since })]
  if (wanted.length > 0 && compared.every(({ changes }) => changes.length === 0)) known(wanted, now, name)

  const screen = terminal.screen('out', flags.has('no-color') ? 'none' : 'as usual')
  const all = compared.map(one => ({ ...one, path: name }))
  if (flags.has('json')) terminal.out(diffJson(all))
  else if (all.length === 0) terminal.out(harmless(`${name} has not changed.\n`))
  else terminal.out(flags.has('markdown') ? diffMarkdown(all) : diffText(all, screen))
  return exit.clean
}

type Asked = { readonly from: string | undefined; readonly since: string | undefined }

function before(git: InGit, record: Record | undefined, { from = 'HEAD', since }: Asked): Version {
  if (since === undefined) return at(git, from)
  if (!record) throw new Wrong('The packet has no ledger yet, so nothing in it was signed.')
  const event = eventSince(since, record)
  const commit = commitOfEvent(git, event)
  return { ...pageThen(git, commit ?? 'HEAD'), called: since }
}

function eventSince(said: string, { ledger }: Record): string {
  const isId = /^[ODR][1-9]\d*$/.test(said)
  const who = `@${said.replace(/^@/, '')}`
  const event = isId
    ? eventOf(said, { ledger })
    : ledger.events.findLast(({ event: { actor }, proof }) => actor === who && proof)?.id
  if (event !== undefined) return event
  throw new Wrong(isId ? `The ledger has no ${said}.` : `The ledger has nothing that ${who} signed.`)
}

/** Between each commit of the page and the one before, and from the last one to the page as it is now. */
function history(git: InGit, now: Version, wanted: readonly string[]): readonly Compared[] {
  const commits = commitsOfPage(git)
  const versions = commits.map((commit): Version | undefined => pageIfThere(git, commit))
  const steps = [now, ...versions].map((version, index) => ({
    version,
    commit: commits[index - 1],
    changes: version ? changesOf(versions[index] ?? nothing, version).filter(isWanted(wanted)) : [],
  }))
  return steps
    .filter(({ changes }) => changes.length > 0)
    .map(({ commit, changes }) => ({
      ...(commit ? { commit, said: commitSaid(git.repository, commit) } : {}),
      from: commit ?? 'not committed yet',
      changes,
      events: [],
    }))
}

const nothing: Version = { packet: parse('') }

function known(wanted: readonly string[], { packet }: Version, name: string) {
  const names = [...blocksOf(packet).values()].map(({ block }) => block.name).concat([...packet.fields.keys()])
  const unknown = wanted.find(one => !names.some(known => known.toLowerCase() === one.toLowerCase()))
  if (unknown !== undefined) throw new Wrong(`Nothing in ${name} is or was called ${unknown}.`)
}
