// What stands in the way, first things first, each with who has to act. Several of a kind that follow from one cause are one line.
import { html, nothing } from 'lit-html'
import { repeat } from 'lit-html/directives/repeat.js'
import type { PanelView } from '../../schemas/panel.ts'
import type { Desk } from './desk.ts'
import { l10n } from './l10n.ts'
import { actButton, coded, goButton, isHere, isOpen, more, type Part, pageOf, part, toggled, weight } from './parts.ts'
import { count } from './words.ts'

type Task = PanelView['blocks'][number]
type Follower = Omit<Task, 'follows'>

const page = 8
/** From so many of a kind on, they are one line. */
const many = 3
/** More names than a line holds are counted. */
const named = 8

export function blocks(desk: Desk): Part {
  const { blocks, waits, remarks, verdict, condition } = desk.view
  const yours = blocks.filter(one => one.yours).length
  const tally = [String(blocks.length), ...(yours > 0 ? [l10n.t('{0} yours', yours)] : [])].join(' · ')
  return part({ key: 'blocks', title: l10n.t('Blocks the handoff'), tally, open: true }, desk, () => {
    const groups = grouped(blocks)
    const seen = inSight(groups, pageOf('blocks', page, desk))
    return html`${
      blocks.length === 0
        ? html`<p class="faint">${waits.length > 0 ? l10n.t('Nothing stands in the way but what people still have to do.') : l10n.t('Nothing stands in the way.')}</p>`
        : html`<ul class="list" data-list="blocks">
            ${repeat(seen, keyOf, tasks => (tasks.length < many ? line(tasks[0]!, desk) : folded(tasks, desk)))}
          </ul>`
    }
    ${more('blocks', seen.length, groups.length, groups.length, desk)}
    ${remarks > 0 ? html`<p class="faint">${count(remarks, l10n.t('{0} more finding in the Problems list, which stops nothing.', remarks), l10n.t('{0} more findings in the Problems list, which stop nothing.', remarks))}</p>` : nothing}
    ${condition && verdict !== 'handed off' ? html`<p class="faint">${condition}</p>` : nothing}`
  })
}

/** The first of them, and whatever waits for the reader wherever it stands. */
const inSight = (groups: readonly (readonly Task[])[], shown: number) =>
  groups.filter((tasks, index) => index < shown || tasks.some(({ yours }) => yours))

/** What nobody has done yet though nothing is wrong. */
export function waits(desk: Desk): Part {
  const { waits } = desk.view
  if (waits.length === 0) return nothing
  const yours = waits.filter(one => one.yours).length
  const tally = [String(waits.length), ...(yours > 0 ? [l10n.t('{0} yours', yours)] : [])].join(' · ')
  return part(
    { key: 'waits', title: l10n.t('Still to do'), tally, open: desk.view.blocks.length === 0 },
    desk,
    () =>
      html`<ul class="list" data-list="waits">${repeat(
        waits,
        ({ code, says }) => code + says,
        one => line(one, desk),
      )}</ul>`,
  )
}

const keyOf = ([first]: readonly Task[]) => `${first!.code} ${first!.about} ${first!.says}`

/** Neighbours with one code and one person, where there are many; any other by itself. */
function grouped(tasks: readonly Task[]): readonly (readonly Task[])[] {
  const runs: Task[][] = []
  for (const task of tasks) {
    const run = runs.at(-1)
    const [first] = run ?? []
    if (run && first?.code === task.code && first.who === task.who) run.push(task)
    else runs.push([task])
  }
  return runs.flatMap(run => (run.length < many ? run.map(one => [one]) : [run]))
}

/** One thing to do, and inside of it, each with its own button, what is well again once it is done. */
function line(task: Task, desk: Desk): Part {
  const { about, says, range, code, follows = [] } = task
  const key = `blocks/${code}/${about}/${says}`
  const open = isOpen(key, desk)
  return html`<li class=${isHere([about, ...idsOf(follows)], desk) ? 'here' : ''}>
    <details ?open=${open} @toggle=${toggled(key, open, desk)}>
      <summary data-item data-start=${range?.start ?? nothing} data-end=${range?.end ?? nothing}>
        ${name(task, desk)}<span class="says"><span class="start first">${coded(plain(says, nameOf(task, desk)))}</span>${behind(idsOf(follows), one => l10n.t('{0} rest on it', one))}</span>${actor(task)}
      </summary>
      ${open ? whole(task, desk) : nothing}
      ${open && follows.length > 0 ? html`<ul class="list inside" data-list=${key}>${repeat(follows, followerKey, one => line(one, desk))}</ul>` : nothing}
    </details>
  </li>`
}

const followerKey = ({ about, says }: Follower) => about + says
const idsOf = (follows: readonly Follower[]) => [...new Set(follows.map(({ about }) => about))]

/** What rests on it, in the line that is always in sight. */
function behind(ids: readonly string[], several: (ids: string) => string): Part {
  if (ids.length === 0) return nothing
  const names = ids.length > named ? l10n.t('{0} statements', ids.length) : ids.join(' ')
  return html`<span class="meta faint">${ids.length === 1 ? l10n.t('{0} rests on it', names) : several(names)}</span>`
}

const whole = (task: Task, desk: Desk): Part => {
  const { about, who, does, act, range, code } = task
  return html`<div class="inside">
  <p><strong>${who}</strong> ${does}.</p>
  <p class="buttons">
    ${act ? actButton(act, about || undefined, desk, weight(task, desk)) : nothing}${goButton(range, about, desk)}${why(code, desk)}
  </p>
</div>`
}

/** What people still have to do is no finding, and no rule says why. */
const why = (code: string, desk: Desk): Part =>
  code.startsWith('not-')
    ? nothing
    : html`<button type="button" class="plain" aria-label=${`${l10n.t('Why?')} ${code}`} @click=${() => desk.say({ type: 'explain', rule: code })}>${l10n.t('Why?')}</button>`

const name = (task: Task, desk: Desk): Part => html`<span class="id">${nameOf(task, desk)}</span>`

/** What people still have to do is about no section, wherever the page says it. */
function nameOf({ about, code }: Task, { view }: Desk): string {
  if (about === view.number) return l10n.t('page')
  if (/^[A-Z]\d+$/.test(about)) return about
  return about === '' || code.startsWith('not-') ? '' : '§'
}

const actor = ({ who, yours }: Task): Part =>
  html`<span class="by ${yours ? 'yours' : ''}" title=${who}>${yours ? html`<span class="unseen">${l10n.t('yours: {0}', '')}</span>` : nothing}${who}</span>`

/** What stands before it already is not said again. */
const plain = (says: string, before: string) =>
  (says.startsWith(`${before} `) ? says.slice(before.length + 1) : says).replace(/\.$/, '')

function folded(tasks: readonly Task[], desk: Desk): Part {
  const [first] = tasks
  const behindAll = [...new Set(tasks.flatMap(({ follows = [] }) => idsOf(follows)))]
  const key = `blocks/${first!.code}/all`
  const open = isOpen(key, desk)
  return html`<li class=${
    isHere(
      tasks.flatMap(({ about, follows = [] }) => [about, ...idsOf(follows)]),
      desk,
    )
      ? 'here'
      : ''
  }>
    <details ?open=${open} @toggle=${toggled(key, open, desk)}>
      <summary data-item>
        <span class="id">${tasks.length}×</span>
        <span class="says">${familyOf(tasks, desk)}${behind(behindAll, all => l10n.t('{0} rest on them', all))}</span>${actor(first!)}
      </summary>
      ${
        open
          ? html`<ul class="list inside" data-list=${key}>${repeat(
              tasks,
              ({ about, says }) => about + says,
              one => line(one, desk),
            )}</ul>`
          : nothing
      }
    </details>
  </li>`
}

/** What kind they are, and each by its name: the page itself has none. */
function familyOf(tasks: readonly Task[], { view }: Desk): string {
  const { code } = tasks[0]!
  const kind = families[code] ?? code.replaceAll('-', ' ')
  const names = [...new Set(tasks.map(({ about }) => about))].filter(about => about !== '' && about !== view.number)
  return names.length > 0 ? `${kind}: ${names.join(' ')}` : kind
}

const families: Readonly<Record<string, string>> = {
  'suspect-claim': l10n.t('claims that follow from it'),
  'stale-evidence': l10n.t('no longer fresh'),
  'changed-evidence': l10n.t('source has changed'),
  'missing-evidence': l10n.t('source is not there'),
  'unsupported-claim': l10n.t('no evidence'),
  'unsourced-number': l10n.t('numbers without a source'),
  'changed-since-accepted': l10n.t('changed since accepted'),
  'pending-draft': l10n.t('drafts to decide'),
  'open-objection': l10n.t('objections that are open'),
  'unconfirmed-objection': l10n.t('objections to confirm'),
  'missing-section': l10n.t('sections that are missing'),
  'missing-prerequisite': l10n.t('things that have to be on the page'),
  'missing-reviewer': l10n.t('reviewers that are missing'),
  'overdue-step': l10n.t('steps that are late'),
}
