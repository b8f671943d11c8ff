// Has a person's own key sign the exact bytes of an event, by the program that git uses for it too. The key never comes
// near this process: it stays in its file, its agent or its token, and whatever asks for a passphrase, a PIN or a touch is theirs.
import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { examine, type Signed } from '../ledger/sshsig.ts'

/** A key file (private, or its `.pub` while an agent holds the key), or the public key itself as git's `key::` has it. */
export type SigningKey = { readonly path: string } | { readonly literal: string }

export type SigningRequest = {
  readonly message: Uint8Array
  readonly namespace: string
  readonly key: SigningKey
  /** Whether a passphrase may be asked for on the terminal. In an editor there is none. */
  readonly prompts: 'terminal' | 'askpass'
  readonly program?: string
  readonly env?: NodeJS.ProcessEnv
  readonly signal?: AbortSignal
}

export type Signing = { readonly armor: Buffer; readonly signed: Signed } | { readonly problem: string }

export async function signWithSshKeygen(request: SigningRequest): Promise<Signing> {
  const { key } = request
  if ('path' in key) return signWith(key.path, [], request)
  const folder = await mkdtemp(join(tmpdir(), 'countersign-'))
  try {
    const path = join(folder, 'key.pub')
    await writeFile(path, `${key.literal}\n`)
    return await signWith(path, ['-U'], request)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function signWith(path: string, options: readonly string[], request: SigningRequest): Promise<Signing> {
  const { message, namespace, program = 'ssh-keygen' } = request
  const args = ['-Y', 'sign', '-q', ...options, '-n', namespace, '-f', path]
  const result = await run(program, args, request)
  if ('problem' in result) return result
  const examined = examine(result.out, message)
  if ('problem' in examined) return { problem: `What ${program} gave back ${examined.problem}.` }
  if (examined.signed.namespace !== namespace) return { problem: `${program} signed for ${examined.signed.namespace}.` }
  return { armor: result.out, signed: examined.signed }
}

type Run = { readonly out: Buffer } | { readonly problem: string }

function run(
  program: string,
  args: readonly string[],
  { message, prompts, env, signal }: SigningRequest,
): Promise<Run> {
  return new Promise(resolve => {
    const child = spawn(program, args, {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: env ?? process.env,
      // A process of its own group has no terminal: OpenSSH then asks through SSH_ASKPASS or not at all.
      detached: prompts === 'askpass',
      ...(signal ? { signal } : {}),
    })
    const out: Buffer[] = []
    const err: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => {
      err.push(chunk)
      // “Confirm user presence for key …” is for the person, while it waits.
      if (prompts === 'terminal') process.stderr.write(chunk)
    })
    child.on('error', error => resolve({ problem: whyNotStarted(program, error) }))
    child.on('close', code =>
      resolve(
        code === 0
          ? { out: Buffer.concat(out) }
          : { problem: whyNotSigned(Buffer.concat(err).toString(), args.at(-1)!) },
      ),
    )
    // A program that ends early closes its end of the pipe; its exit code says more than that.
    child.stdin.on('error', () => undefined)
    child.stdin.end(message)
  })
}

function whyNotStarted(program: string, error: NodeJS.ErrnoException): string {
  if (error.name === 'AbortError') return 'Signing was cancelled. Nothing was written.'
  if (error.code === 'ENOENT') return `${program} is not on PATH. It comes with OpenSSH 8.2 or newer.`
  return `${program} could not be started: ${error.message}.`
}

const reasons: readonly (readonly [RegExp, (path: string) => string])[] = [
  [/No such file|Couldn't load public key/i, path => `There is no key at ${path}.`],
  [/incorrect passphrase|read_passphrase/i, path => `The passphrase for ${path} was not given, or is another one.`],
  [/device not found|no device/i, () => 'The hardware key is not plugged in.'],
  [
    /agent refused|Couldn't sign|agent .*failed/i,
    () => 'The agent did not sign: the key was not touched, or the request was refused.',
  ],
  [/agent/i, path => `No agent holds the key of ${path}. Load it with ssh-add, or name the private key file.`],
]

function whyNotSigned(said: string, path: string): string {
  const reason = reasons.find(([pattern]) => pattern.test(said))
  const last = said.trim().split('\n').at(-1) ?? ''
  return reason
    ? `${reason[1](path)} (ssh-keygen: ${last})`
    : `ssh-keygen did not sign: ${last || 'it gave no reason'}.`
}
