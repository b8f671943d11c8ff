// Every act is a command of the same name: its flags, its help and its checks are made from what the act says of itself.
import * as z from 'zod'
import type { Act } from '../acts/act.ts'
import { type Command, type Flag, policyFrom } from './command.ts'

export function commandOf(act: Act): Command {
  const given = Object.entries(act.input.shape) as [string, z.ZodType][]
  const flags = given
    .filter(([name]) => !act.positional.includes(name))
    .map(
      ([name, type]) =>
        [dashed(name), flagOf(type, name === act.prose ? ' Without it, what is piped in.' : '')] as const,
    )
  const words = act.positional.map(name => ({ name: placeholder(act, name), type: act.input.shape[name]! }))
  return {
    name: act.name,
    takes: ['PACKET', ...words.map(({ name, type }) => (isNeeded(type) ? name : `[${name}]`))].join(' '),
    arguments: [
      1 + words.filter(({ type }) => isNeeded(type)).length,
      words.some(({ type }) => isSeveral(type)) ? 1000 : 1 + words.length,
    ],
    summary: act.summary,
    words: Object.fromEntries(words.map(({ name, type }) => [name, type.description ?? ''])),
    flags: {
      ...Object.fromEntries(flags),
      me: { value: 'HANDLE', about: 'Who you are, where your signing key does not tell.' },
      as: { value: 'agent:NAME', about: 'Act as an agent that the workspace names. Agents decide nothing.' },
      yes: { about: 'Do not ask on a terminal before signing. What is signed is printed all the same.' },
      'policy-from': policyFrom,
      json: { about: 'Print what was done for other programs.' },
    },
    examples: [exampleOf(act)],
    run: async call => (await import('./act.ts')).runAct(act, call),
  }
}

export const dashed = (name: string) => name.replaceAll('_', '-')

/** How help calls an argument, and a refusal a flag. */
export function placeholder(act: Act, name: string): string {
  if (!act.positional.includes(name)) return `--${dashed(name)}`
  return `${name.toUpperCase()}${isSeveral(act.input.shape[name]!) ? '…' : ''}`
}

const isNeeded = (type: z.ZodType) => !type.safeParse(undefined).success
export const isSeveral = (type: z.ZodType) => type.safeParse(['C1']).success

function flagOf(type: z.ZodType, more: string): Flag {
  const about = `${type.description ?? ''}${more}`
  if (type.safeParse(true).success) return { about }
  return { about, value: valueFor(type), ...(isNeeded(type) && { needed: true }) }
}

/** As the act calls what it takes. */
function valueFor(type: z.ZodType): string {
  const said = type instanceof z.ZodOptional ? type.unwrap() : type
  const { value } = (said instanceof z.ZodType && said.meta()) || {}
  if (typeof value === 'string') return value
  return said instanceof z.ZodString ? 'TEXT' : 'NAME'
}

/** With what it cannot do without, each as its own description shows it. */
function exampleOf(act: Act): string {
  const given = Object.entries(act.input.shape) as [string, z.ZodType][]
  const words = act.positional.flatMap(name => {
    const type = act.input.shape[name]!
    return sampleOf(type) ?? (isNeeded(type) ? valueFor(type) : [])
  })
  const flags = given
    .filter(([name, type]) => !act.positional.includes(name) && isNeeded(type))
    .map(([name, type]) => `--${dashed(name)} ${quoted(sampleOf(type) ?? valueFor(type))}`)
  return ['countersign', act.name, 'packets/broker.md', ...words, ...(oneOf[act.name] ?? []), ...flags].join(' ')
}

/** Acts that need one of several flags, whichever. */
const oneOf: Readonly<Record<string, readonly string[]>> = { propose: ['--revise C1'] }

const samples: Readonly<Record<string, string>> = { HANDLE: 'lea', DATE: '2027-01-31', NUMBER: '1', TEXT: '"…"' }

function sampleOf(type: z.ZodType): string | undefined {
  const said = /`([^`]+)`/.exec(type.description ?? '')?.[1]
  const fits = (text: string) => type.safeParse(text).success || type.safeParse(text.split(' ')).success
  if (said !== undefined && fits(said.replaceAll('"', ''))) return said
  const [choice] = 'options' in type && Array.isArray(type.options) ? type.options : []
  return typeof choice === 'string' ? choice : samples[valueFor(type)]
}

const quoted = (sample: string) => (/^[^" ]*$|^".*"$/.test(sample) ? sample : `"${sample}"`)
