import { nearest } from '../profile/nearest.ts'
import { rolesOf } from '../profile/people.ts'
import { defineRule, type World } from './rule.ts'
import { nameOf, samePerson } from './shared/actors.ts'
import { type Named, namedActors } from './shared/named-actors.ts'
import { wholePacket } from './shared/places.ts'
import { isAmong, knownRoles, roleTitle } from './shared/roles.ts'

export const unknownActor = defineRule({
  code: 'unknown-actor',
  scope: 'packet',
  severity: 'error',
  guards: true,
  summary: 'Everybody on the page is known, and has the role they are given.',

  *check(world) {
    const { packet, profile, workspace } = world
    if (workspace.roster.length === 0) {
      const span = wholePacket(packet)
      if (span) yield { span, message: 'There is no roster: `countersign.yaml` names nobody, so nobody here is known.' }
      return
    }
    const known = new Map<string, Stranger | undefined>()
    for (const named of namedActors(packet, profile)) {
      const name = nameOf(named.actor)
      if (!known.has(name)) known.set(name, stranger(named, world))
      const who = known.get(name)
      if (who) yield { span: named.span, message: who.message, data: who.write }
      else if (named.role && !isHeld(named, named.role, world))
        yield { span: named.span, message: `${name} does not have the role ${roleTitle(named.role, profile)}.` }
    }
  },

  fix: ({ span, data }) =>
    typeof data === 'string' ? [{ title: `Write ${data}`, edits: [{ span, text: data }] }] : [],
})

/** `write` is who is meant, where that is no guess. */
type Stranger = { readonly message: string; readonly write?: string }

function stranger({ actor }: Named, { workspace, person }: World): Stranger | undefined {
  const { roster, agents } = workspace
  const name = nameOf(actor)
  if (actor.kind === 'agent') {
    if (agents.some(agent => samePerson(agent.name, actor.name))) return undefined
    const names = agents.map(agent => `agent:${agent.name}`)
    return { message: `${name} is none of the agents in \`countersign.yaml\`.${hint(name, names)}` }
  }
  if (person(actor.handle)) return undefined
  const agent = agents.find(one => samePerson(one.name, actor.handle))
  if (agent) return { message: `${name} is an agent and is named like a person.`, write: `agent:${agent.name}` }
  const called = roster.filter(one => samePerson(one.name, actor.handle))
  if (called.length === 1) {
    const write = at(called[0]!.handle)
    return { message: `${actor.handle} is known as ${write} here.`, write }
  }
  return {
    message: `${name} is not in the roster.${hint(
      name,
      roster.map(({ handle }) => at(handle)),
    )}`,
  }
}

const at = (handle: string) => `@${handle.replace(/^@/, '')}`

/** Only a hint: who said something is nothing that a machine corrects. */
function hint(name: string, known: readonly string[]): string {
  const near = nearest(name, known)
  return near ? ` Did you mean ${near}?` : ''
}

/** A role that does not exist is a finding of `unknown-role`. Coordinator and owner are places on the packet. */
function isHeld({ actor }: Named, role: string, { profile, workspace, person }: World): boolean {
  const held = actor.kind === 'human' && person(actor.handle)
  if (!held || !isAmong(knownRoles(profile, workspace), role, profile)) return true
  return isAmong(['coordinator', 'owner', 'reviewer', ...rolesOf(held.handle, workspace)], role, profile)
}
