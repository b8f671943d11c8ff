// A copy of the example workspace in a repository of its own, with the keys of its people: what the tests decide on.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { writeExampleKeys } from '../../build/example-keys.ts'
import { root } from '../../build/generated.ts'

export type Office = {
  readonly folder: string
  /** The path of a file in it. */
  at(name: string): string
  /** Whoever acts from now on. */
  sit(handle: string): void
  /** As it was before anybody decided anything. */
  reset(): void
}

export function openOffice(folder: string): Office {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  cpSync(join(root, 'examples'), folder, { recursive: true })
  writeExampleKeys(join(folder, '.countersign', 'keys'))
  const git = (...args: string[]) => {
    const { status, stderr } = spawnSync('git', args, { cwd: folder, encoding: 'utf8' })
    if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`)
  }
  git('init', '-q', '-b', 'main')
  git('config', 'user.name', 'Somebody')
  git('config', 'user.email', 'somebody@example.com')
  git('config', 'gpg.format', 'ssh')
  git('add', '.')
  git('commit', '-q', '-m', 'The examples')
  const sit = (handle: string) => {
    git('config', 'user.signingkey', join(folder, '.countersign', 'keys', handle))
    git('config', 'countersign.handle', handle)
  }
  return {
    folder,
    at: name => join(folder, name),
    sit,
    reset() {
      git('checkout', '-q', '--', '.')
      git('clean', '-fdq', '--', '*.ledger/*')
      sit('raman')
    },
  }
}
