// What a command is: data that help, the checks of flags and the documentation are made from, and one function.
import type { Terminal } from '../node/terminal.ts'

export type Flag = {
  readonly about: string
  /** How help calls its value. Without one it is a switch. */
  readonly value?: string
  readonly short?: string
  readonly choices?: readonly string[]
  /** The command does nothing without it. */
  readonly needed?: true
  /** What it means when it is given without a value. */
  readonly bare?: string
}

export type Command = {
  readonly name: string
  /** What may follow the name, as help shows it. */
  readonly takes: string
  /** How many arguments without a flag there must and may be. */
  readonly arguments: readonly [least: number, most: number]
  readonly summary: string
  readonly about?: string
  /** What the arguments of `takes` are, where their names do not say. */
  readonly words?: Readonly<Record<string, string>>
  readonly flags: Readonly<Record<string, Flag>>
  readonly examples?: readonly string[]
  /** Gives the exit code. */
  run(call: Call): Promise<number>
}

export type Call = {
  readonly terminal: Terminal
  readonly flags: Given
  readonly rest: readonly string[]
  /** The file that this process was started with: threads are started with it too. */
  readonly entry: string
}

/** The flags of one call, checked against what the command knows. */
export type Given = {
  has(flag: string): boolean
  /** The last one said: a script's flags give way to those that are added to it. */
  text(flag: string): string | undefined
  all(flag: string): readonly string[]
}

/** `interrupted` is what shells expect of a call that was stopped with Ctrl-C. */
export const exit = { clean: 0, findings: 1, wrong: 2, interrupted: 130 } as const

/** Of commands that judge: what a branch under test says about who may decide is not asked. */
export const policyFrom: Flag = {
  value: 'REF',
  about: 'Read profiles, roster and signers from this commit, such as origin/main, not from the files here.',
}

export const everywhere: Readonly<Record<string, Flag>> = {
  'no-color': { about: 'No colours, whatever the terminal can do. `NO_COLOR` in the environment does the same.' },
  help: { short: 'h', about: 'Show what the command does and which flags it has.' },
}
