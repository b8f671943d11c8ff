// What `countersign help` says, made from the commands themselves.
import { type Command, everywhere, type Flag } from './command.ts'
import { groups } from './groups.ts'

export function overview(commands: readonly Command[], version: string): string {
  const rows = new Map(commands.map(command => [command.name, [usage(command), command.summary] as const]))
  const width = Math.max(...[...rows.values()].map(([left]) => left.length))
  const row = ([left, text]: readonly [string, string]) => `  ${left.padEnd(width)}  ${text}`
  const shown = (name: string) => {
    const found = rows.get(name)
    return found ? [row(found)] : []
  }
  return `countersign ${version}
Checks packets: Markdown documents that ask a board, an approver or a security process for a decision.

${[...groups, others(commands)]
  .filter(({ names }) => names.length > 0)
  .map(({ title, names }) => [title, ...names.flatMap(name => shown(name))].join('\n'))
  .join('\n\n')}

${row(['help [COMMAND]', 'What a command does and which flags it has.'])}

To begin: \`countersign init\`, then \`countersign lint\`; \`countersign status PACKET\` says what comes next.
Exit code: 0 no errors, 1 findings at error level, 2 a wrong call, a broken configuration or a file that is not there.
`
}

/** What no group names is not forgotten. */
const others = (commands: readonly Command[]) => {
  const named = new Set(groups.flatMap(({ names }) => names))
  return { title: 'More', names: commands.map(({ name }) => name).filter(name => !named.has(name)) }
}

export function page(command: Command): string {
  const { about, summary, flags, examples } = command
  const rows = Object.entries({ ...flags, ...everywhere }).map(
    ([name, flag]) => [written(name, flag), said(flag)] as const,
  )
  const words = Object.entries(command.words ?? {})
  const width = Math.max(...[...words, ...rows].map(([left]) => left.length))
  const table = (lines: readonly (readonly [string, string])[]) =>
    lines.length === 0 ? undefined : lines.map(([left, text]) => `  ${left.padEnd(width)}  ${text}`).join('\n')
  const needed = Object.entries(flags).flatMap(([name, { needed, value }]) => (needed ? [`--${name} ${value}`] : []))
  const parts = [
    `countersign ${[usage(command), ...needed].join(' ')}\n${summary}`,
    about,
    table(words),
    table(rows),
    examples?.map(line => `  $ ${line}`).join('\n'),
  ]
  return `${parts.filter(part => part !== undefined).join('\n\n')}\n`
}

const usage = ({ name, takes }: Command) => `${name} ${takes}`.trim()

const written = (name: string, { short, value, bare }: Flag) =>
  `${short ? `-${short}, ` : ''}--${name}${value ? (bare === undefined ? ` ${value}` : `[=${value}]`) : ''}`

const said = ({ about, choices }: Flag) => (choices ? `${about} One of ${choices.join(', ')}.` : about)
