// However much was said about a packet, four times as much of it takes whatever looks at all of it about four times as long.
import assert from 'node:assert/strict'
import { sync } from '../../server/acts/page/sync.ts'
import { sceneOf } from '../../server/acts/scene.ts'
import { copied } from '../../server/acts/shared/copied.ts'
import { toReview } from '../../server/acts/shared/to-review.ts'
import { verdict } from '../../server/gate/verdict.ts'
import { parse } from '../../server/packet/parse.ts'
import { blocksOf, changesBetween } from '../../server/report/changes.ts'
import { check } from '../../server/rules/run.ts'
import { contested } from '../support/contested.ts'
import { prepare } from '../support/subject.ts'

const least = 30

/** Of this process, in milliseconds: what else runs on the machine does not count. */
function taken(work: () => unknown): number {
  const start = process.cpuUsage()
  work()
  return process.cpuUsage(start).user / 1000
}

async function times(count: number): Promise<Readonly<Record<string, number>>> {
  const { subject } = await prepare(contested(count), '2026-11-18')
  const checked = check(subject)
  const scene = sceneOf(subject, '')
  const { text } = subject.packet
  return {
    verdict: taken(() => verdict(checked)),
    'what waits for somebody': taken(() => toReview(scene, '@maria')),
    'the page in step': taken(() => sync(text, scene)),
    'a copy': taken(() => copied({ audience: 'board', role: undefined }, scene)),
    'a difference': taken(() => changesBetween(blocksOf(parse(text)), blocksOf(parse(text.replaceAll('e', 'E'))))),
  }
}

test('acts, copies and differences take their time in proportion', async () => {
  let why: readonly string[] = []
  for (let round = 0; round < 3; round++) {
    const [short, long] = [await times(40), await times(160)]
    why = Object.entries(long).flatMap(([what, ms]) => {
      const before = Math.max(least, short[what]!)
      return ms < 9 * before ? [] : [`${what}: ${before.toFixed()} ms, then ${ms.toFixed()} ms`]
    })
    if (why.length === 0) return
  }
  assert.fail(why.join('\n'))
}).timeout(120_000)
