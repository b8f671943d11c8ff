// Packets from scripts of acts, in memory. Keys are software keys that everybody on the roster has. A line is one act:
//   @lea object C1 --role security: The review lists hosts, not people.
// What stands after the colon is the text. Boxes, threads and the table follow only where a test says `inStep`:
// they are tried elsewhere.
import assert from 'node:assert/strict'
import type * as z from 'zod'
import type { Act, Change, Refusal, Scene } from '../../server/acts/act.ts'
import { acts } from '../../server/acts/index.ts'
import { inStep as bringInStep } from '../../server/acts/page/in-step.ts'
import { type Done, type Hands, perform } from '../../server/acts/perform.ts'
import { sceneOf } from '../../server/acts/scene.ts'
import { digestOf } from '../../server/ledger/canonical.ts'
import type { LedgerFile } from '../../server/ledger/contents.ts'
import type { Ledger } from '../../server/ledger/fold.ts'
import { readName } from '../../server/ledger/names.ts'
import { examine } from '../../server/ledger/sshsig.ts'
import { readWords } from '../../server/ledger/words.ts'
import { parse } from '../../server/packet/parse.ts'
import { readWorkspace } from '../../server/profile/read.ts'
import { apply } from '../../server/rules/apply.ts'
import { judging } from '../../server/workspace/judge.ts'
import { recordOf } from '../../server/workspace/record.ts'
import { armored, type SoftwareKey, softwareKey } from '../ledger/keys.ts'
import { tell } from '../ledger/play.ts'
import { files } from '../support/fixture.ts'
import { readAll } from '../support/memory-files.ts'

const people = ['maria', 'raman', 'lea', 'otto', 'sam', 'jo', 'kim', 'nadia'] as const
const keys = new Map(people.map((name): [string, SoftwareKey] => [name, softwareKey('ed25519')]))
const signers = people.map(name => `${name} ${keys.get(name)!.listed}`).join('\n')

/** A small kind of packet with one of everything that acts ask about. */
export const workspaceText = `version: 1
roster:
  - { handle: maria, name: Maria Keller, roles: [coordinator] }
  - { handle: raman, name: Raman Iyer, roles: [owner] }
  - { handle: lea, name: Lea Brandt, roles: [security] }
  - { handle: otto, name: Otto Lind, roles: [security] }
  - { handle: sam, name: Sam Okafor, roles: [sre, coordinator, owner] }
  - { handle: jo, name: Jo Marsh, roles: [legal] }
  - { handle: kim, name: Kim Sato, roles: [incident-response] }
agents:
  - { name: refresher }
profiles:
  note:
    title: Note
    about: Asks the board to take note.
    sections:
      - { name: Findings, about: What was found., required: false }
      - { name: Controls, about: What limits it., required: false, topic: controls }
      - { name: Terms, about: What was agreed., required: false, topic: terms }
      - { name: Exposure, about: What is in the open., required: false, topic: exposure }
    evidence:
      log: { class: system record, rank: 1 }
    topics:
      controls: { about: Whether a control works. }
      terms: { about: What the contract says., accepts: [legal], carries: [legal] }
      exposure: { about: What is in the open now. }
    reviewers:
      - { role: security, sections: [Controls] }
      - { role: legal, mandatory: false }
      - { role: sre, mandatory: false }
    never_carried:
      - { topic: exposure, why: What is exposed now goes to incident handling. }
      - { role: legal, why: What legal objects to is settled and not carried. }
    charter: [Nothing but the named services.]
    handoff: { to: the board, condition: All is accepted. }
    referrals:
      - { name: deeper-look, about: A control needs a test., path: A test, owner: security }
    escalations:
      - { name: exposure, about: It is in the open., path: the incident process, closes: incident-response, within: 1h }
      - { name: outage, about: Production is at risk., path: the emergency process, closes: sre, within: 4h }
`

const frontMatter = `---
packet: PKT-2026-0001
profile: note
coordinator: maria
---

`

export const note = `# Shared credential

This note asks the board for an exception.

## Findings

**F1.** Four services share one credential.[^E1]

**H1.** It was copied by hand.

- **Q1.** Who can open a shell on the hosts? — @sam
- **N1.** Exercise the rollback — @sam, due 2026-12-20

## Controls

**C1.** Only two hosts can read it.[^E1]

**C2.** Every read is logged.[^E1] [^E2] — topic controls

## Terms

**C3.** The contract allows it.

[^E1]: **E1** log: [Access](log.txt#L1), captured 2026-11-12

[^E2]: **E2** log: [Reads](log.txt#L2), captured 2026-11-12
-- log.txt --
two hosts
all reads
`

export type Played = {
  readonly page: string
  readonly ledger: Ledger
  readonly files: readonly LedgerFile[]
  /** The last act's own words, or why it was refused. */
  readonly said: string
  readonly refused: boolean
  words(digest: string): string | undefined
}

const opening = '@maria open --owner raman'
export const chartered = '@maria confirm-charter security=lea'

/** What the script works on. */
type Stage = {
  page: string
  workspace: string
  readonly sources: Map<string, string>
  readonly folder: Map<string, LedgerFile>
}

function stageOf(fixture: string): Stage {
  const sources = files(fixture)
  const page = sources.get('packet.md')!
  return {
    page: page.startsWith('---') ? page : frontMatter + page,
    workspace: workspaceText,
    sources,
    folder: new Map(),
  }
}

async function sceneOn({ page, workspace: text, sources, folder }: Stage): Promise<Scene> {
  const packet = parse(page)
  const readings = await readAll(packet.evidence, sources)
  const clock = { today: '2026-11-20', now: Date.parse('2026-11-20T12:00:00Z') / 60_000 }
  const subject = judging(readWorkspace(text).workspace)({ path: 'packet.md', packet, readings, clock })
  return sceneOf(folder.size > 0 ? { ...subject, record: recordOf([...folder.values()]) } : subject, signers)
}

export const sceneOfNote = (): Promise<Scene> => sceneOn(stageOf(note))

/** What an act would look at once the script is done. */
export async function sceneAfter(script: string, { page = note, inStep = false } = {}): Promise<Scene> {
  const { files, page: text } = await play(script, { page, inStep })
  const folder = new Map(files.map(file => [file.name, file]))
  return sceneOn({ ...stageOf(page), page: text.startsWith('---') ? text : frontMatter + text, folder })
}

/** What an act would look at on this page of the note, with this ledger. */
export const sceneWith = (page: string, files: Iterable<LedgerFile>): Promise<Scene> =>
  sceneOn({ ...stageOf(note), page: frontMatter + page, folder: new Map([...files].map(file => [file.name, file])) })

/** Every act but the last has to be done. Other lines change things by hand: see `byHand`. */
export async function play(script: string, { page = note, from = opening, inStep = false } = {}): Promise<Played> {
  const stage = stageOf(page)
  const { folder } = stage
  let last: Done | Refusal = { no: 'Nothing was done.' }
  const lines = `${from}\n${script}`
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
  for (const [index, line] of lines.entries()) {
    if (byHand(line, stage)) continue
    const { actor, act, input } = read(line)
    const scene = await sceneOn(stage)
    last = await perform(act, input, scene, handsOf(actor, index))
    if ('no' in last) assert.equal(index, lines.length - 1, `${line}\n${last.no}`)
    else {
      recorded(last, line, stage)
      stage.page = changed(stage.page, inStep ? bringInStep(scene, last) : last.changes)
    }
  }
  const record = recordOf([...folder.values()])
  return {
    page: stage.page.replace(frontMatter, ''),
    ledger: record.ledger,
    files: [...folder.values()],
    said: 'no' in last ? last.no : last.says,
    refused: 'no' in last,
    words: record.words,
  }
}

function recorded(done: Done, line: string, stage: Stage): void {
  for (const { event, beside } of done.written) for (const file of [event, ...beside]) stage.folder.set(file.name, file)
  assertSaid(done, line)
  for (const digest of done.destroys) stage.folder.delete(`${digest}.words`)
}

const changed = (page: string, changes: readonly Change[]) =>
  apply(
    page,
    changes.map(change => [change]),
  ).text

/** `edit: A => B` on the page, `workspace: A => B` and `file NAME: A => B` beside it; `lose 2` deletes the second event. */
function byHand(line: string, stage: Stage): boolean {
  const lost = /^lose (\d+)$/.exec(line)?.[1]
  const event = lost && recordOf([...stage.folder.values()]).ledger.events[Number(lost) - 1]!.id
  if (event) for (const name of stage.folder.keys()) if (name.startsWith(event)) stage.folder.delete(name)
  const [, what, file = '', old = '', fresh = ''] = /^(edit|workspace|file (\S+)): (.*?) => (.*)$/.exec(line) ?? []
  if (!what) return lost !== undefined
  const change = (text: string) => {
    assert.ok(text.includes(old), `Nothing to edit: ${line}`)
    return text.replace(old, () => fresh.replaceAll('\\n', '\n'))
  }
  if (what === 'edit') stage.page = change(stage.page)
  else if (what === 'workspace') stage.workspace = change(stage.workspace)
  else stage.sources.set(file, change(stage.sources.get(file)!))
  return true
}

function handsOf(actor: string, count: number): Hands {
  const time = new Date(Date.parse('2026-11-20T09:00:00Z') + count * 60_000).toISOString().slice(0, 19)
  let salts = 0
  const key = actor.startsWith('@') ? keys.get(actor.slice(1)) : undefined
  const hands = { actor, time: `${time}Z`, salt: () => digestOf(`${count} ${salts++}`).slice(0, 32) }
  if (!key) return hands
  return {
    ...hands,
    async sign(bytes, namespace) {
      const armor = Buffer.from(armored(key, namespace, bytes))
      const examined = examine(armor, bytes)
      if ('problem' in examined) throw new Error(examined.problem)
      return { armor, fingerprint: examined.signed.key.fingerprint }
    },
  }
}

/** From a line to an act's input, as the command line reads it. */
function read(line: string): { readonly actor: string; readonly act: Act; readonly input: z.output<Act['input']> } {
  const [, actor, name, rest, text] = /^(\S+) ([a-z-]+)((?: (?:"[^"]*"|[^\s:"]+))*)(?:: (.*))?$/.exec(line) ?? []
  const act = acts.find(one => one.name === name)
  if (!actor || !act) throw new Error(`No act: ${line}`)
  const given: { [key: string]: unknown } = text === undefined ? {} : { text: text.replaceAll('\\n', '\n') }
  const words = [...(rest ?? '').matchAll(/"([^"]*)"|(\S+)/g)].map(match => match[1] ?? match[2]!)
  const plain: string[] = []
  for (let at = 0; at < words.length; at++) {
    const flag = /^--(.+)$/.exec(words[at]!)?.[1]?.replaceAll('-', '_')
    if (!flag) plain.push(words[at]!)
    else given[flag] = act.input.shape[flag]?.safeParse(true).success ? true : words[++at]
  }
  act.positional.forEach((key, index) => {
    const several = act.input.shape[key]!.safeParse(['C1']).success
    const value = several ? plain.slice(index) : plain[index]
    if (value !== undefined && value.length > 0) given[key] = value
  })
  const parsed = act.input.safeParse(given)
  if (!parsed.success) throw new Error(`${line}\n${parsed.error.message}`)
  return { actor, act, input: parsed.data }
}

/** What was signed was shown: every name, every label and every word of it. Words that are destroyed are not shown again. */
function assertSaid({ says, written }: Done, line: string): void {
  const shown = says.replace(/\s+/g, ' ')
  for (const { event, beside } of written) {
    const texts = new Map<string, string>()
    for (const { name, bytes } of beside) {
      const named = readName(name)
      const words = named.kind === 'words' && bytes ? readWords(bytes, named.digest) : undefined
      if (named.kind === 'words' && words && 'text' in words) texts.set(named.digest, words.text)
    }
    const { body } = JSON.parse(Buffer.from(event.bytes!).toString())
    for (const leaf of leaves(body)) {
      const text = texts.get(leaf) ?? (/^[0-9a-f]{64}$/.test(leaf) ? '' : leaf)
      assert.ok(shown.includes(text.replace(/\s+/g, ' ')), `${line}\nsigned and not shown: ${text}\nshown: ${says}`)
    }
  }
}

const unspoken = new Set(['kind', 'revision', 'digest'])
function leaves(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) => (unspoken.has(key) ? [] : leaves(item)))
}

type Options = Parameters<typeof play>[1]

/** The last act is done, and the ledger says all of these lines and is whole. */
export async function done(script: string, says = '', options: Options = {}): Promise<Played> {
  const played = await play(script, options)
  assert.ok(!played.refused, played.said)
  const told = tell({ ledger: played.ledger, names: new Map() })
  for (const line of says.split('\n').map(row => row.trim()))
    assert.ok(told.split('\n').includes(line) || line === '', `${line}\nis not in\n${told}`)
  assert.deepEqual(played.ledger.damage, [])
  return played
}

/** The last act is refused for a reason that says this, and nothing was written. */
export async function refused(script: string, why: string, options: Options = {}): Promise<void> {
  const played = await play(script, options)
  assert.ok(played.refused, `It was done: ${played.said}`)
  assert.ok(played.said.includes(why), `${why}\nis not in\n${played.said}`)
  assert.deepEqual(played.ledger.damage, [])
}
