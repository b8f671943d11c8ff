// Opens a packet: the ledger begins, and pins the policy (profile, people, keys) by which everything after it is judged.
import * as z from 'zod'
import { defineAct } from './act.ts'
import { bare, handle } from './shared/given.ts'

export const open = defineAct({
  name: 'open',
  summary: 'Open a packet: its ledger begins and pins the policy.',
  input: z.strictObject({
    owner: handle.describe('Who will own it.'),
    coordinator: handle.optional().describe('Who coordinates it. Otherwise the one whom the page names.'),
  }),
  positional: [],
  writes: ['packet-opened'],

  plan({ owner, coordinator }, { subject, policy }) {
    const { packet, profile, unknownProfile } = subject
    const number = packet.fields.get('packet')?.value
    if (!number) return { no: 'The page has no packet number: write `packet: …` into its front matter.' }
    if (unknownProfile) return { no: unknownProfile }
    const coordinates = bare(coordinator ?? packet.fields.get('coordinator')?.value ?? '')
    if (!coordinates)
      return {
        no: 'Nobody is named as coordinator: write `coordinator: …` into the front matter, or give --coordinator.',
      }
    const body = { profile: profile.name, coordinator: coordinates, owner: bare(owner) }
    return {
      says: `Open ${number} as ${profile.title} (${profile.name}), coordinated by @${coordinates}, owned by @${body.owner}, under policy ${policy.digest}.`,
      deeds: [{ type: 'packet-opened', body }],
    }
  },
})
