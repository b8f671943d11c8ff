// An office with a source: a server in a process of its own answers what the test puts down for it, and everybody who works there
// has a key to sign and one to read, and a machine that lists that server. `HOST` in the fixture is where it listens.

import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { office } from '../cli/office.ts'

export type Question = { readonly url: string; readonly headers: Readonly<Record<string, string>> }

export async function askedOffice(fixture: string, people: readonly string[]) {
  const work = office(fixture, people)
  const answers = join(work.home, 'answers')
  const log = join(work.home, 'asked.jsonl')
  mkdirSync(answers)
  const program = join(import.meta.dirname, 'server-process.ts')
  const server = spawn(process.execPath, [program, answers, log], { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines = createInterface({ input: server.stdout })[Symbol.asyncIterator]()
  const host = String((await lines.next()).value)
  work.write('countersign.yaml', work.read('countersign.yaml').replaceAll('HOST', host))
  const settings = join(work.home, 'config', 'countersign', 'settings.json')
  mkdirSync(dirname(settings), { recursive: true })
  writeFileSync(settings, JSON.stringify({ hosts: [`http://${host}`] }))

  const keyOf = (handle: string) => join(work.home, `${handle}.age`)
  const machine = { COUNTERSIGN_SETTINGS: settings }
  const of = (handle: string) => ({
    ...machine,
    COUNTERSIGN_KEY: work.key(handle),
    COUNTERSIGN_AGE_IDENTITY: keyOf(handle),
  })
  const by = (handle: string, ...words: readonly string[]) => work.runIn({ env: of(handle) }, ...words)
  return {
    ...work,
    host,
    by,
    keyOf,
    machine,
    /** The same where nothing may go wrong. */
    fine(handle: string, ...words: readonly string[]) {
      const ran = by(handle, ...words)
      assert.equal(ran.exit, 0, `${words.join(' ')}\n${ran.out}${ran.err}`)
      return ran.out
    },
    /** Begins it, for a test that does something meanwhile. */
    begin: (handle: string, ...words: readonly string[]): ChildProcess => work.startIn({ env: of(handle) }, ...words),
    answer: (name: string, what: unknown) => writeFileSync(join(answers, `${name}.json`), JSON.stringify(what)),
    /** It is asked for this, and does not answer. */
    hang: (name: string) => writeFileSync(join(answers, `${name}.hangs`), ''),
    gone: (name: string) => rmSync(join(answers, `${name}.json`)),
    /** What the server was asked so far. */
    asked: (): readonly Question[] =>
      existsSync(log)
        ? readFileSync(log, 'utf8')
            .split('\n')
            .filter(Boolean)
            .map(line => JSON.parse(line) as Question)
        : [],
    /** The next question that it is asked, and will not answer. */
    hanging: async () => String((await lines.next()).value),
    rules: (page = 'case.md') =>
      (JSON.parse(work.run('lint', page, '--format', 'json').out) as Lint).files
        .flatMap(({ findings }) => findings)
        .map(({ rule }) => rule),
    /** What lies beside the page, by the ending of its name. */
    beside: (ending: string, page = 'case') =>
      existsSync(work.path(`${page}.evidence`))
        ? readdirSync(work.path(`${page}.evidence`)).filter(name => name.endsWith(ending))
        : [],
    close: () => void server.kill(),
  }
}

export type AskedOffice = Awaited<ReturnType<typeof askedOffice>>

type Lint = { readonly files: readonly { readonly findings: readonly { readonly rule: string }[] }[] }
