// Which agent of a workspace runs a role: the one that was named; else the only one, or the only one that is used for it.
import type { Role } from '../agents/role.ts'
import { Wrong } from './wrong.ts'

type Agents = readonly { readonly name: string; readonly roles: readonly string[] }[]

/** As `agent:NAME`. `saying` is how whoever asks says which one. */
export function agentFor(
  named: string | undefined,
  roles: readonly Role[],
  agents: Agents,
  saying: (name: string) => string,
): string {
  if (named) return named
  const used = agents.filter(agent => roles.every(({ name }) => agent.roles.includes(name) || agent.name === name))
  const [one] = agents.length === 1 ? agents : used
  if (one && (agents.length === 1 || used.length === 1)) return `agent:${one.name}`
  throw new Wrong(
    agents.length === 0 ? 'The workspace names no agent.' : 'The workspace names several agents.',
    agents.length === 0
      ? 'Put one under `agents` in countersign.yaml: `- { name: clerk }`.'
      : `Say which one acts: ${agents.map(({ name }) => saying(name)).join(', ')}.`,
  )
}
