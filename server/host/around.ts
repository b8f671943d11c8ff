// What only the repository around a packet has against an act: asked once the packet itself has nothing against it, and
// before anything is signed.
import { basename } from 'node:path'
import type { Refusal } from '../acts/act.ts'
import type { Hands } from '../acts/perform.ts'
import { ledgerFolder } from '../node/ledger-folder.ts'
import { ledgerHistory } from '../node/ledger-history.ts'
import { readPacket } from '../node/packet-file.ts'
import { cutFrontMatter, readFrontMatter } from '../packet/front-matter.ts'
import { lostIn } from './lost.ts'
import type { PacketAt } from './packet-at.ts'
import { targets } from './targets.ts'

/** Hands that sign only what the repository has nothing against. */
export function handsAround(hands: Hands, act: string, at: PacketAt): Hands {
  const { sign } = hands
  if (!sign) return hands
  let asked: ReturnType<typeof refusedAround> | undefined
  return { ...hands, sign: async (...what) => (await (asked ??= refusedAround(act, at))) ?? sign(...what) }
}

/** Nothing where there is nothing against it. */
export async function refusedAround(act: string, at: PacketAt): Promise<Refusal | undefined> {
  if (act === 'open') return namesake(at)
  return leaving.has(act) ? missing(at) : undefined
}

/** What goes out with these acts nobody brings back: git is asked as `ledger verify` asks it. */
const leaving = new Set(['ready', 'hand-off', 'release'])

/** Two packets with one number would take each other's decisions for their own. */
async function namesake({ home, file, name, scene }: PacketAt): Promise<Refusal | undefined> {
  const number = scene.subject.packet.fields.get('packet')?.value
  if (number === undefined) return undefined
  const show = (path: string) => path
  const { jobs } = await targets([home.root], { cwd: home.root, homeOf: () => home, show })
  for (const { file: other, path } of jobs) {
    if (other === file) continue
    const read = readPacket(other, home.root)
    if (read.state === 'packet' && read.real !== file && numberIn(read.text) === number)
      return {
        no: `${number} is the number of ${path} already, and a number belongs to one packet. Give ${basename(name)} a number of its own: \`packet: …\` in its front matter.`,
      }
  }
  return undefined
}

function numberIn(text: string): string | undefined {
  const { start, end, closed } = cutFrontMatter(text)
  return readFrontMatter(text.slice(start, end), closed).entries.find(({ key }) => key === 'packet')?.value
}

/** Whatever git ever had of the ledger up to here, and the folder has not. */
async function missing({ home, page, name, scene: { ledger } }: PacketAt): Promise<Refusal | undefined> {
  const openings = ledger.standing.opened.map(({ event }) => event)
  const history = ledgerHistory(home.root, ledgerFolder(page), { refs: [], openings })
  if ('missing' in history) return undefined
  const { damage } = await lostIn(home.root, history.files, history.folder, ledger)
  const [first, ...others] = damage.filter(({ settledBy }) => settledBy === undefined)
  if (!first) return undefined
  const more = others.length > 0 ? ` \`countersign ledger verify ${name}\` tells of ${others.length} more.` : ''
  return { no: `${first.message}${more}` }
}
