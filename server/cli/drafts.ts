// `countersign drafts`: what was proposed and waits for a person, as it would change the page; with --all, what became of
// the others, rejected ones and their reasons included.

import type { LedgerTarget } from '../../schemas/ledger.ts'
import type { Scene } from '../acts/act.ts'
import { textOf } from '../acts/shared/acceptance.ts'
import { outcomeOf } from '../acts/shared/outcome.ts'
import { blockOf } from '../acts/targets.ts'
import { sceneAt } from '../host/scene-at.ts'
import type { DraftRecord } from '../ledger/state.ts'
import { count, type Screen } from '../report/lint-report.ts'
import { harmless } from '../report/width.ts'
import { marked, wordDiff } from '../report/word-diff.ts'
import { type Call, exit } from './command.ts'
import { wrapped } from './wrap.ts'

export async function showDrafts({ flags, rest: [name = ''], terminal }: Call): Promise<number> {
  const { scene } = await sceneAt(name, terminal.cwd)
  const all = [...scene.ledger.state.drafts.values()]
  const waiting = all.filter(isWaiting)
  const shown = (flags.has('all') ? all : waiting).map(draft => told(draft, scene))
  if (flags.has('json')) {
    terminal.out(`${JSON.stringify({ schema: 'countersign.drafts.v1', page: name, drafts: shown }, undefined, 2)}\n`)
    return exit.clean
  }
  const screen = terminal.screen('out', flags.has('no-color') ? 'none' : 'as usual')
  const decided = all.length - waiting.length
  const rest = flags.has('all') || decided === 0 ? '' : `, and ${decided} decided (--all shows them)`
  terminal.out(`${count(waiting.length, 'draft')} to decide${rest}.\n`)
  for (const draft of shown) terminal.out(`\n${spelled(draft, screen)}\n`)
  if (waiting.length > 0)
    terminal.out(
      `\n\`countersign accept ${name} D1\` takes one over, with --text as you corrected it; \`countersign reject ${name} D1 --reason overstated\` turns it down.\n`,
    )
  return exit.clean
}

const isWaiting = ({ status }: DraftRecord) => status === 'pending' || status === 'contested'

type Told = {
  readonly id: string
  readonly by: string
  readonly model?: string
  /** Nobody proved that it was this person. Of agents nobody asks for it. */
  readonly unproven?: true
  readonly for?: string
  readonly time: string
  readonly verb: string
  readonly targets: readonly string[]
  readonly status: DraftRecord['status']
  readonly decisions: readonly string[]
  /** Absent where they were destroyed or are not there. */
  readonly words?: string
  /** How the page would change: block by block, word by word. */
  readonly changes: readonly string[]
  /** Why it cannot be accepted as it is. */
  readonly hindrance?: string
}

function told(draft: DraftRecord, scene: Scene): Told {
  const { event, actor, model, proven, onBehalfOf, time, verb, targets, status } = draft
  const words = draft.words === undefined ? undefined : scene.words(draft.words)
  return {
    id: scene.ledger.shownId(event) ?? draft.id,
    by: actor,
    ...(model && { model }),
    ...(!proven && actor.startsWith('@') && { unproven: true }),
    ...(onBehalfOf && { for: `@${onBehalfOf}` }),
    time,
    verb,
    targets: targets.map(target => nameOf(target, scene)),
    status,
    decisions: draft.decisions.map(
      ({ outcome, by, time: when, reason, corrected }) =>
        `${corrected ? 'corrected and ' : ''}${outcome} by @${by} on ${when.slice(0, 10)}${reason ? `: ${reason}` : ''}`,
    ),
    ...(words !== undefined && { words }),
    ...(isWaiting(draft) && words !== undefined ? effect(draft, words, scene) : { changes: [] }),
  }
}

function nameOf(target: LedgerTarget, { ledger }: Scene): string {
  if (target.kind === 'packet') return 'the packet'
  if (target.kind === 'event') return ledger.shownId(target.event) ?? `event ${target.event.slice(0, 12)}`
  return target.kind === 'statement' ? target.id : `"${target.name}"`
}

/** Answers and objections change no block: they become somebody's own words. */
function effect(draft: DraftRecord, words: string, scene: Scene): Pick<Told, 'changes' | 'hindrance'> {
  if (draft.verb === 'answers' || draft.verb === 'objects to') return { changes: [] }
  const outcome = outcomeOf(draft, words, scene)
  if ('no' in outcome) return { changes: [], hindrance: outcome.no }
  const changes = outcome.blocks.map(block => {
    const before = blockOf(block.name, scene)
    return marked(wordDiff(before ? textOf(before, scene) : '', textOf(block, outcome.scene)))
  })
  return { changes }
}

function spelled(draft: Told, { columns, paint }: Screen): string {
  const { id, by, model, unproven, verb, targets, time, words = '(its words are not there)', changes } = draft
  const who = `${by}${model ? ` (${model})` : ''}${unproven ? ' (unproven)' : ''}${draft.for ? ` for ${draft.for}` : ''}`
  const shown = changes.length > 0 ? changes : [words]
  const indented = (said: string) =>
    said.split('\n').flatMap(line => (line.trim() === '' ? [''] : wrapped(harmless(line), columns, '  ')))
  return [
    paint('strong', harmless(`${id} by ${who} ${verb} ${targets.join(', ')}, ${time.slice(0, 10)}: ${draft.status}`)),
    ...shown.flatMap(indented),
    ...draft.decisions.flatMap(said => wrapped(harmless(said), columns, '  — ')),
    ...(draft.hindrance ? indented(`! ${draft.hindrance}`) : []),
  ].join('\n')
}
