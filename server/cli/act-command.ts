// Every act is a command of the same name: its flags, its help and its checks are made from what the act says of itself.
import type * as z from 'zod'
import type { Act } from '../acts/act.ts'
import { type Command, type Flag, policyFrom } from './command.ts'

export function commandOf(act: Act): Command {
  const given = Object.entries(act.input.shape) as [string, z.ZodType][]
  const flags = given
    .filter(([name]) => !act.positional.includes(name))
    .map(([name, type]) => [dashed(name), flagOf(type)] as const)
  const required = (name: string) => !act.input.shape[name]!.safeParse(undefined).success
  const many = act.positional.some(name => act.input.shape[name]!.safeParse(['C1']).success)
  return {
    name: act.name,
    takes: [
      'PACKET',
      ...act.positional.map(
        name => `${name.toUpperCase()}${act.input.shape[name]!.safeParse(['C1']).success ? '…' : ''}`,
      ),
    ].join(' '),
    arguments: [1 + act.positional.filter(required).length, many ? 1000 : 1 + act.positional.length],
    summary: act.summary,
    flags: {
      ...Object.fromEntries(flags),
      me: { value: 'HANDLE', about: 'Who you are, where your signing key does not tell.' },
      as: { value: 'agent:NAME', about: 'Act as an agent that the workspace names. Agents decide nothing.' },
      yes: { about: 'Do not ask before signing. What is signed is printed all the same.' },
      'policy-from': policyFrom,
      json: { about: 'Print what was done for other programs.' },
    },
    run: async call => (await import('./act.ts')).runAct(act, call),
  }
}

export const dashed = (name: string) => name.replaceAll('_', '-')

function flagOf(type: z.ZodType): Flag {
  const about = type.description ?? ''
  return type.safeParse(true).success ? { about } : { about, value: 'TEXT' }
}
