// Reads a bundle from a folder or an archive. A link, a device or a folder too many is a file that does not belong there,
// and is read as one, so that whoever checks the bundle names it.
import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type BundleFile, unpacked } from '../handoff/tar.ts'
import { codeOf, said } from './errors.ts'

const deepest = 4
const largest = 1 << 30

export function readBundle(path: string): { readonly files: readonly BundleFile[] } | { readonly problem: string } {
  try {
    const stat = statSync(path)
    if (stat.isDirectory()) return { files: filesIn(path, '', 0) }
    if (!stat.isFile() || stat.size > largest)
      return { problem: `${path} is no bundle: name its folder or its .tar.gz.` }
    const found = unpacked(readFileSync(path))
    return 'problem' in found ? { problem: `${path} ${found.problem}.` } : found
  } catch (error) {
    if (codeOf(error) === '') throw error
    return { problem: `${path} cannot be read: ${said(error)}.` }
  }
}

function filesIn(root: string, under: string, depth: number): readonly BundleFile[] {
  return readdirSync(join(root, under), { withFileTypes: true }).flatMap(entry => {
    const name = under ? `${under}/${entry.name}` : entry.name
    if (entry.isDirectory() && depth < deepest) return filesIn(root, name, depth + 1)
    const path = join(root, name)
    const plain = entry.isFile() && lstatSync(path).size <= largest
    return [{ name, bytes: plain ? readFileSync(path) : new Uint8Array() }]
  })
}
