// Shares a list of jobs between threads. Whoever is free takes the next one, so none waits for the slowest.
// A thread that dies leaves what it had to this one: an answer is owed for each job.
import { availableParallelism } from 'node:os'
import { parentPort, Worker, workerData } from 'node:worker_threads'
import { threadWord } from './thread-word.ts'
import { forALongRun } from './tuning.ts'

type Shared = { readonly next: Int32Array<SharedArrayBuffer>; readonly jobs: number; readonly setup: unknown }

export type Division<Setup, Answer> = {
  /** The file to start threads from; it must come to call `serve`. */
  readonly entry: string
  readonly setup: Setup
  readonly jobs: number
  /** Works a job out in this thread. */
  readonly answer: (job: number) => Promise<Answer>
  readonly took: (job: number, answer: Answer) => void
  /** Megabytes for what lives shortly, where a process that stays has less to spare. */
  readonly young?: number
}

/**
 * Left to itself, a thread lets its heap grow to several times of what it needs, for all of the machine might be its own.
 * These numbers were measured: half the memory for a fifth of the time. What needs more is done by this thread.
 */
const limits = { maxYoungGenerationSizeMb: 24, maxOldGenerationSizeMb: 160 }
const most = 2

export async function divide<Setup, Answer>({
  entry,
  setup,
  jobs,
  answer,
  took,
  young = limits.maxYoungGenerationSizeMb,
}: Division<Setup, Answer>): Promise<void> {
  forALongRun()
  const open = new Set(Array.from({ length: jobs }, (_, job) => job))
  const shared: Shared = { next: new Int32Array(new SharedArrayBuffer(4)), jobs, setup }
  const threads = Array.from({ length: Math.min(most, availableParallelism()) }, () =>
    thread<Answer>(entry, shared, young, (job, one) => {
      // What a dying thread still had under way may come after this one has begun to make up for it.
      if (open.delete(job)) took(job, one)
    }),
  )
  await Promise.all(threads)
  for (const job of [...open]) {
    const one = await answer(job)
    if (open.delete(job)) took(job, one)
  }
}

/** Ends with the thread, however that ends. */
function thread<Answer>(
  entry: string,
  shared: Shared,
  young: number,
  took: (job: number, answer: Answer) => void,
): Promise<void> {
  const resourceLimits = { ...limits, maxYoungGenerationSizeMb: young }
  const worker = new Worker(entry, { argv: [threadWord], workerData: shared, resourceLimits })
  return new Promise(resolve => {
    worker.on('message', ([job, answer]: [number, Answer]) => took(job, answer))
    worker.on('error', () => resolve())
    worker.on('exit', () => resolve())
  })
}

/** The other side: takes jobs until there are none. What is `moved` is handed over, not copied. */
export async function serve<Setup, Answer>(
  begin: (setup: Setup) => (job: number) => Promise<Answer>,
  moved: (answer: Answer) => ArrayBuffer[],
): Promise<void> {
  const { next, jobs, setup } = workerData as Shared
  const answer = begin(setup as Setup)
  for (let job = Atomics.add(next, 0, 1); job < jobs; job = Atomics.add(next, 0, 1)) {
    const one = await answer(job)
    parentPort?.postMessage([job, one], moved(one))
  }
}
