// Files that grow line by line, each line a JSON value.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { codeOf } from './errors.ts'

export type Line = {
  /** Nothing where it is no JSON: somebody edited the file, or a disk tore it. */
  readonly value: unknown
  readonly file: string
  readonly number: number
}

/** Of every `.jsonl` file in the folder. */
export function* linesIn(folder: string): Iterable<Line> {
  for (const file of filesIn(folder))
    for (const [index, line] of readFileSync(join(folder, file), 'utf8').split('\n').entries())
      if (line !== '') yield { value: jsonIn(line), file, number: index + 1 }
}

/** A part of a file's name, of whatever somebody is called. */
export const plainName = (called: string): string => called.replace(/[^A-Za-z0-9-]/g, '-')

function filesIn(path: string): readonly string[] {
  try {
    return readdirSync(path)
      .filter(name => name.endsWith('.jsonl'))
      .sort()
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return []
    throw error
  }
}

function jsonIn(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
