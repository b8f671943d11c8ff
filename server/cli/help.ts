// What `countersign help` says, made from the commands themselves.
import { type Command, everywhere, type Flag } from './command.ts'

export function overview(commands: readonly Command[], version: string): string {
  const width = Math.max(...commands.map(usage).map(text => text.length))
  return `countersign ${version}
Checks packets: Markdown documents that ask a board, an approver or a security process for a decision.

${commands.map(command => `  ${usage(command).padEnd(width)}  ${command.summary}`).join('\n')}
  ${'help [COMMAND]'.padEnd(width)}  What a command does and which flags it has.

Exit code: 0 no errors, 1 findings at error level, 2 a wrong call, a broken configuration or a file that is not there.
`
}

export function page(command: Command): string {
  const { about, summary, flags, examples } = command
  const rows = Object.entries({ ...flags, ...everywhere }).map(
    ([name, flag]) => [written(name, flag), said(flag)] as const,
  )
  const width = Math.max(...rows.map(([flag]) => flag.length))
  const parts = [
    `countersign ${usage(command)}\n${summary}`,
    about,
    rows.map(([flag, text]) => `  ${flag.padEnd(width)}  ${text}`).join('\n'),
    examples?.map(line => `  $ ${line}`).join('\n'),
  ]
  return `${parts.filter(part => part !== undefined).join('\n\n')}\n`
}

const usage = ({ name, takes }: Command) => `${name} ${takes}`.trim()

const written = (name: string, { short, value, bare }: Flag) =>
  `${short ? `-${short}, ` : ''}--${name}${value ? (bare === undefined ? ` ${value}` : `[=${value}]`) : ''}`

const said = ({ about, choices }: Flag) => (choices ? `${about} One of ${choices.join(', ')}.` : about)
