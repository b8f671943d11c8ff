// Three people with clones of one repository, real git between them, and one bare repository where they meet. Acts are done
// in this process, so that a few hundred of them fit into some seconds; git is the program that everybody has.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sshsig } from '../../build/sshsig.ts'
import { acts } from '../../server/acts/index.ts'
import { sync } from '../../server/acts/page/sync.ts'
import type { Hands } from '../../server/acts/perform.ts'
import { doAct } from '../../server/host/do-act.ts'
import { packetAt } from '../../server/host/packet-at.ts'
import { digestOf } from '../../server/ledger/canonical.ts'
import { lostFrom } from '../../server/ledger/lost.ts'
import { examine } from '../../server/ledger/sshsig.ts'
import { freshSalt, timeNow } from '../../server/node/dossier.ts'
import { ledgerFolder } from '../../server/node/ledger-folder.ts'
import { ledgerHistory } from '../../server/node/ledger-history.ts'
import { type SoftwareKey, softwareKey } from '../ledger/keys.ts'
import { workspace } from '../support/workspace.ts'
import { packet } from './support.ts'
import { page, profiles, roster } from './team.ts'

export const people = ['maria', 'lea', 'otto'] as const
export type Person = (typeof people)[number]

const keys = new Map<string, SoftwareKey>([...people, 'raman'].map(name => [name, softwareKey('ed25519')]))

export type Clone = Awaited<ReturnType<typeof cloneOf>>

/** What somebody sees who looks at the packet in a clone. */
export type Look = {
  /** Objections of the ledger: event → where it stands. */
  readonly objections: ReadonlyMap<string, { readonly id: string; readonly status: string; readonly onPage: boolean }>
  /** Codes of errors on the page, and kinds of damage that nobody settled. */
  readonly found: ReadonlySet<string>
  /** Events that are missed by name. */
  readonly missed: ReadonlySet<string>
  /** What git has is all of it. */
  readonly complete: boolean
}

/** A packet that is open, in a bare repository, and a clone for each of the three. */
export async function meeting() {
  const work = workspace('')
  const signers = [...keys].map(([name, key]) => `${name} ${key.listed}\n`).join('')
  work.write('countersign.yaml', `${roster}${profiles}`)
  work.write('.countersign/allowed_signers', signers)
  work.write('.gitattributes', '**/*.ledger/** -text -diff linguist-generated\n')
  work.write('evidence/inventory.md', '# Inventory\n\nFour services use one credential. Two hosts can read it.\n')
  work.write(packet, page)
  work.git('init', '--quiet')
  const first = await cloneOf('maria', work.folder, work.home)
  await first.act('open', { owner: 'raman' })
  await first.act('confirm-charter', { reviewers: ['security=lea', 'architecture=otto'] }, 'raman')
  first.commit('Opened')
  const bare = join(work.folder, '..', 'meeting.git')
  first.git('clone', '--quiet', '--bare', work.folder, bare)
  const clone = async (name: Person, ...flags: readonly string[]) => {
    const folder = join(bare, '..', `${name}${flags.join('')}`)
    first.git('clone', '--quiet', ...flags, flags.length > 0 ? `file://${bare}` : bare, folder)
    return await cloneOf(name, folder, work.home)
  }
  return { bare: gitIn(bare, work.home), clone }
}

export async function cloneOf(name: Person, folder: string, home: string) {
  const tries = gitIn(folder, home)
  const git = (...words: readonly string[]) => {
    const { exit, out } = tries(...words)
    assert.equal(exit, 0, `git ${words.join(' ')}\n${out}`)
    return out
  }
  const remembered = join(home, 'remembered', name)
  return {
    name,
    folder,
    git,
    tries,
    /** Done by the clone's own person, or by another one with their key; why not, if it is refused. */
    async act(verb: string, input: object, who: string = name): Promise<string | undefined> {
      const act = acts.find(one => one.name === verb)!
      const done = await doAct(
        act,
        act.input.parse(input),
        await packetAt(packet, folder, { XDG_CACHE_HOME: remembered }),
        handsOf(who),
      )
      return 'no' in done ? done.no : undefined
    },
    commit(says: string) {
      git('add', '-A')
      git('commit', '--quiet', '--allow-empty', '-m', says)
    },
    /** Brings the page in step, as far as that can be done without a person. */
    async sync() {
      const { scene, text, file } = await packetAt(packet, folder, { XDG_CACHE_HOME: remembered })
      const synced = sync(text, scene)
      if ('text' in synced) writeFileSync(file, synced.text)
    },
    look: (...refs: readonly string[]) => lookAt(folder, remembered, refs),
  }
}

async function lookAt(folder: string, remembered: string, refs: readonly string[]): Promise<Look> {
  const { scene, checked } = await packetAt(packet, folder, { XDG_CACHE_HOME: remembered })
  const { ledger, subject } = scene
  const openings = ledger.standing.opened.map(({ event }) => event)
  const history = ledgerHistory(folder, ledgerFolder(packet), { refs, openings })
  const lost = 'files' in history ? lostFrom(history.files, history.folder, ledger) : []
  const damage = [...ledger.damage, ...lost].filter(({ settledBy }) => settledBy === undefined)
  const errors = checked.findings.filter(({ severity }) => severity === 'error')
  const objections = [...ledger.state.objections.values()].map(({ event, status }) => {
    const id = ledger.shownId(event)!
    return [event, { id, status, onPage: subject.packet.statement(id) !== undefined }] as const
  })
  return {
    objections: new Map(objections),
    found: new Set([...errors.map(({ rule }) => rule.code), ...damage.map(({ kind }) => kind)]),
    missed: new Set(lost.flatMap(({ event }) => event ?? [])),
    complete: 'files' in history && !history.shallow,
  }
}

function handsOf(name: string): Hands {
  const key = keys.get(name)!
  return {
    actor: `@${name}`,
    time: timeNow(),
    salt: freshSalt,
    async sign(bytes, namespace) {
      const armor = Buffer.from(sshsig({ blob: key.blob, sign: signed => key.sign(signed) }, namespace, bytes))
      assert.ok('signed' in examine(armor, bytes))
      return { armor, fingerprint: digestOf(key.blob) }
    },
  }
}

/** Nothing of the machine's own settings reaches git. */
const gitIn =
  (folder: string, home: string) =>
  (...words: readonly string[]): { readonly exit: number | null; readonly out: string } => {
    const { status, stdout, stderr } = spawnSync('git', words, {
      cwd: folder,
      encoding: 'utf8',
      env: {
        PATH: process.env.PATH,
        HOME: home,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_CONFIG_GLOBAL: join(home, 'gitconfig'),
        GIT_EDITOR: 'true',
        GIT_MERGE_AUTOEDIT: 'no',
      },
    })
    return { exit: status, out: status === 0 ? stdout : `${stdout}${stderr}` }
  }
