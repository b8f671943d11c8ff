// `countersign ledger verify`, `log` and `attest`: what the ledger says, read from the disk and from nowhere else.

import { type LedgerAt, ledgerAt, recordAt } from '../host/ledger-at.ts'
import { lostIn } from '../host/lost.ts'
import { Wrong } from '../host/wrong.ts'
import { datedAhead } from '../ledger/ahead.ts'
import { type Damage, remarks } from '../ledger/damage.ts'
import type { Ledger } from '../ledger/fold.ts'
import type { Recorded } from '../ledger/folding.ts'
import { setDigest } from '../ledger/seal.ts'
import { cacheFolder } from '../node/cache-file.ts'
import { ledgerHistory } from '../node/ledger-history.ts'
import { inToto } from '../report/in-toto.ts'
import { count } from '../report/lint-report.ts'
import { storyOf, type Told } from '../report/story.ts'
import { harmless } from '../report/width.ts'
import { openedElsewhere, otherPolicy } from '../workspace/anchor.ts'
import { noLedger } from '../workspace/record.ts'
import { type Call, exit } from './command.ts'
import { wrapped } from './wrap.ts'

export async function runLedger(call: Call): Promise<number> {
  const [what] = call.rest
  if (what === 'verify') return verify(call)
  if (what === 'log') return log(call)
  if (what === 'attest') return attest(call)
  throw new Wrong(`ledger has no part called ${what}.`, 'There are `ledger verify`, `ledger log` and `ledger attest`.')
}

async function verify({ flags, rest: [, name = ''], terminal }: Call): Promise<number> {
  const at = ledgerAt(name, terminal.cwd, {
    policyFrom: flags.text('policy-from'),
    memory: { folder: cacheFolder(terminal.env), takes: 'heads' },
  })
  const ledger = at.record?.ledger ?? noLedger
  const refs = [...flags.all('against'), ...flags.all('policy-from')]
  const compared = await compare(at, ledger, refs)
  if (!at.record && compared.damage.length === 0)
    throw new Wrong(`${name} has no ledger yet.`, `\`countersign open ${name}\` begins it.`)
  const ahead = datedAhead(ledger, Math.floor(Date.now() / 60_000))
  // What both the memory of this machine and git's history miss is told once.
  const missed = new Set(compared.damage.map(({ event }) => event))
  const own = ledger.damage.filter(({ kind, event }) => kind !== 'lost-event' || !missed.has(event))
  const damage = [...own, ...ahead, ...compared.damage, ...(await foreignPolicy(at, ledger))]
  const open = damage.filter(({ kind, settledBy }) => settledBy === undefined && !remarks.has(kind))
  const whole = open.length === 0 && compared.blind === undefined
  if (flags.has('json')) terminal.out(verdictJson(at, ledger, damage, { whole, ...compared }))
  else {
    const { columns, paint } = terminal.screen('out', flags.has('no-color') ? 'none' : 'as usual')
    // Not broken into lines: there may be a command in it to copy.
    const line = (one: Damage) =>
      `${one.settledBy ? '  settled: ' : remarks.has(one.kind) ? '  note: ' : '  '}${harmless(one.message)} [${one.kind}]`
    const lines = [
      ...tally(at, ledger),
      ...(compared.says ? wrapped(compared.says, columns) : []),
      ...damage.flatMap(one => ['', line(one)]),
      '',
      whole
        ? paint('good', 'The ledger is whole.')
        : paint('error', open.length > 0 ? `${count(open.length, 'thing')} wrong.` : 'Not known to be whole.'),
    ]
    terminal.out(`${lines.join('\n')}\n`)
  }
  return whole ? exit.clean : exit.findings
}

const isPersons = ({ event }: Recorded) => event.actor.startsWith('@')

function tally({ folder }: LedgerAt, { events, heads }: Ledger): readonly string[] {
  const signed = events.filter(({ proof }) => proof).length
  const agents = events.filter(one => !isPersons(one)).length
  return [
    `${folder}: ${count(events.length, 'event')}, ${signed} signed and checked, ${events.length - signed - agents} of people unsigned, ${agents} of agents.`,
    `The set of all ${events.length}: ${setDigest(events.map(({ id }) => id))}, ${count(heads.length, 'head')}.`,
  ]
}

/** Whether what the ledger pinned is what the protected branch says, where somebody named one. */
async function foreignPolicy({ home, page, record }: LedgerAt, ledger: Ledger): Promise<readonly Damage[]> {
  const { policy } = home
  if (!policy) return []
  const { anchor } = (await import('../host/anchor-at.ts')).anchored({ ...home, policy }, page, record)
  const [opening] = ledger.standing.opened
  const said = [openedElsewhere(ledger, anchor), otherPolicy(ledger, anchor)].filter(one => one !== undefined)
  return said.map(message => ({ kind: 'foreign-policy', message, ...(opening && { event: opening.event }) }))
}

type Compared = {
  readonly damage: readonly Damage[]
  readonly says: string
  /** Why git could not be asked for all of it. */
  readonly blind?: 'shallow'
}

async function compare(at: LedgerAt, ledger: Ledger, refs: readonly string[]): Promise<Compared> {
  const openings = ledger.events.flatMap(({ id, event }) => (event.type === 'packet-opened' ? [id] : []))
  const history = ledgerHistory(at.home.root, at.folder, { refs, openings })
  if ('missing' in history) {
    if (refs.length > 0) throw new Wrong(`--against ${refs.join(', ')}: ${history.says}`)
    return { damage: [], says: 'There is no git history to compare it with.' }
  }
  const { damage, others } = await lostIn(at.home.root, history.files, history.folder, ledger)
  const lay = [...others].map(
    ([packet, many]) => ` ${count(many, 'event')} of ${packet} lay here before: that is another packet.`,
  )
  const own = 'the history of the commit that is checked out'
  const against = refs.length === 0 ? own : `that history and ${refs.join("'s and ")}'s`
  if (!history.shallow) return { damage, says: `Compared with ${against}.${lay.join('')}` }
  const says = `Compared with ${against}, which is cut off here: an event that was lost before is not missed. \`git fetch --unshallow\` brings the rest.${lay.join('')}`
  return { damage, says, blind: 'shallow' }
}

function verdictJson(
  { folder }: LedgerAt,
  { events, heads, standing }: Ledger,
  damage: readonly Damage[],
  { whole, says, blind }: { readonly whole: boolean } & Compared,
): string {
  const said = {
    schema: 'countersign.ledger-verify.v1',
    ledger: folder,
    whole,
    events: events.length,
    signed: events.filter(({ proof }) => proof).length,
    heads,
    set: setDigest(events.map(({ id }) => id)),
    policies: standing.policies.map(({ value }) => value),
    compared: says,
    ...(blind && { blind }),
    damage,
  }
  return `${JSON.stringify(said, undefined, 2)}\n`
}

/** Nothing that was remembered is used: what is said here is taken elsewhere. */
function attest({ flags, rest: [, name = ''], terminal }: Call): number {
  const { folder, page, record } = recordAt(name, terminal.cwd, { policyFrom: flags.text('policy-from') })
  const statements = inToto(record, page, folder)
  terminal.out(statements.map(one => `${JSON.stringify(one)}\n`).join(''))
  const wrong = record.ledger.damage.filter(({ settledBy, kind }) => !settledBy && !remarks.has(kind)).length
  if (wrong === 0) return exit.clean
  terminal.err(`Something is wrong with this ledger: \`countersign ledger verify ${name}\` says what.\n`)
  return exit.findings
}

function log({ flags, rest: [, name = ''], terminal }: Call): number {
  const { folder, record } = recordAt(name, terminal.cwd, {
    memory: { folder: cacheFolder(terminal.env), takes: 'everything' },
  })
  const story = storyOf(record)
  if (flags.has('json')) {
    terminal.out(
      `${JSON.stringify({ schema: 'countersign.ledger-log.v1', ledger: folder, events: story }, undefined, 2)}\n`,
    )
    return exit.clean
  }
  const { columns, paint } = terminal.screen('out', flags.has('no-color') ? 'none' : 'as usual')
  const lines = ['Days and times are UTC, by the clock of each author.']
  let today = ''
  for (const told of story) {
    const day = told.time.slice(0, 10)
    if (day !== today) lines.push('', paint('strong', day), '')
    today = day
    lines.push(...entry(told, columns).map(line => (told.counts ? line : paint('faint', line))))
    lines.push(
      ...told.trouble
        .flatMap(says => wrapped(harmless(says), columns, '         ! '))
        .map(line => paint('error', line)),
    )
  }
  const wrong = record.ledger.damage.filter(({ settledBy }) => !settledBy).length
  if (wrong > 0) lines.push('', `Something is wrong with this ledger: \`countersign ledger verify ${name}\` says what.`)
  terminal.out(`${lines.join('\n')}\n`)
  return exit.clean
}

const marks: Readonly<Record<Told['signed'], string>> = {
  yes: ' (signed)',
  'with touch': ' (signed with a touch)',
  'with touch and PIN': ' (signed with touch and PIN)',
  no: ' (not signed)',
  'not expected': '',
}

function entry({ time, actor, did, signed, words }: Told, columns: number): readonly string[] {
  const first = `${actor} ${did}.${marks[signed]}`
  const quoted = words.flatMap(text =>
    text.split('\n').flatMap(line => wrapped(harmless(line.trim()), columns, '         > ')),
  )
  return [
    ...wrapped(harmless(first), columns, `  ${time.slice(11, 16)}  `),
    ...quoted.filter(line => line.trim() !== '>'),
  ]
}
