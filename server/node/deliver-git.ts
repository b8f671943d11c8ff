// A bundle on a git ref, as one more folder in its tree. The work tree, the index and the branch that somebody is on are
// left alone; a ref that moved meanwhile is never forced.
import { spawnSync } from 'node:child_process'
import type { Delivered, Parcel } from './deliver.ts'
import { codeOf } from './errors.ts'
import { aroundGit, nothingConfigured } from './git-settings.ts'

const patience = 120_000

/** `repository`: a path or an address. Absent: the repository that `cwd` is in. */
export function toRef(ref: string, parcel: Parcel, cwd: string, repository?: string): Delivered {
  const full = ref.startsWith('refs/') ? ref : `refs/heads/${ref}`
  const asked = git(cwd, ['check-ref-format', full])
  if (!asked.fine) return problem(asked.says === '' ? `\`${ref}\` is no name of a ref.` : asked.says)
  if (repository?.startsWith('-')) return problem(`\`${repository}\` is no repository.`)
  if (repository === undefined && git(cwd, ['symbolic-ref', '-q', 'HEAD']).out.trim() === full)
    return problem(`${full} is checked out here: name another ref, so that nobody’s work tree is left behind.`)
  const work = `refs/countersign/outgoing/${parcel.key}`
  const base = repository === undefined ? tip(cwd, full) : fetched(cwd, repository, full, work)
  if (typeof base === 'object') return base
  if (base && git(cwd, ['cat-file', '-e', `${base}:${parcel.name}/manifest.json`]).fine) {
    if (repository !== undefined) git(cwd, ['update-ref', '-d', work])
    return sameThere(cwd, base, parcel) ? arrived(full, repository) : problem(`${full} has another ${parcel.name}.`)
  }
  const target = repository === undefined ? full : work
  const made = commit(cwd, target, base, parcel)
  if (made || repository === undefined) return made ?? arrived(full, repository)
  const pushed = git(cwd, ['push', '--quiet', '--no-verify', '--', repository, `${work}:${full}`])
  git(cwd, ['update-ref', '-d', work])
  return pushed.fine ? arrived(full, repository) : problem(`${repository} did not take it: ${pushed.says}`)
}

const problem = (text: string): Delivered => ({ problem: text })
const arrived = (ref: string, repository: string | undefined): Delivered => ({
  arrived: repository === undefined ? ref : `${ref} of ${repository}`,
})

function tip(cwd: string, ref: string): string | undefined {
  const { fine, out } = git(cwd, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`])
  return fine ? out.trim() : undefined
}

/** What the other repository has there now, as a commit that is here. */
function fetched(cwd: string, repository: string, ref: string, work: string): string | undefined | Delivered {
  const listed = git(cwd, ['ls-remote', '--', repository, ref])
  if (!listed.fine) return problem(`${repository} cannot be reached: ${listed.says}`)
  git(cwd, ['update-ref', '-d', work])
  if (listed.out.trim() === '') return undefined
  const got = git(cwd, ['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--', repository, `+${ref}:${work}`])
  return got.fine ? tip(cwd, work) : problem(`${repository} cannot be read: ${got.says}`)
}

function sameThere(cwd: string, base: string, { name, files }: Parcel): boolean {
  const sums = files.find(file => file.name === 'SHA256SUMS')!
  const there = git(cwd, ['cat-file', 'blob', `${base}:${name}/SHA256SUMS`])
  return there.fine && there.out === Buffer.from(sums.bytes).toString('utf8')
}

/** One commit in one stream: either the ref has all of the bundle, or it did not move. */
function commit(cwd: string, ref: string, base: string | undefined, { name, files }: Parcel): Delivered | undefined {
  const who = git(cwd, ['var', 'GIT_COMMITTER_IDENT'])
  if (!who.fine) return problem(`git does not know who you are: ${who.says}`)
  const message = Buffer.from(`Handoff ${name}\n`)
  const pieces: Uint8Array[] = []
  const line = (text: string) => pieces.push(Buffer.from(`${text}\n`))
  const data = (bytes: Uint8Array) => {
    line(`data ${bytes.length}`)
    pieces.push(bytes, Buffer.from('\n'))
  }
  line(`commit ${ref}`)
  line(`committer ${who.out.trim()}`)
  data(message)
  if (base) line(`from ${base}`)
  for (const file of files) {
    line(`M ${file.name.endsWith('.sh') ? '100755' : '100644'} inline ${name}/${file.name}`)
    data(file.bytes)
  }
  line('done')
  const made = git(cwd, ['fast-import', '--quiet', '--done'], Buffer.concat(pieces))
  return made.fine ? undefined : problem(`git did not take the bundle: ${made.says}`)
}

type Answer = { readonly fine: boolean; readonly out: string; readonly says: string }

function git(cwd: string, words: readonly string[], input: Uint8Array | string = ''): Answer {
  const ran = spawnSync('git', [...nothingConfigured, '--no-pager', '-C', cwd, ...words], {
    ...aroundGit(),
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    timeout: patience,
  })
  // A git that ends before it has read everything breaks the pipe; what it said itself says more than that.
  const said = (ran.stderr ?? '').trim()
  const says =
    said || (ran.error && (codeOf(ran.error) === 'ENOENT' ? 'git is not installed.' : ran.error.message)) || ''
  return { fine: ran.status === 0, out: ran.stdout ?? '', says: says.split('\n').slice(0, 3).join(' ') }
}
