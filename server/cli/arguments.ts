// From words on a command line to flags and arguments. What is not known is said with what was probably meant.
import { parseArgs } from 'node:util'
import { Wrong } from '../host/wrong.ts'
import { nearest } from '../profile/nearest.ts'
import { type Command, everywhere, type Flag, type Given } from './command.ts'

export function readArguments(words: readonly string[], command: Command): { flags: Given; rest: readonly string[] } {
  const known: Readonly<Record<string, Flag>> = { ...command.flags, ...everywhere }
  const { tokens } = parseArgs({
    args: fillBare(words, known),
    options: Object.fromEntries(Object.entries(known).map(([name, flag]) => [name, declared(flag)])),
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const given = new Map<string, string[]>()
  const rest: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') rest.push(token.value)
    if (token.kind !== 'option') continue
    const flag = Object.hasOwn(known, token.name) ? known[token.name]! : unknown(token.rawName, command, known)
    const value = checked(token.rawName, flag, token.value, token.inlineValue === true)
    given.set(token.name, [...(given.get(token.name) ?? []), value])
  }
  const asked = given.has('help')
  const [least, most] = command.arguments
  if (!asked && rest.length < least) throw new Wrong(`${command.name} needs ${command.takes}.`, helpOf(command))
  if (!asked && rest.length > most) throw new Wrong(`There is an argument too many: ${rest[most]}`, helpOf(command))
  return {
    rest,
    flags: {
      has: name => given.has(name),
      text: name => given.get(name)?.at(-1),
      all: name => given.get(name) ?? [],
    },
  }
}

const helpOf = ({ name }: Command) => `\`countersign help ${name}\` shows what it takes.`

const declared = ({ value, short }: Flag) => ({
  type: value ? ('string' as const) : ('boolean' as const),
  multiple: true,
  ...(short && { short }),
})

/** `--changed` alone stands for `--changed=HEAD`: the parser knows no flag whose value may be left out. */
function fillBare(words: readonly string[], known: Readonly<Record<string, Flag>>): string[] {
  const end = words.indexOf('--')
  return words.map((word, index) => {
    const flag = word.startsWith('--') && (end < 0 || index < end) ? known[word.slice(2)] : undefined
    return flag?.bare === undefined ? word : `${word}=${flag.bare}`
  })
}

function checked(raw: string, { value, choices }: Flag, said: string | undefined, inline: boolean): string {
  if (!value) {
    if (said !== undefined) throw new Wrong(`${raw} takes no value.`)
    return ''
  }
  if (said === undefined || (!inline && said.startsWith('-') && said !== '-'))
    throw new Wrong(`${raw} needs a value: ${raw} ${value}.`)
  if (choices && !choices.includes(said)) {
    const meant = nearest(said, choices)
    throw new Wrong(
      `${raw} does not know \`${said}\`.`,
      meant ? `Did you mean \`${meant}\`?` : `It knows ${choices.join(', ')}.`,
    )
  }
  return said
}

function unknown(raw: string, command: Command, known: Readonly<Record<string, Flag>>): never {
  const meant = raw.startsWith('--') ? nearest(raw.slice(2), Object.keys(known)) : undefined
  throw new Wrong(`${command.name} has no flag ${raw}.`, meant ? `Did you mean --${meant}?` : helpOf(command))
}
