// The workspaces of a call: found above each file, named with --config, or as a commit has them with --policy-from.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { said } from '../node/errors.ts'
import { type Home, homes } from '../node/homes.ts'
import { homesAt } from '../node/homes-at.ts'
import { Wrong } from './wrong.ts'

/** `policyFrom`: a commit whose workspace files and signers count in place of those on the disk. */
export function homesFor(
  config: string | undefined,
  cwd: string,
  policyFrom?: string | undefined,
): (folder: string) => Home {
  if (policyFrom !== undefined) return protectedHomes(policyFrom)
  if (config === undefined) return homes()
  const path = resolve(cwd, config)
  try {
    return homes({ path, text: readFileSync(path, 'utf8') })
  } catch (error) {
    throw new Wrong(`The workspace file ${config} cannot be read: ${said(error)}.`)
  }
}

function protectedHomes(ref: string): (folder: string) => Home {
  const homeOf = homesAt(ref)
  return folder => {
    const home = homeOf(folder)
    if ('problem' in home)
      throw new Wrong(
        `--policy-from ${ref}: ${home.problem}`,
        'In GitHub Actions, `fetch-depth: 0` at the checkout brings the protected branch.',
      )
    return home
  }
}
