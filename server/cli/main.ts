// Where the process begins: as the command, or as one of the threads that a long run starts from the same file.
import { realpathSync } from 'node:fs'
import { threadWord } from '../node/thread-word.ts'
import { isUsual } from '../node/tuning.ts'
import { exit } from './command.ts'

/** Whether the next call of this kind will need the code that this one needed. Asked when it is over. */
export const wasUsual = (): boolean => isUsual() && process.exitCode !== exit.wrong

if (process.argv[2] === threadWord) thread()
else command()

async function command() {
  const { processTerminal } = await import('../node/terminal.ts')
  const { run } = await import('./run.ts')
  const terminal = processTerminal()
  try {
    process.exitCode = await run(process.argv.slice(2), terminal, realpathSync(process.argv[1]!))
  } catch (error) {
    terminal.err(
      `This is a fault of countersign, and no fault of yours:\n${error instanceof Error ? error.stack : error}\n`,
    )
    process.exitCode = 2
  }
}

async function thread() {
  // Somebody may type the word.
  const { isMainThread } = await import('node:worker_threads')
  if (isMainThread) return command()
  const { lintInThread } = await import('./lint/thread.ts')
  await lintInThread()
}
