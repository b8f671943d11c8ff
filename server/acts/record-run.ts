// Says that an agent went over the packet: what it found, what the gate refused, and which of its earlier drafts no longer
// fit. Drafts that name the run are read and turned down as one.
import * as z from 'zod'
import { defineAct, type Refusal, type Scene } from './act.ts'
import { draftCalled } from './shared/called.ts'
import { words } from './shared/given.ts'

const word = '[a-z0-9]+(?:-[a-z0-9]+)*'

export const recordRun = defineAct({
  name: 'record-run',
  summary: 'Record that an agent went over the packet, so that its drafts can be read and turned down as one.',
  input: z.strictObject({
    roles: z
      .string()
      .regex(new RegExp(`^${word}(?:[ ,]+${word})*$`), 'must be roles in lower case: `refresher, calibrator`')
      .meta({ value: 'ROLES' })
      .describe('The roles in which it did: `refresher, calibrator`.'),
    model: z.string().meta({ value: 'MODEL' }).optional().describe('The model that it used.'),
    refused: z
      .string()
      .regex(
        new RegExp(`^(?:${word}:)?${word} [1-9]\\d{0,5}(?:, (?:${word}:)?${word} [1-9]\\d{0,5})*$`),
        'must be counts by code',
      )
      .meta({ value: 'COUNTS' })
      .optional()
      .describe('What the gate refused on the way: `refresher:unsourced-number 2, implied-approval 1`.'),
    outdated: z
      .string()
      .meta({ value: 'IDS' })
      .optional()
      .describe('Its own earlier drafts that no longer fit: `D1, D4`.'),
    text: words.describe('What was found and proposed, and what is left open for whom.'),
  }),
  positional: [],
  prose: 'text',
  writes: ['run-recorded'],

  plan({ roles: said, model, refused = '', outdated = '', text }, scene, desk) {
    const roles = namesIn(said)
    const drafts = draftsCalled(namesIn(outdated), scene, desk.actor)
    if ('no' in drafts) return drafts
    const body = {
      roles,
      ...(model ? { model } : {}),
      base: scene.revision,
      refused: countsIn(refused),
      outdated: drafts.events,
      words: desk.write(text),
    }
    return {
      says: [
        `Record a run as ${roles.join(', ')}${model ? ` (${model})` : ''} over revision ${scene.revision}:`,
        text,
        ...(refused ? [`Refused by the gate: ${refused}.`] : []),
        ...(outdated ? [`Outdated: ${outdated}.`] : []),
      ].join('\n'),
      deeds: [{ type: 'run-recorded', body }],
    }
  },
})

const namesIn = (said: string) => said.split(/[\s,]+/).filter(name => name !== '')

function draftsCalled(names: readonly string[], scene: Scene, actor: string): { events: string[] } | Refusal {
  const events = new Set<string>()
  for (const name of names) {
    const found = draftCalled(name, scene)
    if ('no' in found) return found
    if (found.draft.actor !== actor)
      return { no: `${name} is of ${found.draft.actor}: only its author calls it outdated.` }
    events.add(found.draft.event)
  }
  return { events: [...events].sort() }
}

const countsIn = (said: string) =>
  said
    .split(', ')
    .filter(part => part !== '')
    .map(part => {
      const [, role, code = '', count] = /^(?:([^:]+):)?(\S+) (\d+)$/.exec(part)!
      return { ...(role ? { role } : {}), code, count: Number(count) }
    })
