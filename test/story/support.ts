// A team at work: people with keys that the stock program made, one packet in git, and the real command for everything they
// do. A script has one line for each thing done: `maria: accept C1`, and behind `✗` why it is refused.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Ran, workspace } from '../support/workspace.ts'

export const packet = 'packets/first.md'

export type Team = ReturnType<typeof team>

/** The folder is empty: whatever it needs, somebody writes or a command makes. */
export function team(people: readonly string[]) {
  const work = workspace('')
  const keys = join(work.home, 'keys')
  mkdirSync(keys)
  const keyOf = (name: string) => join(keys, name)
  for (const name of people)
    spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', keyOf(name)], { encoding: 'utf8' })
  work.git('init', '--quiet')

  /** Somebody without a key here calls it as it is. */
  const as = (name: string, ...words: readonly string[]): Ran => {
    const [handle, agent] = name.startsWith('agent:') ? [undefined, name] : [name, undefined]
    const env = handle && people.includes(handle) ? { COUNTERSIGN_KEY: keyOf(handle) } : {}
    return work.runIn({ env }, ...words, ...(agent ? ['--as', agent] : []))
  }
  const fine = (name: string, ...words: readonly string[]) => {
    const ran = as(name, ...words)
    assert.equal(ran.exit, 0, `${name}: ${words.join(' ')}\n${ran.out}${ran.err}`)
    return ran.out
  }
  const status = () => JSON.parse(work.run('status', packet, '--json').out) as Status
  const edit = (from: string, to: string, path = packet) => {
    const text = work.read(path)
    assert.equal(text.split(from).length, 2, `This stands not once in ${path}:\n${from}\n\n${text}`)
    work.write(
      path,
      text.replace(from, () => to),
    )
  }
  const play = (script: string) => {
    for (const line of script.split('\n').map(one => one.trim())) if (line) step(line)
  }
  const step = (line: string) => {
    const [doing = '', no] = line.split(' ✗ ')
    const [, who = '', rest = ''] = /^((?:agent:)?[\w-]+): (.*)$/.exec(doing) ?? assert.fail(`No step: ${line}`)
    if (who === 'verdict') return assert.equal(status().verdict, rest, work.run('status', packet).out)
    const [command = '', ...words] = wordsOf(rest)
    const ran = as(who, command, packet, ...words)
    if (no === undefined) return assert.equal(ran.exit, 0, `${line}\n${ran.out}${ran.err}`)
    assert.notEqual(ran.exit, 0, `${line}\n${ran.out}`)
    return assert.ok(ran.err.includes(no), `${line}\n${ran.err}`)
  }
  const commit = (says: string) => {
    work.git('add', '-A')
    work.git('commit', '--quiet', '-m', says)
  }
  /** What git could not merge on the page, the ledger says. */
  const mergeAndSync = (branch: string) => {
    spawnSync('git', ['merge', '--quiet', '--no-commit', '--no-ff', branch], {
      cwd: work.folder,
      env: { PATH: process.env.PATH, HOME: work.home, GIT_CONFIG_GLOBAL: join(work.home, 'gitconfig') },
    })
    fine(people[0]!, 'sync', packet)
    commit(`Merged ${branch}`)
  }
  return {
    ...work,
    mergeAndSync,
    page: () => work.read(packet),
    /** The public key as `allowed_signers` has it. */
    listed: (name: string) => readFileSync(`${keyOf(name)}.pub`, 'utf8').trim(),
    people,
    keyOf,
    as,
    fine,
    status,
    edit,
    play,
    commit,
    events: () => readdirSync(work.path(packet.replace('.md', '.ledger'))).filter(name => name.endsWith('.json')),
    /** Error codes of the page, each once. */
    errors: () => errorsIn(work.run('lint', packet, '--format', 'json').out),
  }
}

type Status = {
  readonly verdict: string
  readonly owner?: string
  readonly blocks: readonly {
    readonly rule: string
    readonly about: string
    readonly who: string
    readonly message: string
  }[]
  readonly waits: readonly {
    readonly code: string
    readonly about: readonly string[]
    readonly who: string
    readonly says: string
  }[]
}

const errorsIn = (out: string): readonly string[] => {
  const report = JSON.parse(out) as { files: { findings: { rule: string; severity: string }[] }[] }
  const codes = report.files.flatMap(({ findings }) => findings.filter(({ severity }) => severity === 'error'))
  return [...new Set(codes.map(({ rule }) => rule))].sort()
}

/** As a shell would, with double quotes. */
const wordsOf = (line: string): readonly string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '')

/** `{0}` is today, `{-3}` three days ago, `{60}` in sixty days: what is fresh today is fresh whenever the test runs. */
export const dated = (text: string): string =>
  text.replace(/\{(-?\d+)\}/g, (_, days: string) =>
    new Date(Date.now() + Number(days) * 86_400_000).toISOString().slice(0, 10),
  )

/** As the receiver would: by the script with signers of one's own, and by the command. */
export function checkBundle(work: Team, folder: string): { readonly path: string; readonly summary: string } {
  const place = join(work.folder, '..', folder)
  const name =
    readdirSync(place).find(one => !one.endsWith('.tar.gz')) ?? assert.fail(`There is no bundle in ${place}.`)
  const path = join(place, name)
  const signers = join(work.home, 'board_signers')
  writeFileSync(signers, work.read('.countersign/allowed_signers'))
  const script = spawnSync('/bin/sh', [join(path, 'verify.sh'), signers], { encoding: 'utf8' })
  assert.equal(script.status, 0, script.stdout)
  assert.match(work.run('verify', path, '--signers', signers).out, /Established by/)
  const summary = ['SUMMARY.md', 'SUMMARY.open.md'].find(one => existsSync(join(path, one)))!
  return { path, summary: readFileSync(join(path, summary), 'utf8') }
}
