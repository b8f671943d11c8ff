// Lists a folder without git. Links to folders are not followed: they may lead anywhere, and in a circle.
import { type Dirent, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ignore, { type Ignore } from 'ignore'
import { codeOf } from './errors.ts'

const never = new Set(['.git', 'node_modules'])

type Rules = { readonly folder: string; readonly rules: Ignore }

export function walk(root: string): readonly string[] {
  const found: string[] = []
  const open: { readonly folder: string; readonly above: readonly Rules[] }[] = [{ folder: '', above: [] }]
  for (let next = open.pop(); next; next = open.pop()) {
    const { folder } = next
    const entries = list(join(root, folder))
    const own = entries.some(({ name }) => name === '.gitignore')
      ? rulesOf(join(root, folder, '.gitignore'))
      : undefined
    const rules = own ? [...next.above, { folder, rules: own }] : next.above
    for (const entry of entries) {
      const path = folder + entry.name
      if (never.has(entry.name) || isIgnored(entry.isDirectory() ? `${path}/` : path, rules)) continue
      if (entry.isDirectory()) open.push({ folder: `${path}/`, above: rules })
      else if (entry.isFile() || entry.isSymbolicLink()) found.push(path)
    }
  }
  return found.sort()
}

/** A folder that may not be listed is one that nobody here keeps packets in. */
function list(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    if (['EACCES', 'EPERM', 'ENOENT', 'ENOTDIR'].includes(codeOf(error))) return []
    throw error
  }
}

function rulesOf(path: string): Ignore | undefined {
  try {
    return ignore().add(readFileSync(path, 'utf8'))
  } catch (error) {
    if (['EACCES', 'EPERM', 'ENOENT', 'EISDIR', 'ELOOP'].includes(codeOf(error))) return undefined
    throw error
  }
}

/** The .gitignore nearest to a file has the last word. */
function isIgnored(path: string, all: readonly Rules[]): boolean {
  for (const { folder, rules } of all.toReversed()) {
    const { ignored, unignored } = rules.test(path.slice(folder.length))
    if (ignored || unignored) return ignored
  }
  return false
}
