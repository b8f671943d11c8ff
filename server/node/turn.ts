// One program at a time: whoever writes what the next one has to know holds a file while it looks and writes. It lies beside
// what is written, so that it holds for every process that can reach that, on whatever machine or in whatever container: no
// number of a process says there who still works, so the holder writes into the file again and again. Whoever is killed leaves
// one that stands still, and that is taken away from whoever waits.
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { strayPrefix } from '../ledger/names.ts'
import { codeOf } from './errors.ts'

const name = `${strayPrefix}turn`
const pause = 25

/**
 * `patience`: milliseconds after which somebody else holds it for too long. A file that stands still for a third of that was
 * left behind. Nothing is locked where nothing can be written.
 */
export async function inTurn<T>(folder: string, patience: number, work: () => Promise<T>): Promise<T | 'too long'> {
  const file = join(folder, name)
  const until = Date.now() + patience
  // Looks are counted, not milliseconds: a machine that stands still makes nobody look left behind, nor does a wrong clock.
  const stillFor = Math.ceil(patience / 3 / pause)
  let seen: string | undefined
  let still = 0
  for (;;) {
    const taken = take(file, patience / 30)
    if (taken === 'held') {
      if (Date.now() > until) return 'too long'
      const now = textOf(file)
      still = now === seen ? still + 1 : 0
      seen = now
      if (now !== undefined && still >= stillFor) takeAway(file, now)
      await setTimeout(pause)
      continue
    }
    try {
      return await work()
    } finally {
      if (taken !== 'nowhere') taken.end()
    }
  }
}

type Held = { end(): void }

function take(file: string, every: number): Held | 'held' | 'nowhere' {
  try {
    return hold(file, fs.openSync(file, 'wx'), every)
  } catch (error) {
    const code = codeOf(error)
    if (code === 'EEXIST') return 'held'
    if (['ENOENT', 'EACCES', 'EPERM', 'EROFS'].includes(code)) return 'nowhere'
    throw error
  }
}

/** What is written goes into the file that was made, also where another one has its name by then. */
function hold(file: string, open: number, every: number): Held {
  const own = randomUUID()
  let count = 0
  const write = () => fs.writeSync(open, `${own} ${++count}`, 0)
  write()
  const beats = setInterval(() => {
    try {
      write()
    } catch {
      // A full disk, or a network that is gone: the work itself will say so. Others take it for left by and by.
      clearInterval(beats)
    }
  }, every).unref()
  return {
    end() {
      clearInterval(beats)
      fs.closeSync(open)
      if (textOf(file)?.startsWith(own)) fs.rmSync(file, { force: true })
    },
  }
}

/** What was taken anew between the look and the move is put back. */
function takeAway(file: string, left: string): void {
  const aside = `${file}-${randomUUID()}`
  try {
    fs.renameSync(file, aside)
    if (textOf(aside) !== left) fs.linkSync(aside, file)
    fs.rmSync(aside, { force: true })
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes(codeOf(error))) throw error
  }
}

function textOf(file: string): string | undefined {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}
