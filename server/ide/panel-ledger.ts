// What the ledger tells: its story, newest first, what is wrong with it, what stands still, and how the work went.
import type { PanelView } from '../../schemas/panel.ts'
import type { Workspace } from '../../schemas/workspace.ts'
import type { Scene } from '../acts/act.ts'
import { isChartered } from '../acts/shared/in-force.ts'
import { dayAt, isZone } from '../evidence/dates.ts'
import { openLedger } from '../gate/waits.ts'
import type { Recorded } from '../ledger/folding.ts'
import { isOpen } from '../ledger/still.ts'
import { measure } from '../report/metrics.ts'
import { storyOf } from '../report/story.ts'
import type { Checked } from '../rules/run.ts'
import { judgedBlocks } from '../rules/shared/accepted.ts'
import { placeOfName } from '../rules/shared/recorded.ts'
import { remembered, whileSame } from '../rules/shared/remembered.ts'
import type { Record, Subject } from '../workspace/subject.ts'

type Stop = PanelView['stops'][number]

/** Nobody reads more at a time; the command line has the whole story. */
const most = 200

export const storyIn = ({ record, workspace }: Subject): Story =>
  record ? told(record, workspace) : { story: [], earlier: 0, damage: [] }

type Story = Pick<PanelView, 'story' | 'earlier' | 'damage'>

/** A keystroke changes nothing of what happened. */
const told = whileSame((_, workspace) => [workspace], storyFrom)

function storyFrom(record: Record, workspace: Workspace): Story {
  const all = storyOf(record)
  // The time of day in the workspace's zone, as its days are.
  const timeZone = isZone(workspace.timezone) ? workspace.timezone : 'UTC'
  const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone })
  const story = all.slice(-most).map(({ event, time, actor, did, signed, words, trouble, counts }) => {
    const minutes = Math.floor(Date.parse(time) / 60_000)
    return {
      event,
      day: dayAt(minutes, workspace.timezone),
      time: clock.format(Date.parse(time)),
      actor,
      did,
      signed,
      words: [...words],
      trouble: [...trouble],
      counts,
      about: [...new Set(did.match(/\b[FCHQNPODRE][1-9]\d*\b/g) ?? [])],
    }
  })
  const damage = record.ledger.damage.filter(one => !one.settledBy).map(({ message }) => message)
  return { story: story.reverse(), earlier: Math.max(0, all.length - most), damage }
}

/** Holds, suspicions and escalations that are in force. */
export function stopsIn({ ledger, words, subject }: Scene): Stop[] {
  const { holds, suspicions, escalations, alarms } = ledger.state
  const common = ({
    actor,
    time,
    words: said,
  }: Pick<Recorded['event'], 'actor' | 'time'> & { words?: string | undefined }) => ({
    by: actor,
    day: dayAt(Math.floor(Date.parse(time) / 60_000), subject.workspace.timezone),
    words: said === undefined ? undefined : words(said),
  })
  const known = (path: string) => subject.profile.escalations.find(one => one.name === path || one.path === path)
  const isEscalated = (path: string) =>
    [...escalations.values()].some(one => one.path === path && one.closedBy.length === 0)
  return [
    ...[...escalations.values()]
      .filter(({ closedBy }) => closedBy.length === 0)
      .map(
        (one): Stop => ({
          kind: 'escalation',
          ...common(one),
          path: known(one.path)?.path ?? one.path,
          who: known(one.path)?.closes,
          acts: ['close-escalation'],
        }),
      ),
    // Once it is escalated, that says it.
    ...[...new Map([...alarms.values()].map(one => [one.path, one])).values()]
      .filter(one => one.closedBy.length === 0 && !isEscalated(one.path))
      .map(
        (one): Stop => ({
          kind: 'alarm',
          ...common(one),
          path: known(one.path)?.path ?? one.path,
          evidence: one.evidence,
          who: known(one.path)?.closes,
          acts: ['escalate'],
        }),
      ),
    ...[...suspicions.values()]
      .filter(isOpen)
      .map((one): Stop => ({ kind: 'suspicion', ...common(one), acts: ['dismiss', 'escalate'] })),
    ...[...holds.values()]
      .filter(({ lifted }) => !lifted)
      .map((one): Stop => ({ kind: 'hold', ...common(one), path: one.path, who: `@${one.owner}`, acts: ['resume'] })),
  ]
}

export function acceptedIn({ world, subject }: Checked): PanelView['accepted'] {
  return judgedBlocks(world).map(({ name, standing: { state, by } }) => {
    const span = placeOfName(name, subject.packet)
    return {
      name: name.replace(/^§ /, ''),
      state,
      by: by && `@${by.by}`,
      day: by && dayAt(Math.floor(Date.parse(by.time) / 60_000), subject.workspace.timezone),
      range: span && subject.packet.range(span),
    }
  })
}

const measured = remembered(measure)

export function measuresIn({ record }: Subject): PanelView['measures'] {
  if (!record) return undefined
  const {
    openObjections,
    agentDrafts,
    rejections,
    objectionsByRole,
    reviewsByRole,
    hoursToFirstReady,
    handoffs,
    bounces,
  } = measured(record)
  return {
    openObjections: [...openObjections],
    drafts: agentDrafts,
    rejections,
    objections: objectionsByRole,
    reviews: reviewsByRole,
    hoursToFirstReady: hoursToFirstReady[0],
    handoffs,
    bounces,
  }
}

/** Why the charter does not hold. */
export function charterIn(scene: Scene): string | undefined {
  if (!openLedger(scene.subject) || isChartered(scene)) return undefined
  return scene.ledger.standing.charters.length === 0
    ? 'Nobody has confirmed owner, reviewers and criteria yet.'
    : 'The policy changed since the charter was confirmed: it is confirmed again.'
}
