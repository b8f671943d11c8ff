// The command that does the next thing, to be typed as it is or with what stands in capitals filled in.
import type { PanelAct } from '../../schemas/panel.ts'
import type { Todo } from '../gate/next.ts'
import { harmless } from '../report/width.ts'
import { troubles } from '../rules/shared/trouble.ts'
import { wrapped } from './wrap.ts'

export function nextCommand(
  { code, act, about }: Pick<Todo, 'code' | 'act' | 'about'>,
  path: string,
): string | undefined {
  if (code === 'changed-evidence') return `countersign evidence show ${quoted(path)} ${about}`
  if (asksAgain.has(code)) return refreshCommand(path, about)
  if (outOfStep.has(code)) return `countersign sync ${quoted(path)}`
  if (code === 'unsigned-policy' || code === 'policy-loosened')
    return `countersign change-policy ${quoted(path)} ${words}`
  if (act === 'accept' && !/^D\d/.test(about)) return `countersign review ${quoted(path)}`
  const takes = act && arguments_[act]
  if (takes === undefined) return about === '' ? undefined : `countersign explain ${code}`
  const [name, rest] = takes
  return ['countersign', name, quoted(path), rest.replace('…', about)].filter(Boolean).join(' ')
}

export const refreshCommand = (path: string, about: string) => `countersign evidence refresh ${quoted(path)} ${about}`

/** The next thing to do and whose it is, and the command in a line of its own, to be copied whole. */
export function saidNext(next: Todo, path: string, columns: number): readonly string[] {
  const command = nextCommand(next, path)
  return [
    ...wrapped(harmless(`Next: ${next.who} ${next.does}`), columns),
    ...(command ? [`  ${harmless(command)}`] : []),
  ]
}

const asksAgain: ReadonlySet<string> = new Set([...troubles, 'unstamped-evidence', 'unjudged-escalation'])

/** What the ledger knows and the page does not show as it was. */
const outOfStep: ReadonlySet<string> = new Set(['hidden-objection', 'hidden-question', 'softened-objection'])

const words = '--text "WHY"'

/** `…` stands for what it is about. */
const arguments_: { readonly [act in PanelAct]?: readonly [name: string, rest: string] } = {
  open: ['open', '--owner HANDLE'],
  'confirm-charter': ['confirm-charter', ''],
  assign: ['assign', 'ROLE HANDLE'],
  accept: ['accept', '…'],
  'confirm-objection': ['confirm-objection', '…'],
  answer: ['answer', `… ${words}`],
  withdraw: ['withdraw', `… ${words}`],
  'confirm-claim': ['confirm-claim', '…'],
  review: ['review', 'concurs'],
  resume: ['resume', ''],
  escalate: ['escalate', `PATH ${words}`],
  'close-escalation': ['close-escalation', words],
  'answer-return': ['answer-return', `NUMBER WHAT ${words}`],
  done: ['done', '…'],
  ready: ['ready', ''],
  'hand-off': ['handoff', '--deliver WHERE'],
}

/** As a shell takes it. */
const quoted = (path: string) => (/^[\w./@%+=:,-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`)
