// A server whose client died without a word ends as well.
import { codeOf } from '../node/errors.ts'

const pace = 3000

export function watchParent(id: unknown, gone: () => void): void {
  if (!isWhole(id)) return
  const timer = setInterval(() => {
    if (isAlive(id)) return
    clearInterval(timer)
    gone()
  }, pace)
  timer.unref()
}

const isWhole = (id: unknown): id is number => Number.isInteger(id)

function isAlive(id: number): boolean {
  try {
    process.kill(id, 0)
    return true
  } catch (error) {
    // Somebody else's process is one that lives.
    return codeOf(error) === 'EPERM'
  }
}
