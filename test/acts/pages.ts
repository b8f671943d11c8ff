// Pages and the ledgers beside them, from a script: what the page says once it is in step.

import type { Scene } from '../../server/acts/act.ts'
import { sceneOf } from '../../server/acts/scene.ts'
import { readName } from '../../server/ledger/names.ts'
import { readWords } from '../../server/ledger/words.ts'
import { type Play, play } from '../ledger/play.ts'
import { prepare } from '../support/subject.ts'

const frontMatter = '---\npacket: PKT-1\nprofile: credential-exception\ncoordinator: maria\n---\n\n'

export const pageOf = (fixture: string): string =>
  fixture.startsWith('---') ? fixture : `${frontMatter}${fixture.replace(/^\n/, '')}`

export const bodyOf = (page: string): string => page.replace(/^---\n[\s\S]*?\n---\n\n/, '')

export async function sceneFor(page: string, { files, ledger }: Pick<Play, 'files' | 'ledger'>): Promise<Scene> {
  const { subject } = await prepare(page)
  const words = (digest: string) => {
    const file = files.find(({ name }) => {
      const named = readName(name)
      return named.kind === 'words' && named.digest === digest
    })
    const read = file?.bytes && readWords(file.bytes, digest)
    return read && 'text' in read ? read.text : undefined
  }
  return { ...sceneOf({ ...subject, record: { ledger, words } }, ''), ledger, words }
}

/** The charter is confirmed and nobody has to review, so the table says only what the script makes it say. */
export const played = (script: string): Play => play(script)
