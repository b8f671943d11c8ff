// The packets of the examples as they might begin: written in a hurry, with comments that reviewers pasted in, words that say
// too much and evidence that has moved since. What people and agents then do is done in memory, by the acts that the product has.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Examples, play, subjectOf, textOf } from '../../build/example-play.ts'
import { stepsOf } from '../../build/example-steps.ts'
import { examplePackets, examplesHere } from '../../build/examples.ts'
import type { Act, Scene } from '../../server/acts/act.ts'
import { inStep } from '../../server/acts/page/in-step.ts'
import { sync } from '../../server/acts/page/sync.ts'
import { perform } from '../../server/acts/perform.ts'
import { propose } from '../../server/acts/propose.ts'
import { recommend } from '../../server/acts/recommend.ts'
import { recordRun } from '../../server/acts/record-run.ts'
import { sceneOf } from '../../server/acts/scene.ts'
import { roles } from '../../server/agents/index.ts'
import { planRun, type RunPlan } from '../../server/agents/plan.ts'
import { isWorthRecording, passed, refusedCounts, reportOf } from '../../server/agents/report.ts'
import { clockAt } from '../../server/evidence/dates.ts'
import { digestOf } from '../../server/ledger/canonical.ts'
import { ledgerFolder, signersFile } from '../../server/node/ledger-folder.ts'
import { apply } from '../../server/rules/apply.ts'
import { type Checked, check } from '../../server/rules/run.ts'

/** What a file said when it was captured, and says no more. */
export type Old = { readonly file: string; readonly now: string; readonly once: string }

export type Rough = {
  readonly name: string
  readonly files: Examples
  /** By label: what was captured. */
  readonly before: ReadonlyMap<string, string>
}

export async function rough(name: string, olds: readonly Old[]): Promise<Rough> {
  const page = readFileSync(join(import.meta.dirname, 'rough', `${name}.md`), 'utf8')
  const kept = [...examplesHere()].filter(([path]) => !examplePackets.some(one => path.startsWith(`${one}.`)))
  const files = new Map([...kept, [`${name}.md`, page]])
  const then = new Map(files)
  for (const { file, now, once } of olds) then.set(file, replaced(textOf(then, file), now, once))
  const [readings, past] = await Promise.all([files, then].map(async all => (await subjectAt(all, name, day)).readings))
  const before = new Map<string, string>()
  const stamped = page.replace(
    /^\[\^(E\d+)\]: .*?\]\((.*?)\).*?sha256:(NOW|BEFORE)/gm,
    (line, label, locator, when) => {
      const reading = (when === 'NOW' ? readings : past)!.get(locator)
      if (reading?.state !== 'read') throw new Error(`${label} cannot be read: ${locator}`)
      if (when === 'BEFORE') before.set(label, reading.excerpt)
      return line.replace(when, reading.digest.slice(0, 12))
    },
  )
  files.set(`${name}.md`, stamped)
  return { name, files, before }
}

function replaced(text: string, old: string, fresh: string): string {
  if (!text.includes(old)) throw new Error(`Nothing to replace: ${old}`)
  return text.replaceAll(old, fresh)
}

const day = '2026-11-20T10:00:00Z'

const subjectAt = (files: Examples, name: string, time: string) =>
  subjectOf(files, `${name}.md`, zone => clockAt(Math.floor(Date.parse(time) / 60_000), zone))

export async function lookAt({ name, files }: Rough, time: string): Promise<{ scene: Scene; checked: Checked }> {
  const subject = await subjectAt(files, name, time)
  return { scene: sceneOf(subject, textOf(files, signersFile)), checked: check(subject) }
}

/** Commands, one a line, each with the person who runs it behind `#`. */
export async function people(packet: Rough, begins: string, commands: string): Promise<Rough> {
  const lines = commands
    .trim()
    .split('\n')
    .map(line => line.trim())
  const steps = stepsOf(`## 1. What people do\n\n\`\`\`sh ${begins}\n${lines.join('\n')}\n\`\`\`\n`)
  return { ...packet, files: await play(packet.files, steps) }
}

/** One run of all roles, recorded as `countersign agents run` records it. */
export async function agentsRun(
  packet: Rough,
  time: string,
): Promise<{ readonly packet: Rough; readonly plan: RunPlan }> {
  const agent = 'agent:refresher'
  const before = (label: string) => packet.before.get(label)
  let now = packet
  const first = await lookAt(now, time)
  const synced = sync(textOf(now.files, `${now.name}.md`), first.scene)
  if (!('no' in synced)) now = withFiles(now, [[`${now.name}.md`, synced.text]])
  const { scene, checked } = await lookAt(now, time)
  const drafting = roles.filter(({ writes }) => !writes.includes('advice') && !writes.includes('table'))
  const plan = planRun(scene, checked, { agent, roles: drafting, before })
  if (plan.stopped) return { packet: now, plan }
  if (isWorthRecording(plan)) {
    const refused = refusedCounts(plan)
    const old = plan.outdated.map(({ id }) => id).join(', ')
    const input = {
      roles: plan.roles.join(', '),
      text: reportOf(plan),
      ...(refused && { refused }),
      ...(old && { outdated: old }),
    }
    const recorded = await acted(now, time, agent, recordRun, input)
    now = recorded.packet
    for (const { role, proposal } of passed(plan))
      if (proposal.does === 'propose')
        now = (await acted(now, time, agent, propose, { ...proposal.given, role, run: recorded.event })).packet
  }
  const last = await lookAt(now, time)
  for (const { proposal } of planRun(last.scene, last.checked, {
    agent,
    roles: roles.filter(({ writes }) => writes.includes('advice')),
  }).planned)
    if (proposal.does === 'recommend')
      now = (await acted(now, time, agent, recommend, { advice: proposal.advice, text: proposal.text })).packet
  return { packet: now, plan }
}

const withFiles = (packet: Rough, more: readonly (readonly [string, string])[]): Rough => ({
  ...packet,
  files: new Map([...packet.files, ...more]),
})

async function acted(packet: Rough, time: string, actor: string, act: unknown, input: Record<string, unknown>) {
  const { scene } = await lookAt(packet, time)
  let salts = 0
  const salt = () => digestOf(`${time} ${JSON.stringify(input)} ${salts++}`).slice(0, 32)
  const done = await perform(act as Act, input, scene, { actor, time, salt })
  if ('no' in done) throw new Error(`${JSON.stringify(input)}\n${done.no}`)
  const page = `${packet.name}.md`
  const text = apply(
    textOf(packet.files, page),
    inStep(scene, done).map(change => [change]),
  ).text
  const folder = ledgerFolder(page)
  const written = done.written.flatMap(({ event, beside }) => [event, ...beside])
  const files = written.map(({ name, bytes }) => [`${folder}/${name}`, Buffer.from(bytes).toString()] as const)
  return {
    packet: withFiles(packet, [...files, [page, text]]),
    event: done.written[0]!.event.name.replace(/\.json$/, ''),
  }
}
