// Shares a list of jobs between this thread and others. Whoever is free takes the next job, so none waits for the slowest.
// A thread that dies leaves its job to this one: an answer is owed for each.
import { setImmediate as breathe } from 'node:timers/promises'
import { parentPort, Worker, workerData } from 'node:worker_threads'

type Shared = { readonly next: Int32Array<SharedArrayBuffer>; readonly jobs: number; readonly setup: unknown }

export type Division<Setup, Answer> = {
  /** The file to start threads from; it must come to call `serve`. */
  readonly entry: string
  /** How many threads besides this one. */
  readonly others: number
  readonly setup: Setup
  readonly jobs: number
  readonly answer: (job: number) => Promise<Answer>
  readonly took: (job: number, answer: Answer) => void
  /** Megabytes that young objects may take up in another thread. */
  readonly youngSpace: number
}

export async function divide<Setup, Answer>(division: Division<Setup, Answer>): Promise<void> {
  const { jobs, answer } = division
  const next = new Int32Array(new SharedArrayBuffer(4))
  const open = new Set(Array.from({ length: jobs }, (_, job) => job))
  const took = (job: number, one: Answer) => {
    open.delete(job)
    division.took(job, one)
  }
  const others = Array.from({ length: division.others }, () => start(division, next, took))
  for (let job = Atomics.add(next, 0, 1); job < jobs; job = Atomics.add(next, 0, 1)) {
    took(job, await answer(job))
    await breathe()
  }
  await Promise.all(others)
  for (const job of open) took(job, await answer(job))
}

function start<Setup, Answer>(
  { entry, setup, jobs, youngSpace }: Division<Setup, Answer>,
  next: Shared['next'],
  took: (job: number, answer: Answer) => void,
): Promise<void> {
  const data: Shared = { next, jobs, setup }
  const worker = new Worker(entry, {
    workerData: data,
    resourceLimits: { maxYoungGenerationSizeMb: youngSpace },
  })
  return new Promise(resolve => {
    worker.on('message', ([job, answer]: [number, Answer]) => took(job, answer))
    worker.on('error', () => resolve())
    worker.on('exit', () => resolve())
  })
}

/** The other side: takes jobs until there are none. */
export async function serve<Setup, Answer>(begin: (setup: Setup) => (job: number) => Promise<Answer>): Promise<void> {
  const { next, jobs, setup } = workerData as Shared
  const answer = begin(setup as Setup)
  for (let job = Atomics.add(next, 0, 1); job < jobs; job = Atomics.add(next, 0, 1))
    parentPort?.postMessage([job, await answer(job)])
}
