// A bundle on a git ref, as one more folder in its tree. The work tree, the index and the branch that somebody is on are
// left alone; a ref that moved meanwhile is never forced.
import type { Delivered, Going, Parcel } from './deliver.ts'
import { allowedFor, whyNotByGit, withAdvice } from './git-transport.ts'
import { type GitSaid, runGitFar } from './run-git-far.ts'

/** `repository`: a path, an address or the name of a remote. Absent: the repository that `cwd` is in. */
export async function toRef(ref: string, parcel: Parcel, going: Going, repository?: string): Promise<Delivered> {
  const full = ref.startsWith('refs/') ? ref : `refs/heads/${ref}`
  const why = repository === undefined ? undefined : whyNotByGit(repository)
  if (why !== undefined) return problem(why)
  const git = gitOf(going, repository)
  const asked = await git(['check-ref-format', full])
  if (!asked.fine) return problem(asked.says === '' ? `\`${ref}\` is no name of a ref.` : asked.says)
  if (repository === undefined) return toRefHere(full, parcel, git)
  const work = `refs/countersign/outgoing/${parcel.key}`
  try {
    return await toRefThere({ full, work, repository }, parcel, git)
  } finally {
    await gitOf({ cwd: going.cwd }, undefined)(['update-ref', '-d', work])
  }
}

async function toRefHere(full: string, parcel: Parcel, git: Git): Promise<Delivered> {
  if ((await git(['symbolic-ref', '-q', 'HEAD'])).out.trim() === full)
    return problem(`${full} is checked out here: name another ref, so that nobody’s work tree is left behind.`)
  const base = await tip(full, git)
  return (await there(full, base, parcel, git)) ?? (await commit(full, base, parcel, git)) ?? { arrived: full }
}

type Other = { readonly full: string; readonly work: string; readonly repository: string }

async function toRefThere({ full, work, repository }: Other, parcel: Parcel, git: Git): Promise<Delivered> {
  const base = await fetched({ full, work, repository }, git)
  if (typeof base === 'object') return base
  const arrived = { arrived: `${full} of ${repository}` }
  const before = await there(full, base, parcel, git)
  if (before) return 'problem' in before ? before : arrived
  const made = await commit(work, base, parcel, git)
  if (made) return made
  const pushed = await git(['push', ...plainPush, '--', repository, `${work}:${full}`])
  return pushed.fine ? arrived : problem(`${repository} did not take it: ${withAdvice(pushed.says, repository)}`)
}

/** Nothing that a configuration adds to a push, or has done instead at the other end. */
const plainPush = [
  '--quiet',
  '--no-verify',
  '--no-signed',
  '--no-follow-tags',
  '--recurse-submodules=no',
  '--receive-pack=git-receive-pack',
]

const problem = (text: string): Delivered => ({ problem: text })

async function tip(ref: string, git: Git): Promise<string | undefined> {
  const { fine, out } = await git(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`])
  return fine ? out.trim() : undefined
}

/** What the other repository has there now, as a commit that is here. */
async function fetched({ full, work, repository }: Other, git: Git): Promise<string | undefined | Delivered> {
  const listed = await git(['ls-remote', '--upload-pack=git-upload-pack', '--', repository, full])
  if (!listed.fine) return problem(`${repository} cannot be reached: ${withAdvice(listed.says, repository)}`)
  await git(['update-ref', '-d', work])
  if (listed.out.trim() === '') return undefined
  const got = await git(['fetch', ...plainFetch, '--', repository, `+${full}:${work}`])
  return got.fine ? tip(work, git) : problem(`${repository} cannot be read: ${withAdvice(got.says, repository)}`)
}

const plainFetch = [
  '--quiet',
  '--no-tags',
  '--no-write-fetch-head',
  '--no-recurse-submodules',
  '--no-auto-maintenance',
  '--upload-pack=git-upload-pack',
]

/** Whether a bundle of this name is on the ref already, and the same. */
async function there(
  full: string,
  base: string | undefined,
  { name, files }: Parcel,
  git: Git,
): Promise<Delivered | undefined> {
  if (!base || !(await git(['cat-file', '-e', `${base}:${name}/manifest.json`])).fine) return undefined
  const sums = files.find(file => file.name === 'SHA256SUMS')!
  const before = await git(['cat-file', 'blob', `${base}:${name}/SHA256SUMS`])
  const isSame = before.fine && before.out === Buffer.from(sums.bytes).toString('utf8')
  return isSame ? { arrived: full } : problem(`${full} has another ${name}.`)
}

/** One commit in one stream: either the ref has all of the bundle, or it did not move. */
async function commit(
  ref: string,
  base: string | undefined,
  { name, files }: Parcel,
  git: Git,
): Promise<Delivered | undefined> {
  const who = await git(['var', 'GIT_COMMITTER_IDENT'])
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
  const made = await git(['fast-import', '--quiet', '--done'], Buffer.concat(pieces))
  return made.fine ? undefined : problem(`git did not take the bundle: ${made.says}`)
}

type Git = (words: readonly string[], input?: Uint8Array) => Promise<GitSaid>

const gitOf =
  ({ cwd, cancel, prompts }: Going, repository: string | undefined): Git =>
  (words, input) =>
    runGitFar(cwd, words, { allowed: allowedFor(repository), prompts, cancel, input })
