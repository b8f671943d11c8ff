// One packet from the disk to its findings. Every thread has one of these; what it answers is plain data.
import { basisOf } from '../../host/basis.ts'
import { type Judge, judgeIn } from '../../host/judge.ts'
import { ledgerAlone } from '../../host/ledger-alone.ts'
import { mend } from '../../host/mend.ts'
import type { Job } from '../../host/targets.ts'
import { codeOf, said } from '../../node/errors.ts'
import { hasLedger } from '../../node/ledger-folder.ts'
import { readPacket } from '../../node/packet-file.ts'
import { stampsIn } from '../../node/stamp.ts'
import { replaceText } from '../../node/write-file.ts'
import type { Listed } from '../../report/lint-report.ts'
import { list } from '../../report/list.ts'
import { pack } from '../../report/packed.ts'
import type { Checked } from '../../rules/run.ts'
import { fingerprint } from '../../workspace/fingerprint.ts'
import { unifiedDiff } from './diff.ts'
import type { Mended, Outcome, Setup } from './setup.ts'

/** Whatever goes wrong with one packet, the others are answered. */
export function fileJudge(setup: Setup): (job: number) => Promise<Outcome> {
  const answer = answering(setup)
  return async index => {
    try {
      return await answer(index)
    } catch (error) {
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
      return { fault: { path: setup.jobs[index]!.shown, stack } }
    }
  }
}

function answering(setup: Setup): (job: number) => Promise<Outcome> {
  const judges = setup.homes.map(home => judgeIn(home, setup.when, setup.levels, setup.known))
  const stamps = setup.homes.map(({ root }) => stampsIn(root))
  return async index => {
    const job = setup.jobs[index]!
    const { root } = setup.homes[job.home]!
    const read = readPacket(job.file, root)
    if (read.state === 'refused') return { report: pack(job.shown, [refusal(job, read.why, read.line)]) }
    if (read.state !== 'packet')
      return hasLedger(root, job.path) ? { report: pack(job.shown, [withoutPage(job, read.state)]) } : {}
    const judge = judges[job.home]!
    if (setup.mending !== 'no') return mended(read, job, judge, setup)

    const since = Date.now()
    const checked = await judge(read.text, job.path)
    const report = pack(job.shown, list(checked, setup.extras))
    const basis = setup.remembering === 'yes' ? basisOf(checked, stamps[job.home]!, since) : undefined
    return basis ? { report, basis } : { report }
  }
}

const refusal = ({ shown }: Job, why: string, line = 1): Listed => alone('unreadable', shown, why, line)

/** A ledger whose page is gone, or is no packet any more. */
function withoutPage({ shown }: Job, state: 'plain' | 'nothing'): Listed {
  return alone('ledger-without-page', shown, ledgerAlone(shown, state), 1)
}

/** What is said of a file of which nothing else can be said. */
function alone(rule: string, shown: string, message: string, line: number): Listed {
  const at = { line, column: 1 }
  return {
    rule,
    severity: 'error',
    message,
    start: at,
    end: at,
    related: [],
    fingerprint: fingerprint(shown, rule),
  }
}

async function mended(
  { text: before, real }: { readonly text: string; readonly real: string },
  job: Job,
  judge: Judge,
  setup: Setup,
): Promise<Outcome> {
  const first = await judge(before, job.path)
  const { checked, text, fixes } = await mend(first, changed => judge(changed, job.path))
  const answer = (of: Checked, mended?: Mended): Outcome => ({
    report: pack(job.shown, list(of, setup.extras)),
    ...(mended && { mended }),
  })
  if (text === before) return answer(checked)
  if (setup.mending === 'show') return answer(checked, { fixes, diff: unifiedDiff(job.shown, before, text) })
  const left = written(real, text, before)
  return left === undefined ? answer(checked, { fixes }) : answer(first, { fixes: 0, left })
}

/** Why the new text could not be put in the file's place. */
function written(path: string, text: string, before: string): string | undefined {
  try {
    const done = replaceText(path, text, before)
    return done === 'written' ? undefined : 'it was changed while it was being checked'
  } catch (error) {
    if (codeOf(error) === '') throw error
    return `it cannot be written: ${said(error)}`
  }
}
