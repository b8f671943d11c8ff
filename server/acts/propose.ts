// Proposes a draft: text that is not part of the packet until a person accepts it. Agents help to write a packet in this
// way and in no other. Every draft passes the gate in `draft/`, whoever wrote it.
import { defineAct, type Scene } from './act.ts'
import { checkDraft, sentencesOf } from './draft/gate.ts'
import { draftInput, type Given, type Proposed } from './draft/proposed.ts'
import { readFor } from './draft/read.ts'
import { bare } from './shared/given.ts'
import { runCalled } from './shared/run-called.ts'
import { freeId } from './targets.ts'

export const propose = defineAct({
  name: 'propose',
  summary: 'Propose a draft that a person accepts or rejects.',
  input: draftInput,
  positional: [],
  prose: 'text',
  writes: ['draft-proposed'],

  plan(given, scene, desk) {
    const checked = checkDraft(given, scene, desk.actor)
    if ('refused' in checked) return { no: sentencesOf(checked.refused), refused: checked.refused }
    const { draft } = checked
    const { text, model, role, call, reasons } = given
    const id = freeId('D', scene)
    const read = readFor(draft, scene, desk.actor)
    const body = {
      id,
      verb: draft.verb,
      targets: [draft.target],
      ...(given.for ? { onBehalfOf: bare(given.for) } : {}),
      ...(model ? { model } : {}),
      ...(role ? { role } : {}),
      ...(call ? { call } : {}),
      base: scene.revision,
      read: [...read],
      ...(reasons ? { reasons: { words: desk.write(reasons) } } : {}),
      ...runOf(given, scene),
      words: desk.write(text),
    }
    return {
      says: spelled(
        id,
        draft,
        given,
        read.map(({ id }) => id),
      ),
      deeds: [{ type: 'draft-proposed', body }],
    }
  },
})

function runOf({ run }: Given, scene: Scene): { run?: string } {
  const found = run === undefined ? undefined : runCalled(run, scene)
  return found && !('no' in found) ? { run: found.event } : {}
}

function spelled(
  id: string,
  draft: Proposed,
  { text, model, role, call, reasons, ...given }: Given,
  read: readonly string[],
): string {
  const whose = given.for ? ` for @${bare(given.for)}` : ''
  const came = [role && `as ${role}`, model, call && `of call ${call}`, given.run && `of run ${given.run}`]
    .filter(Boolean)
    .join(', ')
  return [
    `${id} ${draft.verb} ${draft.name}${whose}${came ? ` (${came})` : ''}: ${text}`,
    ...(reasons ? [`Because:\n${reasons}`] : []),
    ...(read.length > 0 ? [`Read for it: ${read.join(', ')}.`] : []),
  ].join('\n')
}
