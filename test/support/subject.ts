// Puts a fixture in front of the rules the way a workspace would: front matter, roster, files and clock are given unless it brings its own.
import { parse } from '../../server/packet/parse.ts'
import { readWorkspace } from '../../server/profile/read.ts'
import { resolveProfile } from '../../server/profile/resolve.ts'
import type { Subject } from '../../server/workspace/subject.ts'
import { files } from './fixture.ts'
import { readAll } from './memory-files.ts'
import { tell } from './story.ts'

const frontMatter = `---
packet: PKT-2026-0001
profile: credential-exception
coordinator: maria
---

`

export const roster = `roster:
  - { handle: maria, name: Maria Keller, roles: [coordinator] }
  - { handle: raman, name: Raman Iyer, roles: [owner] }
  - { handle: lea, name: Lea Brandt, roles: [security] }
  - { handle: otto, name: Otto Lind, roles: [architecture] }
  - { handle: sam, name: Sam Okafor, roles: [sre] }
  - { handle: jo, name: Jo Marsh, roles: [legal] }
  - { handle: nils, name: Nils Berg, roles: [revenue-operations] }
  - { handle: ana, name: Ana Duarte, roles: [customer-success] }
  - { handle: kim, name: Kim Sato, roles: [incident-response] }
agents:
  - { name: refresher }
  - { name: normaliser }
`

export type Prepared = {
  readonly subject: Subject
  readonly shown: string
  readonly hidden: number
  /** A message with the names that the story has for its events. */
  named(message: string): string
}

/**
 * `hidden` is the length of the front matter that the fixture did not write itself. A file `packet.ledger.story` is its
 * ledger; the packet was opened under `countersign.yaml`, or under `opened-under.yaml` where there is one.
 */
export async function prepare(fixture: string, today = '2026-11-15'): Promise<Prepared> {
  const found = files(fixture)
  const page = found.get('packet.md')!
  const given = page.startsWith('---') ? '' : frontMatter
  const packet = parse(given + page)
  const file = found.get('countersign.yaml') ?? roster
  const { workspace } = readWorkspace(file)
  const name = packet.fields.get('profile')?.value ?? ''
  const resolved = resolveProfile(name, workspace)
  const fallback = resolveProfile('credential-exception', workspace)
  const profile = 'profile' in resolved ? resolved.profile : 'profile' in fallback ? fallback.profile : undefined
  if (!profile) throw new Error('The built-in profile does not resolve.')
  const now = Date.parse(`${today}T12:00:00Z`) / 60_000
  const readings = await readAll(packet.evidence, found)
  const story = found.get('packet.ledger.story')
  const told =
    story === undefined ? undefined : tell(story, packet, { opened: found.get('opened-under.yaml') ?? file, now: file })
  const recorded = told && { record: told.record, signers: told.signers }
  const subject: Subject = {
    path: 'packet.md',
    packet,
    workspace,
    profile,
    readings,
    clock: { today, now },
    ...recorded,
  }
  return {
    named: told?.named ?? (message => message),
    subject: 'problem' in resolved ? { ...subject, unknownProfile: String(resolved.problem) } : subject,
    shown: page,
    hidden: given.length,
  }
}
