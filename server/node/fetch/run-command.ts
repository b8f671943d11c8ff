// Runs a command of the person's own settings: word by word, no shell, its output capped, its time limited.
import { spawn } from 'node:child_process'
import { homedir } from 'node:os'
import { codeOf } from '../errors.ts'
import type { Got } from './get.ts'

const patience = 60_000

export function runCommand(words: readonly string[], rest: string, cap: number, signal: AbortSignal): Promise<Got> {
  const { promise, resolve } = Promise.withResolvers<Got>()
  const [program = '', ...args] = words.map(word => word.replaceAll('{rest}', () => rest))
  // Not in the workspace: a program that is looked for there first would be the repository's own.
  const child = spawn(program, args, {
    cwd: homedir(),
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
    timeout: patience,
    windowsHide: true,
  })
  const pieces: Buffer[] = []
  let size = 0
  child.stdout.on('data', (piece: Buffer) => {
    size += piece.length
    if (size <= cap) pieces.push(piece)
    else child.kill('SIGKILL')
  })
  // What a program says in anger may hold what it was given: it is read, so that nothing waits, and never repeated.
  child.stderr.resume()
  child.on('error', error =>
    resolve({
      failed:
        codeOf(error) === 'ENOENT'
          ? `The command \`${program}\` is not there.`
          : 'The command could not be run, or took too long.',
      as: 'unreachable',
    }),
  )
  child.on('close', code => {
    if (size > cap) resolve({ failed: `The command gave more than ${Math.floor(cap / 1_048_576)} MiB.`, as: 'refused' })
    else if (code === 0) resolve({ bytes: Buffer.concat(pieces), url: program, type: 'text/plain' })
    else resolve({ failed: `The command ended with ${code ?? 'a signal'}.`, as: 'unreachable' })
  })
  return promise
}
