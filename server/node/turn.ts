// One program at a time: whoever writes what the next one has to know holds a file while it looks and writes. It lies beside
// what is written, so that it holds for every process that can reach that. Whoever is killed leaves one that nobody minds.
import fs from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { strayPrefix } from '../ledger/names.ts'
import { codeOf } from './errors.ts'

const name = `${strayPrefix}turn`
const pause = 25

/** `patience`: milliseconds after which somebody else holds it for too long. Nothing is locked where nothing can be written. */
export async function inTurn<T>(folder: string, patience: number, work: () => Promise<T>): Promise<T | 'too long'> {
  const file = join(folder, name)
  const until = Date.now() + patience
  for (;;) {
    const taken = take(file)
    if (taken === 'held') {
      if (Date.now() > until) return 'too long'
      breakIfLeft(file)
      await setTimeout(pause)
      continue
    }
    try {
      return await work()
    } finally {
      if (taken === 'taken') fs.rmSync(file, { force: true })
    }
  }
}

function take(file: string): 'taken' | 'held' | 'nowhere' {
  try {
    fs.writeFileSync(file, `${process.pid}`, { flag: 'wx' })
    return 'taken'
  } catch (error) {
    const code = codeOf(error)
    if (code === 'EEXIST') return 'held'
    if (['ENOENT', 'EACCES', 'EPERM', 'EROFS'].includes(code)) return 'nowhere'
    throw error
  }
}

/** Left by a process that is no more. What was taken anew between the look and the move is put back. */
function breakIfLeft(file: string): void {
  const holder = holderOf(file)
  if (holder === undefined || (holder === 0 ? !isOld(file) : isAlive(holder))) return
  const aside = `${file}-${process.pid}`
  try {
    fs.renameSync(file, aside)
    if (holderOf(aside) !== holder) fs.linkSync(aside, file)
    fs.rmSync(aside, { force: true })
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes(codeOf(error))) throw error
  }
}

/** 0: nobody wrote yet who holds it. */
function holderOf(file: string): number | undefined {
  try {
    const pid = Number(fs.readFileSync(file, 'utf8'))
    return Number.isSafeInteger(pid) && pid > 0 ? pid : 0
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

const isOld = (file: string) =>
  (fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) < Date.now() - 10_000

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) !== 'ESRCH'
  }
}
