// One call of `countersign`: finds the command, checks its words, runs it, and turns whatever comes of it into an exit code.

import { Wrong } from '../host/wrong.ts'
import { NotInGit, said } from '../node/errors.ts'
import type { Terminal } from '../node/terminal.ts'
import { anOddCall } from '../node/tuning.ts'
import { nearest } from '../profile/nearest.ts'
import { harmless } from '../report/width.ts'
import { readArguments } from './arguments.ts'
import { type Command, exit } from './command.ts'
import { allCommands, commands } from './commands/index.ts'

export async function run(words: readonly string[], terminal: Terminal, entry: string): Promise<number> {
  try {
    return await answer(words, terminal, entry)
  } catch (error) {
    const screen = terminal.screen('err', words.includes('--no-color') ? 'none' : 'as usual')
    if (isSystemError(error)) {
      terminal.err(`${screen.paint('error', 'countersign:')} ${harmless(`${error.path ?? ''}: ${said(error)}`)}.\n`)
      return exit.wrong
    }
    if (!(error instanceof Wrong || error instanceof NotInGit)) throw error
    const hint = error instanceof Wrong ? error.hint : undefined
    const hinted = hint ? `${hint}\n` : ''
    terminal.err(`${screen.paint('error', 'countersign:')} ${harmless(`${error.message}\n${hinted}`)}`)
    return exit.wrong
  }
}

/** A folder that may not be written, a disk that is full: nothing that a stack trace explains. */
const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error && 'path' in error

async function answer(words: readonly string[], terminal: Terminal, entry: string): Promise<number> {
  const [first = 'help', ...others] = words
  if (first === '--version' || first === '-V' || first === 'version') {
    const { version } = await import('../host/product.ts')
    terminal.out(`${version}\n`)
    return exit.clean
  }
  if (first === 'help' || first === '--help' || first === '-h') return help(others[0], terminal)

  const command = await named(first)
  const { flags, rest } = readArguments(others, command)
  if (!flags.has('help')) return command.run({ terminal, flags, rest, entry })
  anOddCall()
  return help(command.name, terminal)
}

async function help(name: string | undefined, terminal: Terminal): Promise<number> {
  const { overview, page } = await import('./help.ts')
  const { version } = await import('../host/product.ts')
  terminal.out(name === undefined ? overview(await allCommands(), version) : page(await named(name)))
  return exit.clean
}

async function named(name: string): Promise<Command> {
  const own = commands.find(one => one.name === name)
  if (own) return own
  if (name.startsWith('-'))
    throw new Wrong(`The command comes first, flags after it: ${name}`, '`countersign help` lists the commands.')
  const all = await allCommands()
  const command = all.find(one => one.name === name)
  if (command) return command
  const meant = nearest(
    name,
    all.map(one => one.name),
  )
  throw new Wrong(
    `There is no command \`${name}\`.`,
    meant ? `Did you mean \`countersign ${meant}\`?` : '`countersign help` lists the commands.',
  )
}
