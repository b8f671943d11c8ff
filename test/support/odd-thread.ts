// A thread for tests: job 3 kills it, job 5 fails, and every other job is answered with its square.
import { isMainThread } from 'node:worker_threads'
import { serve } from '../../server/node/threads.ts'

if (!isMainThread) {
  await serve<number, Uint8Array<ArrayBuffer>>(
    () => async job => {
      if (job === 3) process.exit(1)
      if (job === 5) throw new Error('Five is too odd.')
      return new Uint8Array([job * job])
    },
    answer => [answer.buffer],
  )
}
