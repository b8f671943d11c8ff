// Where the language server begins: one connection over standard input and output.
import { existsSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { join } from 'node:path'
import { isMainThread } from 'node:worker_threads'
import { forALongRun, forAShortCall } from '../node/tuning.ts'
import { serve as serveOver } from './serve.ts'

/** Ends with the process: the client says when. */
export async function serve(): Promise<void> {
  if (!isMainThread) return (await import('./thread.ts')).workInThread()
  forAShortCall('lsp')
  serveOver(process.stdin, process.stdout, {
    now: Date.now,
    later(ms, call) {
      const timer = setTimeout(call, ms)
      return () => clearTimeout(timer)
    },
    answered: once(() => {
      forALongRun()
      // A server that is killed would never leave what it compiled.
      setTimeout(flushCompileCache, 3000).unref()
    }),
    exit: code => process.exit(code),
    log: text => process.stderr.write(`countersign: ${text}\n`),
    env: process.env,
    entry: entry(),
  })
  await new Promise(() => {})
}

function once(call: () => void): () => void {
  let isDone = false
  return () => {
    if (!isDone) call()
    isDone = true
  }
}

/** The file to start threads from. */
function entry(): string {
  const bundled = join(import.meta.dirname, 'server.cjs')
  return existsSync(bundled) ? bundled : join(import.meta.dirname, 'server.ts')
}
