// A ledger for a fixture: its file `packet.ledger.story` is played with keys made for it, on the very page of the fixture.
// `C1` is C1 as the page has it, `C1 / other words` as it read then, `C1 in Findings` as it read there. Lines that begin
// with `edit`, `lose` or `add` do to the folder what should never be done.
import type { LedgerBlock } from '../../schemas/ledger.ts'
import type { Packet } from '../../schemas/packet.ts'
import { digestOf } from '../../server/ledger/canonical.ts'
import type { LedgerFile } from '../../server/ledger/contents.ts'
import { topOfPage } from '../../server/packet/digest.ts'
import { parse } from '../../server/packet/parse.ts'
import { readWorkspace } from '../../server/profile/read.ts'
import { resolveProfile } from '../../server/profile/resolve.ts'
import { digests } from '../../server/workspace/digests.ts'
import { type PolicyFile, writePolicy } from '../../server/workspace/policy.ts'
import { policyBy, recordOf } from '../../server/workspace/record.ts'
import type { Record } from '../../server/workspace/subject.ts'
import { type SoftwareKey, softwareKey } from '../ledger/keys.ts'
import { type Play, playOn, type Stage } from '../ledger/play.ts'

export type Told = {
  readonly record: Record
  readonly signers: string
  /** The sentence with the names that the story has for its events, where it shows digests. */
  named(sentence: string): string
}

/** `workspaces`: the text of the workspace file when the packet was opened, and now. */
export function tell(
  story: string,
  packet: Packet,
  workspaces: { readonly opened: string; readonly now: string },
): Told {
  const lines = story.split('\n').filter(line => line.trim() !== '')
  const misdeeds = lines.filter(line => /^(?:edit|lose|add) /.test(line))
  const number = lines.find(line => line.startsWith('packet '))?.slice('packet '.length)
  const script = lines.filter(line => !misdeeds.includes(line) && !line.startsWith('packet '))
  const profile = packet.fields.get('profile')?.value ?? 'credential-exception'
  const laws = new Map([
    ['opened', lawOf(workspaces.opened, profile)],
    ['now', lawOf(workspaces.now, profile)],
  ])
  const stage = stageOf(packet, profile, laws)
  const played = playOn(number ? { ...stage, packet: number } : stage, script.join('\n'))
  const files = misdeeds.reduce((left, line) => spoil(left, line, played), played.files)
  return {
    record: recordOf(files),
    signers: signersOf(workspaces.now),
    named: sentence => named(sentence, played),
  }
}

const keys = new Map<string, SoftwareKey>()
function keyOf(name: string): SoftwareKey {
  const key = keys.get(name) ?? softwareKey('ed25519')
  keys.set(name, key)
  return key
}

const signersOf = (workspace: string) =>
  readWorkspace(workspace)
    .workspace.roster.map(({ handle }) => `${handle} ${keyOf(handle).listed}\n`)
    .join('')

function lawOf(text: string, name: string): PolicyFile {
  const { workspace } = readWorkspace(text)
  const resolved = resolveProfile(name, workspace)
  if (!('profile' in resolved)) throw new Error(`A story needs a profile that can be used, and ${name} cannot.`)
  const { roster, agents } = workspace
  return writePolicy({ profile: resolved.profile, roster, agents, signers: signersOf(text) })
}

function stageOf(packet: Packet, profile: string, laws: Stage['laws']): Stage {
  const blocks = digests.blocks(packet)
  const read = (said: string, version: string | undefined) => {
    const [name = '', section] = said.replace(/^§ /, '').split(' in ')
    return { name, version, section: section ?? blocks.find(block => block.name === name)?.section ?? topOfPage }
  }
  return {
    packet: packet.fields.get('packet')?.value ?? '',
    opening: `open: @maria packet-opened { profile: ${profile}, coordinator: maria, owner: raman }`,
    laws,
    world: { policy: policyBy, memory: new Map() },
    keyOf,
    block(said, version): LedgerBlock {
      const { name, section } = read(said, version)
      const now = blocks.find(block => block.name === name)
      const digest =
        version === undefined && now
          ? now.digestIn(said.startsWith('§') ? now.name : section)
          : digestThen(said, section, version ?? '')
      return said.startsWith('§ ') ? { kind: 'section', name, digest } : { kind: 'statement', id: name, digest }
    },
    accepted(said, version) {
      const { name, section } = read(said, version)
      const span = packet.statement(name)?.textSpan
      const words = version ?? (span ? packet.slice(span) : name)
      return said.startsWith('§') || name.startsWith('E') ? { words } : { words, section }
    },
    revision: said => (said === 'now' ? digests.revision(packet) : digestOf(said)),
  }
}

/** What the block would be on a page that has these words in its place. */
function digestThen(said: string, section: string, words: string): string {
  const name = said.replace(/^§ /, '').split(' in ')[0]!
  const heading = section === topOfPage ? '' : `## ${said.startsWith('§') ? name : section}\n\n`
  const body = said.startsWith('§') ? words : `**${name}.** ${words}`
  const page = parse(`---\npacket: X\n---\n\n${heading}${body}\n`)
  return digests.blocks(page).find(block => block.name === name)?.digest ?? digestOf(words)
}

function spoil(files: readonly LedgerFile[], line: string, { id }: Play): readonly LedgerFile[] {
  const [verb, what = ''] = line.split(' ')
  if (verb === 'add') return [...files, { name: what, bytes: Buffer.from('') }]
  const [name = '', kind = 'json'] = what.split('.')
  const event = files.find(file => file.name === `${id(name)}.json`)!
  const words = /"words":"([0-9a-f]{64})"/.exec(Buffer.from(event.bytes!).toString())?.[1]
  const meant = ({ name: file }: LedgerFile) =>
    kind === 'words' ? file === `${words}.words` : file.startsWith(id(name)) && file.endsWith(kind)
  if (verb === 'lose') return files.filter(file => !meant(file))
  return files.map(file => (meant(file) ? { ...file, bytes: Buffer.from(`${file.bytes} `) } : file))
}

function named(sentence: string, { names }: Play): string {
  return [...names].reduce((said, [id, name]) => said.replaceAll(id, name).replaceAll(id.slice(0, 12), name), sentence)
}
