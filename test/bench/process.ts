// Runs a whole program and measures it from outside: wall time, and the most memory that it ever held.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

export type Run = {
  readonly seconds: number
  readonly peakMiB: number
  readonly status: number | null
  readonly out: string
}

export function measure(command: string, args: readonly string[], cwd: string): Promise<Run> {
  return new Promise((done, fail) => {
    const began = performance.now()
    const child = spawn(command, args, {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1' },
    })
    let peakMiB = 0
    let out = ''
    const keep = (chunk: Buffer) => {
      if (out.length < 4000) out += chunk
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    const watch = setInterval(() => (peakMiB = Math.max(peakMiB, highWater(child.pid))), 25)
    child.on('error', fail)
    child.on('close', status => {
      clearInterval(watch)
      done({ seconds: (performance.now() - began) / 1000, peakMiB, status, out })
    })
  })
}

/** Linux keeps the high-water mark itself. Elsewhere memory is not measured. */
export function highWater(pid: number | undefined): number {
  if (process.platform !== 'linux') return 0
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch (gone) {
    if ((gone as NodeJS.ErrnoException).code === 'ENOENT' || (gone as NodeJS.ErrnoException).code === 'ESRCH') return 0
    throw gone
  }
}

export const median = (values: readonly number[]) => percentile(values, 0.5)
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
