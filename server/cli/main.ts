// Where the process begins: as the command, or as one of the threads that a long run starts from the same file.
// Compiled code is kept between calls, since starting up is most of what a call on one packet costs.
import { enableCompileCache } from 'node:module'
import { isMainThread } from 'node:worker_threads'

enableCompileCache()
if (isMainThread) command()
else thread()

async function command() {
  const { processTerminal } = await import('../node/terminal.ts')
  const { run } = await import('./run.ts')
  process.exitCode = await run(process.argv.slice(2), processTerminal(), import.meta.filename ?? __filename)
}

async function thread() {
  const { lintInThread } = await import('./lint/thread.ts')
  await lintInThread()
}
