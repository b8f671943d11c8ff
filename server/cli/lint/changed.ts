// Which packets a change may have touched: their own text, a file that they cite, their ledger, or what judges all of them.
import { basename, dirname, join } from 'node:path'
import type { Job, Targets } from '../../host/targets.ts'
import type { Home } from '../../node/homes.ts'
import { readPacket } from '../../node/packet-file.ts'
import { isInside } from '../../node/paths.ts'

export function touched({ homes, jobs }: Targets, paths: ReadonlySet<string>): readonly Job[] {
  const judgedAnew = homes.map(home => [...paths].some(path => judges(home, path)))
  const cited = new Set([...paths].map(path => basename(path)))
  return jobs.filter(
    job => judgedAnew[job.home] || paths.has(job.file) || ledgerOf(job, paths) || cites(job, homes[job.home]!, cited),
  )
}

const judges = ({ root, file }: Home, path: string) => path === file?.path || isInside(path, join(root, '.countersign'))

function ledgerOf({ file }: Job, paths: ReadonlySet<string>): boolean {
  const folder = join(dirname(file), `${basename(file, '.md')}.ledger`)
  for (const path of paths) if (isInside(path, folder)) return true
  return false
}

/** Whether the text names one of these files. To find one too many costs a check; to miss one would hide what changed. */
function cites({ file }: Job, { root }: Home, names: ReadonlySet<string>): boolean {
  const read = readPacket(file, root)
  if (read.state !== 'packet') return true
  const text = read.text.includes('%') ? read.text + decoded(read.text) : read.text
  for (const name of names) if (text.includes(name)) return true
  return false
}

/** Only ASCII can be told apart without knowing where an escape begins and ends; for the rest a name's plain part must do. */
function decoded(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, escaped => {
    try {
      return decodeURIComponent(escaped)
    } catch (error) {
      if (error instanceof URIError) return escaped
      throw error
    }
  })
}
