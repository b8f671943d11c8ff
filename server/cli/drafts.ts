// `countersign drafts`: what was proposed and waits for a person, as it would change the page; with --all, what became of
// the others, rejected ones and their reasons included.
import { sceneAt } from '../host/scene-at.ts'
import { isWaiting, type ToldDraft, toldDraft } from '../report/draft.ts'
import { count, type Screen } from '../report/lint-report.ts'
import { harmless } from '../report/width.ts'
import { marked } from '../report/word-diff.ts'
import { type Call, exit } from './command.ts'
import { wrapped } from './wrap.ts'

export async function showDrafts({ flags, rest: [name = ''], terminal }: Call): Promise<number> {
  const { scene } = await sceneAt(name, terminal.cwd, terminal.env)
  const all = [...scene.ledger.state.drafts.values()]
  const waiting = all.filter(isWaiting)
  const shown = (flags.has('all') ? all : waiting).map(draft => marksIn(toldDraft(draft, scene)))
  if (flags.has('json')) {
    terminal.out(`${JSON.stringify({ schema: 'countersign.drafts.v1', page: name, drafts: shown }, undefined, 2)}\n`)
    return exit.clean
  }
  const screen = terminal.screen('out', flags.has('no-color') ? 'none' : 'as usual')
  const decided = all.length - waiting.length
  const rest = flags.has('all') || decided === 0 ? '' : `, and ${decided} decided (--all shows them)`
  terminal.out(`${count(waiting.length, 'draft')} to decide${rest}.\n`)
  let run: string | undefined
  for (const draft of inRuns(shown)) {
    if (draft.run && draft.run !== run) terminal.out(`\n${screen.paint('strong', `run:${draft.run}`)} of ${draft.by}\n`)
    run = draft.run
    terminal.out(`\n${spelled(draft, screen)}\n`)
  }
  if (waiting.length > 0)
    terminal.out(
      harmless(
        `\n\`countersign accept ${name} D1\` takes one over, with --text as you corrected it; \`countersign reject ${name} D1 --reason overstated\` turns it down${shown.some(one => one.run) ? ', and with `run:…` in its place all that waits of a run' : ''}.\n`,
      ),
    )
  return exit.clean
}

type Told = Omit<ToldDraft, 'changes'> & { readonly changes: readonly string[] }

/** Drafts of one run stand together, where the first of them stands. */
const inRuns = (drafts: readonly Told[]): readonly Told[] =>
  [...Map.groupBy(drafts, ({ id, run }) => run ?? id).values()].flat()

const marksIn = (draft: ToldDraft): Told => ({ ...draft, changes: draft.changes.map(({ pieces }) => marked(pieces)) })

/** Of drafts that nobody looked at for a day or more. */
function ageOf(time: string): string {
  const days = Math.floor((Date.now() - Date.parse(time)) / 86_400_000)
  return days > 0 ? ` (${count(days, 'day')} ago)` : ''
}

function spelled(draft: Told, { columns, paint }: Screen): string {
  const { id, by, model, unproven, verb, targets, time, words = '(its words are not there)', changes } = draft
  const as = [draft.role, model].filter(Boolean).join(', ')
  const who = `${by}${as ? ` (${as})` : ''}${unproven ? ' (unproven)' : ''}${draft.for ? ` for ${draft.for}` : ''}`
  const shown = changes.length > 0 ? changes : [words]
  const indented = (said: string) =>
    said.split('\n').flatMap(line => (line.trim() === '' ? [''] : wrapped(harmless(line), columns, '  ')))
  return [
    paint(
      'strong',
      harmless(`${id} by ${who} ${verb} ${targets.join(', ')}, ${time.slice(0, 10)}${ageOf(time)}: ${draft.status}`),
    ),
    ...shown.flatMap(indented),
    ...(draft.reasons ?? '').split('\n').flatMap(line => (line ? wrapped(harmless(line), columns, '  — ') : [])),
    ...(draft.changed ? indented(`! ${draft.changed.join(', ')} changed since this was proposed.`) : []),
    ...(draft.moved ? indented(`! ${draft.moved.join(', ')} reads otherwise than when this was drafted.`) : []),
    ...(draft.outdated ? indented('! Its author says that it no longer fits.') : []),
    ...draft.decisions.flatMap(said => wrapped(harmless(said), columns, '  — ')),
    ...(draft.hindrance ? indented(`! ${draft.hindrance}`) : []),
  ].join('\n')
}
