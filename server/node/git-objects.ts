// Files as commits have them, asked of git in two calls for however many. Nothing is fetched, nothing that the repository
// configures is run, and no replacement stands in for an object: what a hash names is what is read.
import { spawn } from 'node:child_process'
import type { GitObjects, GitPath, NoBytes } from '../workspace/ports.ts'
import { codeOf } from './errors.ts'
import { aroundGit, nothingConfigured, onlyReading } from './git-settings.ts'

type Answer = { readonly bytes: Uint8Array } | NoBytes
type Wish = GitPath & { readonly cap: number; readonly answer: (answer: Answer) => void }

export function gitIn(root: string, program = 'git'): GitObjects {
  let wishes: Wish[] = []
  const grant = async () => {
    const granted = wishes
    wishes = []
    const answers = await read(root, program, granted)
    for (const [index, { answer }] of granted.entries()) answer(answers[index]!)
  }
  return {
    // Packets that are read at the same time share two processes.
    show: (wanted, cap) =>
      Promise.all(
        wanted.map(path => {
          if (wishes.length === 0) setImmediate(grant)
          return new Promise<Answer>(answer => wishes.push({ ...path, cap, answer }))
        }),
      ),
  }
}

async function read(root: string, program: string, wishes: readonly Wish[]): Promise<readonly Answer[]> {
  const names = wishes.flatMap(({ revision, path }) => [`${revision}^{commit}`, `${revision}:${path}`])
  const askable = (name: string) => (/^-|[\n\0]/.test(name) ? '0'.repeat(40) : name)
  const looked = await ask(root, program, '--batch-check', names.map(askable))
  if ('state' in looked) return wishes.map(() => looked)
  const lines = new TextDecoder().decode(looked.out).split('\n')
  const answers = wishes.map((wish, index) => foundBy(wish, lines[2 * index] ?? '', lines[2 * index + 1] ?? ''))
  const blobs = [...new Set(answers.flatMap(answer => ('blob' in answer ? [answer.blob] : [])))]
  const shown = blobs.length > 0 ? await ask(root, program, '--batch', blobs) : { out: new Uint8Array() }
  if ('state' in shown) return wishes.map(() => shown)
  const contents = contentsOf(shown.out)
  return answers.map(answer => {
    if (!('blob' in answer)) return answer
    const bytes = contents.get(answer.blob)
    return bytes ? { bytes } : { state: 'nothing', why: 'git did not give the file that it has.' }
  })
}

/** What `--batch-check` says of a commit and of a path in it. */
function foundBy({ revision, path, cap }: Wish, commit: string, file: string): NoBytes | { readonly blob: string } {
  if (!/^[0-9a-f]{40,64} commit \d+$/.test(commit))
    return { state: 'nothing', why: `There is no commit \`${revision}\` in this repository: fetch it.` }
  const [, blob, type, size] = /^([0-9a-f]{40,64}) (\w+) (\d+)$/.exec(file) ?? []
  if (!blob) return { state: 'nothing', why: `There is no file \`${path}\` at \`${revision}\`.` }
  if (type !== 'blob') return { state: 'refused', why: `\`${path}\` at \`${revision}\` is a folder: name a file.` }
  if (Number(size) > cap)
    return { state: 'refused', why: `\`${path}\` is larger than ${Math.floor(cap / 1_048_576)} MiB.` }
  return { blob }
}

/** `HASH blob SIZE`, a line feed, the bytes, a line feed; again and again. */
function contentsOf(out: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const found = new Map<string, Uint8Array>()
  for (let at = 0; at < out.length; ) {
    const feed = out.indexOf(10, at)
    if (feed < 0) break
    const [, hash, size] = /^([0-9a-f]+) blob (\d+)$/.exec(new TextDecoder().decode(out.subarray(at, feed))) ?? []
    if (!hash) {
      at = feed + 1
      continue
    }
    const end = feed + 1 + Number(size)
    found.set(hash, out.slice(feed + 1, end))
    at = end + 1
  }
  return found
}

const quiet = [...nothingConfigured, '-c', 'credential.helper=', '-c', 'protocol.allow=never']

const patience = 60_000

function ask(
  root: string,
  program: string,
  mode: '--batch-check' | '--batch',
  names: readonly string[],
): Promise<{ readonly out: Uint8Array } | NoBytes> {
  const { promise, resolve } = Promise.withResolvers<{ readonly out: Uint8Array } | NoBytes>()
  const git = spawn(program, [...quiet, '--no-pager', '-C', root, 'cat-file', mode], {
    ...aroundGit({ ...onlyReading, GIT_NO_REPLACE_OBJECTS: '1' }),
    stdio: ['pipe', 'pipe', 'pipe'],
    timeout: patience,
  })
  const [out, err]: [Uint8Array[], Uint8Array[]] = [[], []]
  git.stdout.on('data', piece => out.push(piece))
  git.stderr.on('data', piece => err.push(piece))
  // What ended before it read all names says why by its exit.
  git.stdin.on('error', () => git.stdin.destroy())
  git.on('error', error => {
    const why = codeOf(error) === 'ENOENT' ? 'git is not installed.' : `git cannot be run: ${error.message}`
    resolve({ state: 'not-checked', why })
  })
  git.on('close', (code, signal) => {
    if (code === 0) resolve({ out: Buffer.concat(out) })
    else resolve(failed(signal ? 'git did not answer.' : (Buffer.concat(err).toString('utf8').split('\n')[0] ?? '')))
  })
  git.stdin.end(names.map(name => `${name}\n`).join(''))
  return promise
}

const failed = (says: string): NoBytes => ({
  state: 'not-checked',
  why: /not a git repository/i.test(says) ? 'This folder is in no git repository.' : `git says: ${says}`,
})
