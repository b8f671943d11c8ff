// What the engine has made of this program, kept for the next call of the same kind: to read all of the code again and to
// make it ready takes longer than to check a small packet. Node itself keeps what it makes of a file when it loads it. Here
// the functions that a call came to use are kept as well.
import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { constants, Script } from 'node:vm'
import { cacheFolder } from './cache-file.ts'
import { codeOf } from './errors.ts'

export type Code = {
  /** A bundle in nothing but ASCII. */
  readonly file: string
  /** Of its text: the engine itself tells two texts of one length not apart. */
  readonly digest: string
  /** What kind of call it is: each uses other parts. */
  readonly use: string
}

export type Running<Exports> = {
  readonly exports: Exports
  /** Writes down what is ready by now, unless this call began with it. */
  keep(): void
}

type Environment = Readonly<Record<string, string | undefined>>

export function runKept<Exports>({ file, digest, use }: Code, env: Environment): Running<Exports> {
  const kept = join(folderOf(env), `${process.version}-${process.arch}-${digest}-${use}`)
  const before = contentOf(kept)
  const script = new Script(wrapped(file), {
    filename: file,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    ...(before && { cachedData: before }),
  })
  const module = { exports: {} }
  script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file))
  const isKnown = before !== undefined && script.cachedDataRejected === false
  return { exports: module.exports as Exports, keep: () => (isKnown ? undefined : write(kept, script)) }
}

/** Node's own variables count here too. */
export const keepsCode = (env: Environment): boolean => !env.NODE_DISABLE_COMPILE_CACHE && !env.NODE_V8_COVERAGE

const head = Buffer.from('(function (exports, require, module, __filename, __dirname) {')
const tail = Buffer.from('\n})')

/** As Node has a module run. Put together before it becomes a text: a long one takes its time to copy. */
function wrapped(path: string): string {
  const file = openSync(path, 'r')
  try {
    const { size } = fstatSync(file)
    const whole = Buffer.allocUnsafe(head.length + size + tail.length)
    whole.set(head)
    const read = readSync(file, whole, head.length, size, 0)
    whole.set(tail, head.length + read)
    return whole.toString('latin1', 0, head.length + read + tail.length)
  } finally {
    closeSync(file)
  }
}

const folderOf = (env: Environment) =>
  env.NODE_COMPILE_CACHE ? join(env.NODE_COMPILE_CACHE, 'countersign') : join(cacheFolder(env), 'code')

function contentOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch (error) {
    if (codeOf(error) === '') throw error
    return undefined
  }
}

/** A folder that cannot be written to is no reason to fail. */
function write(path: string, script: Script) {
  const beside = `${path}.${process.pid}`
  try {
    const folder = dirname(path)
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    writeFileSync(beside, '', { flag: 'wx', mode: 0o600 })
    writeFileSync(beside, script.createCachedData())
    renameSync(beside, path)
    tidy(folder)
  } catch (error) {
    if (codeOf(error) === '') throw error
  }
}

/** What was made longer ago goes: it is made again where somebody still uses it. */
const days = 30

function tidy(folder: string) {
  const since = Date.now() - days * 86_400_000
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (statSync(path).mtimeMs < since) rmSync(path, { force: true })
  }
}
