// `countersign diff`: what changed in a packet between two versions, in its text and in its ledger.
import { dirname, resolve } from 'node:path'
import { eventOf } from '../acts/targets.ts'
import { homesFor } from '../host/homes-for.ts'
import { ledgerAt } from '../host/ledger-at.ts'
import { commitOfEvent, commitsOfPage, type InGit, inGit, type PageThen, pageThen } from '../host/page-then.ts'
import { Wrong } from '../host/wrong.ts'
import { commitSaid } from '../node/commit-files.ts'
import { readPacket } from '../node/packet-file.ts'
import { parse } from '../packet/parse.ts'
import { blocksOf, type Change, changesBetween, fieldChanges } from '../report/changes.ts'
import { type Compared, diffMarkdown } from '../report/diff.ts'
import { storyOf } from '../report/story.ts'
import { marked } from '../report/word-diff.ts'
import type { Record } from '../workspace/subject.ts'
import { type Call, exit } from './command.ts'
import { diffText } from './diff-text.ts'

export async function showDiff({ flags, rest: [name = '', from, to], terminal }: Call): Promise<number> {
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
  if (flags.has('json')) terminal.out(json(name, compared))
  else terminal.out(flags.has('markdown') ? diffMarkdown(name, compared) : diffText(name, compared, screen))
  return exit.clean
}

/** A page, with the commit that has it. */
type Version = Pick<PageThen, 'packet'> & Partial<Pick<PageThen, 'commit' | 'events'>> & { readonly called?: string }

const at = (git: InGit, ref: string): Version => ({ ...pageThen(git, ref), called: ref })

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

function between(
  then: Version,
  now: Version,
  {
    record,
    wanted,
    since,
  }: { readonly record: Record | undefined; readonly wanted: readonly string[]; readonly since: string | undefined },
): Compared {
  const story = record ? storyOf(record) : []
  const isNew = ({ event }: { readonly event: string }) =>
    !then.events?.has(event) && (now.events === undefined || now.events.has(event))
  return {
    ...(then.commit && { commit: then.commit }),
    from: since ?? then.called ?? '',
    ...(now.called && { to: now.called }),
    changes: changesOf(then, now).filter(isWanted(wanted)),
    events:
      wanted.length > 0 ? [] : story.filter(isNew).map(({ time, actor, did, words }) => ({ time, actor, did, words })),
  }
}

const changesOf = (then: Version, now: Version): readonly Change[] => [
  ...fieldChanges(then.packet, now.packet),
  ...changesBetween(blocksOf(then.packet), blocksOf(now.packet)),
]

const isWanted =
  (wanted: readonly string[]) =>
  ({ name }: Pick<Change, 'name'>) =>
    wanted.length === 0 || wanted.some(one => one.toLowerCase() === name.toLowerCase())

/** Between each commit of the page and the one before, and from the last one to the page as it is now. */
function history(git: InGit, now: Version, wanted: readonly string[]): readonly Compared[] {
  const commits = commitsOfPage(git)
  const versions = commits.map((commit): Version | undefined => whole(git, commit))
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

/** A commit that took the page away has none. */
function whole(git: InGit, commit: string): Version | undefined {
  try {
    return pageThen(git, commit)
  } catch (error) {
    if (error instanceof Wrong) return undefined
    throw error
  }
}

function known(wanted: readonly string[], { packet }: Version, name: string) {
  const names = [...blocksOf(packet).values()].map(block => block.name).concat([...packet.fields.keys()])
  const unknown = wanted.find(one => !names.some(known => known.toLowerCase() === one.toLowerCase()))
  if (unknown !== undefined) throw new Wrong(`Nothing in ${name} is or was called ${unknown}.`)
}

function json(path: string, compared: readonly Compared[]): string {
  const versions = compared.map(({ changes, ...rest }) => ({
    ...rest,
    changes: changes.map(({ pieces, ...change }) => ({ ...change, words: marked(pieces) })),
  }))
  return `${JSON.stringify({ schema: 'countersign.diff.v1', path, versions }, undefined, 2)}\n`
}
