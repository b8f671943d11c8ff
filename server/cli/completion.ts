// `countersign completion`: a script for a shell, made from the commands. It asks nothing of this program when it completes.
import { Wrong } from '../host/wrong.ts'
import { rules } from '../rules/index.ts'
import { type Call, type Command, everywhere, exit } from './command.ts'
import { allCommands } from './commands/index.ts'

export async function printCompletion({ rest: [shell = ''], terminal }: Call): Promise<number> {
  const script = shells[shell as keyof typeof shells]
  if (!Object.hasOwn(shells, shell))
    throw new Wrong(`There is no completion for \`${shell}\`.`, `There is one for ${Object.keys(shells).join(', ')}.`)
  terminal.out(script(await allCommands()))
  return exit.clean
}

const shells = { bash, zsh, fish }

const flagsOf = ({ flags }: Command) => Object.keys({ ...flags, ...everywhere }).map(name => `--${name}`)
/** Words that may follow besides files: parts of a command, rules, commands to explain. */
function wordsAfter({ name, takes }: Command): readonly string[] {
  if (name === 'explain') return rules.map(({ code }) => code)
  const [first = ''] = takes.split(' ')
  return /^[a-z]+(?:\|[a-z]+)+$/.test(first) ? first.split('|') : []
}

function bash(commands: readonly Command[]): string {
  const names = commands.map(({ name }) => name)
  return `# Completion of countersign for bash.
_countersign() {
  local word=\${COMP_WORDS[COMP_CWORD]} command=\${COMP_WORDS[1]} flags= words=
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${[...names, 'help'].join(' ')}" -- "$word"))
    return
  fi
  case $command in
    help) words="${names.join(' ')}" ;;
${commands.map(one => `    ${one.name}) flags="${flagsOf(one).join(' ')}" words="${wordsAfter(one).join(' ')}" ;;`).join('\n')}
  esac
  case $word in
    -*) COMPREPLY=($(compgen -W "$flags" -- "$word")) ;;
    *) COMPREPLY=($(compgen -W "$words" -- "$word") $(compgen -f -- "$word")) ;;
  esac
}
complete -o filenames -F _countersign countersign
`
}

function zsh(commands: readonly Command[]): string {
  const described = commands.map(({ name, summary }) => `    '${name}:${single(summary)}'`)
  return `#compdef countersign
# Completion of countersign for zsh.
_countersign() {
  local -a commands
  commands=(
${described.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  case $words[2] in
    help) _describe command commands ;;
${commands.map(one => `    ${one.name}) compadd -- ${[...wordsAfter(one), ...flagsOf(one)].join(' ')}; _files ;;`).join('\n')}
  esac
}
if [ "$funcstack[1]" = _countersign ]; then _countersign "$@"; else compdef _countersign countersign; fi
`
}

function fish(commands: readonly Command[]): string {
  const lines = commands.flatMap(one => {
    const inside = `complete -c countersign -n '__fish_seen_subcommand_from ${one.name}'`
    return [
      `complete -c countersign -n __fish_use_subcommand -f -a ${one.name} -d '${single(one.summary)}'`,
      ...Object.entries({ ...one.flags, ...everywhere }).map(
        ([name, { about, value }]) => `${inside} -l ${name}${value ? ' -r' : ''} -d '${single(about)}'`,
      ),
      ...(wordsAfter(one).length > 0 ? [`${inside} -a '${wordsAfter(one).join(' ')}'`] : []),
    ]
  })
  return `# Completion of countersign for fish.\n${lines.join('\n')}\n`
}

/** Within single quotes. */
const single = (text: string) => text.replaceAll("'", '’').replaceAll('\\', '')
