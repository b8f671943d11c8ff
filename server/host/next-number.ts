// The number that comes after those that the packets of a workspace have: `PKT-2026-0142` after `PKT-2026-0141`.
import type { Home } from '../node/homes.ts'
import { readPacket } from '../node/packet-file.ts'
import { targets } from './targets.ts'

export async function nextNumber(home: Home, prefix: string, year: string): Promise<string> {
  const { jobs } = await targets([home.root], { cwd: home.root, homeOf: () => home, show: file => file })
  const pattern = new RegExp(`^packet[ \\t]*:[ \\t]*["']?${prefix}-${year}-(\\d{1,9})\\b`, 'm')
  const taken = jobs.map(({ file }) => {
    const read = readPacket(file, home.root)
    return read.state === 'packet' ? Number(pattern.exec(read.text)?.[1] ?? 0) : 0
  })
  const next = taken.reduce((most, one) => Math.max(most, one), 0) + 1
  return `${prefix}-${year}-${String(next).padStart(4, '0')}`
}
