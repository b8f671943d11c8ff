// A workspace on the disk, from a fixture, and the real command run in it: what a person would see.
import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { root } from '../../build/generated.ts'
import { files } from './fixture.ts'

/** `COUNTERSIGN=dist/countersign.cjs mocha` tests the bundle. */
export const command = join(root, process.env.COUNTERSIGN ?? 'server/cli/main.ts')

export type Ran = { readonly out: string; readonly err: string; readonly exit: number | null }
type Surroundings = {
  readonly input?: string | Uint8Array
  readonly env?: Record<string, string>
  readonly in?: string
}

const made: string[] = []
process.once('exit', () => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
})

/** Nothing of the machine's own settings reaches the command. */
const environment = (home: string) => ({
  PATH: process.env.PATH ?? '',
  HOME: home,
  XDG_CACHE_HOME: join(home, 'cache'),
  NODE_COMPILE_CACHE: join(tmpdir(), 'countersign-test-compile-cache'),
  TZ: 'UTC',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: join(home, 'gitconfig'),
  GIT_CEILING_DIRECTORIES: tmpdir(),
})

export function workspace(fixture: string) {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'countersign-')))
  made.push(base)
  const [folder, home] = [join(base, 'work'), join(base, 'home')]
  for (const one of [folder, home]) mkdirSync(one)
  writeFileSync(
    join(home, 'gitconfig'),
    '[user]\n\tname = Maria Keller\n\temail = maria@example.org\n[init]\n\tdefaultBranch = main\n',
  )
  const path = (name: string) => join(folder, name)
  const write = (name: string, text: string | Uint8Array) => {
    mkdirSync(dirname(path(name)), { recursive: true })
    writeFileSync(path(name), text)
  }
  for (const [name, text] of files(fixture, '')) if (name) write(name, text.endsWith('\n') ? text : `${text}\n`)

  const options = ({ env, in: cwd = '.' }: Surroundings) => ({ cwd: path(cwd), env: { ...environment(home), ...env } })
  const ran = ({ stdout, stderr, status }: SpawnSyncReturns<string>): Ran => ({
    out: stdout,
    err: stderr,
    exit: status,
  })
  const runIn = (surroundings: Surroundings, ...words: readonly string[]) =>
    ran(
      spawnSync(process.execPath, [command, ...words], {
        ...options(surroundings),
        encoding: 'utf8',
        input: surroundings.input ?? '',
        maxBuffer: 1 << 28,
      }),
    )
  const startIn = (surroundings: Surroundings, ...words: readonly string[]) =>
    spawn(process.execPath, [command, ...words], options(surroundings))
  return {
    folder,
    home,
    path,
    write,
    read: (name: string) => readFileSync(path(name), 'utf8'),
    runIn,
    run: (...words: readonly string[]) => runIn({}, ...words),
    startIn,
    start: (...words: readonly string[]) => startIn({}, ...words),
    git(...words: readonly string[]) {
      const { status, stdout, stderr } = spawnSync('git', words, { ...options({}), encoding: 'utf8' })
      if (status !== 0) throw new Error(`git ${words.join(' ')}: ${stderr}`)
      return stdout
    },
  }
}
