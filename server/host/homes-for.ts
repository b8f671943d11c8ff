// The workspaces of a call: found above each file, or named with --config.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { said } from '../node/errors.ts'
import { type Home, homes } from '../node/homes.ts'
import { Wrong } from './wrong.ts'

export function homesFor(config: string | undefined, cwd: string): (folder: string) => Home {
  if (config === undefined) return homes()
  const path = resolve(cwd, config)
  try {
    return homes({ path, text: readFileSync(path, 'utf8') })
  } catch (error) {
    throw new Wrong(`The workspace file ${config} cannot be read: ${said(error)}.`)
  }
}
