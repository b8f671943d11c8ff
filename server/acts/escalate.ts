// Sends the case to a formal process. The packet's own loop stands still until the role that closes that path closes it.
import * as z from 'zod'
import { nearest } from '../profile/nearest.ts'
import { defineAct } from './act.ts'
import { number, words } from './shared/given.ts'
import { termsInForce } from './shared/in-force.ts'
import { openSuspicions, shownSuspicion, suspicionCalled } from './shared/suspicions.ts'

export const escalate = defineAct({
  name: 'escalate',
  summary: 'Send the case to a formal process.',
  input: z.strictObject({
    path: z.string().describe('The escalation, as the profile names it.'),
    suspicion: number.optional().describe('The suspicion that it answers, where there are several.'),
    text: words.describe('What happened.'),
  }),
  positional: ['path'],
  prose: 'text',
  writes: ['escalated'],

  plan({ path, suspicion, text }, scene, desk) {
    const { escalations } = termsInForce(scene).profile
    const process = escalations.find(({ name }) => name === path)
    if (!process) {
      const known = escalations.map(({ name }) => name)
      const meant = nearest(path, known)
      const hint = meant ? `Did you mean ${meant}?` : `It has ${known.join(', ') || 'none'}.`
      return { no: `The profile has no escalation ${path}. ${hint}` }
    }
    const found = openSuspicions(scene).length > 0 ? suspicionCalled(suspicion, scene) : undefined
    if (found && 'no' in found) return found
    const about = found ? ` The suspicion of ${shownSuspicion(found.one, scene)}` : ''
    const tell = process.tell.length > 0 ? ` Tell ${process.tell.join(', ')} within ${process.within}.` : ''
    const body = { path, ...(found ? { suspicion: found.one.event } : {}), words: desk.write(text) }
    return {
      says: `Escalate to ${process.path} (${path}); only ${process.closes} closes it.${tell}${about}\n${text}`,
      deeds: [{ type: 'escalated', body }],
    }
  },
})
