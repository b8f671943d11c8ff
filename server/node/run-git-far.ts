// Has git speak to another repository. It never waits for an answer to a question that nobody sees: away from a terminal
// it has none to ask on, and no program that would ask elsewhere. Whoever does not want to wait ends it, with all that it started.
import { type ChildProcess, spawn } from 'node:child_process'
import { codeOf } from './errors.ts'
import { aroundGit, nothingConfigured } from './git-settings.ts'

export type GitSaid = { readonly fine: boolean; readonly out: string; readonly says: string }

/** Whether git and ssh may ask on the terminal. Everywhere else nobody is asked. */
export type Prompts = 'terminal' | 'nobody'

type Far = {
  /** The ways that git may take, as `GIT_ALLOW_PROTOCOL` has them. */
  readonly allowed: string
  readonly prompts?: Prompts | undefined
  readonly cancel?: AbortSignal | undefined
  readonly input?: Uint8Array | undefined
}

const patience = 120_000

const settings = [
  ...nothingConfigured,
  ...['-c', 'http.followRedirects=false'],
  ...['-c', 'core.alternateRefsCommand=:'],
  '--no-pager',
]
const quiet = ['-c', 'credential.interactive=false']
/** An empty name of a program is none, and is asked before the others. */
const asksNobody = { GIT_ASKPASS: '', SSH_ASKPASS: '', SSH_ASKPASS_REQUIRE: 'never' }

export function runGitFar(
  cwd: string,
  words: readonly string[],
  { allowed, prompts = 'nobody', cancel, input }: Far,
): Promise<GitSaid> {
  if (cancel?.aborted) return Promise.resolve(stopped)
  const alone = prompts === 'nobody'
  const more = { GIT_ALLOW_PROTOCOL: allowed, ...(alone ? asksNobody : { GIT_TERMINAL_PROMPT: '1' }) }
  return new Promise(resolve => {
    const child = spawn('git', [...settings, ...(alone ? quiet : []), '-C', cwd, ...words], {
      ...aroundGit(more),
      stdio: ['pipe', 'pipe', 'pipe'],
      // A process of its own group has no terminal to ask on.
      detached: alone && process.platform !== 'win32',
    })
    const out: Buffer[] = []
    const err: Buffer[] = []
    let ended: GitSaid | undefined
    const end = (why: GitSaid) => {
      ended ??= why
      stop(child, alone)
    }
    const onCancel = () => end(stopped)
    const onExit = () => end(stopped)
    const late = setTimeout(() => end(tooLate), patience)
    cancel?.addEventListener('abort', onCancel)
    process.once('exit', onExit)
    const over = (said: GitSaid) => {
      clearTimeout(late)
      cancel?.removeEventListener('abort', onCancel)
      process.off('exit', onExit)
      resolve(ended ?? said)
    }
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
    child.on('error', error =>
      over(no(codeOf(error) === 'ENOENT' ? 'git is not installed.' : `git could not be started: ${error.message}.`)),
    )
    child.on('exit', () => ended && over(ended))
    child.on('close', code =>
      over({ fine: code === 0, out: Buffer.concat(out).toString('utf8'), says: saidOf(Buffer.concat(err)) }),
    )
    // A git that ends before it has read everything breaks the pipe; what it said itself says more than that.
    child.stdin.on('error', () => undefined)
    child.stdin.end(input ?? '')
  })
}

const no = (says: string): GitSaid => ({ fine: false, out: '', says })
const stopped = no('It was stopped.')
const tooLate = no(`It took longer than ${patience / 1000} seconds.`)

/** With its group where it leads one: an ssh that git started would wait on. */
function stop(child: ChildProcess, leads: boolean): void {
  if (child.pid === undefined) return
  try {
    if (leads && process.platform !== 'win32') process.kill(-child.pid)
    else child.kill()
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error
  }
}

/** Its first words that are no general advice. */
const saidOf = (bytes: Buffer): string =>
  bytes
    .toString('utf8')
    .split(/[\r\n]+/)
    .map(line => line.trim())
    .filter(line => line !== '' && !line.startsWith('hint:'))
    .slice(0, 4)
    .join(' ')
