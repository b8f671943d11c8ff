// Four times as many findings, in one packet or in many, take a report about four times as long to write.
import assert from 'node:assert/strict'
import { formatNames, formats } from '../../server/cli/lint/formats.ts'
import { find, page, plain, reportOf } from './sample.ts'

const one = find(page, '**C1.** The', {
  related: [['C1', 'The first C1 is here.']],
  fix: ['Rename this one to C2', '**C2.** The'],
})

const least = 30

/** Of this process, in milliseconds: what else runs on the machine does not count. */
function taken(work: () => void): number {
  const start = process.cpuUsage()
  work()
  return process.cpuUsage(start).user / 1000
}

const shapes = {
  'in one packet': (count: number) => reportOf({ 'a.md': Array.from({ length: count }, () => one) }),
  'in a packet each': (count: number) =>
    reportOf(Object.fromEntries(Array.from({ length: count }, (_, index) => [`p/${index}.md`, [one]]))),
}

suite('a report takes its time in proportion', () => {
  for (const format of formatNames)
    test(format, async () => {
      const render = await formats[format].load()
      const time = (report: ReturnType<typeof reportOf>) =>
        taken(() => assert.ok([...render(report, plain())].join('').length > 1_000))
      for (const [shape, make] of Object.entries(shapes)) {
        const [short, long] = [1_000, 4_000].map(count => Math.min(...[1, 2].map(() => time(make(count)))))
        const before = Math.max(least, short!)
        assert.ok(long! < 9 * before, `${shape}: ${before.toFixed()} ms, then ${long!.toFixed()} ms`)
      }
    }).timeout(30_000)
})
