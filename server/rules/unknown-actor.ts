import { nearest } from '../profile/nearest.ts'
import { rolesOf } from '../profile/people.ts'
import { defineRule, type World } from './rule.ts'
import { nameOf, samePerson } from './shared/actors.ts'
import { type Named, namedActors } from './shared/named-actors.ts'
import { wholePacket } from './shared/places.ts'
import { remembered } from './shared/remembered.ts'
import { isAmong, knownRoles, roleTitle } from './shared/roles.ts'

export const unknownActor = defineRule({
  code: 'unknown-actor',
  scope: 'packet',
  reads: 'outline',
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
    // A page names few people, each many times.
    for (const all of Map.groupBy(namedActors(packet, profile), keyOf).values()) {
      const wrong = stranger(all[0]!, world) ?? misplaced(all[0]!, world)
      if (wrong) for (const { span } of all) yield { span, message: wrong.message, data: wrong.write }
    }
  },

  fix: ({ span, data }) =>
    typeof data === 'string' ? [{ title: `Write ${data}`, edits: [{ span, text: data }] }] : [],
})

const keyOf = remembered(({ actor, role }: Named) => (role ? `${nameOf(actor)} ${role}` : nameOf(actor)))

/** `write` is who is meant, where that is no guess. */
type Wrong = { readonly message: string; readonly write?: string }

function stranger({ actor }: Named, { workspace, person }: World): Wrong | undefined {
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
  const handles = roster.map(({ handle }) => at(handle))
  return { message: `${name} is not in the roster.${hint(name, handles)}` }
}

const at = (handle: string) => `@${handle.replace(/^@/, '')}`

/** Only a hint: who said something is nothing that a machine corrects. */
function hint(name: string, known: readonly string[]): string {
  const near = nearest(name, known)
  return near ? ` Did you mean ${near}?` : ''
}

/** A role that does not exist is a finding of `unknown-role`. Coordinator and owner are places on the packet. */
function misplaced({ actor, role }: Named, { profile, workspace }: World): Wrong | undefined {
  if (!role || actor.kind === 'agent' || !isAmong(knownRoles(profile, workspace), role, profile)) return undefined
  const places = ['coordinator', 'owner', 'reviewer']
  if (isAmong([...places, ...rolesOf(actor.handle, workspace)], role, profile)) return undefined
  return { message: `${nameOf(actor)} does not have the role ${roleTitle(role, profile)}.` }
}
