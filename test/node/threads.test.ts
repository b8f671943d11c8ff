// Every job is answered once, whatever becomes of the threads.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { root } from '../../build/generated.ts'
import { divide } from '../../server/node/threads.ts'

async function check(jobs: number) {
  const answers = new Map<number, number>()
  await divide<number, Uint8Array>({
    entry: join(root, 'test', 'support', 'odd-thread.ts'),
    setup: 0,
    jobs,
    answer: async job => new Uint8Array([job * job]),
    took(job, [answer = -1]) {
      assert.ok(!answers.has(job), `${job} is answered twice.`)
      answers.set(job, answer)
    },
  })
  const all = Array.from({ length: jobs }, (_, job) => [job, job * job] as const)
  assert.deepEqual(
    [...answers].sort(([a], [b]) => a - b),
    all,
  )
}

suite('threads', () => {
  test('share jobs', () => check(3))
  test('leave what they had to this one when they die', () => check(13))
  test('need no jobs', () => check(0))
})
