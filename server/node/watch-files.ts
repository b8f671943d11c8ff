// Tells when something under a folder has changed: once for a burst, since editors save in several steps.
import { type FSWatcher, watch } from 'node:fs'
import { join } from 'node:path'
import { codeOf, said } from './errors.ts'

export type Watching = { stop(): void }

const burst = 80

/** What lies in `.git` and `node_modules` is nobody's packet and changes all the time. */
const noise = /(^|[\\/])(\.git|node_modules)([\\/]|$)/

export function watchFiles(
  folders: readonly string[],
  changed: (paths: ReadonlySet<string>) => void,
  failed: (why: string) => void,
): Watching {
  let waiting = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  const flush = () => {
    const paths = waiting
    waiting = new Set()
    timer = undefined
    changed(paths)
  }
  const open = folders.map(folder => {
    const watcher: FSWatcher = watch(folder, { recursive: true }, (_, name) => {
      if (name === null || noise.test(name)) return
      waiting.add(join(folder, name))
      timer ??= setTimeout(flush, burst)
    })
    watcher.on('error', error => {
      failed(codeOf(error) === 'ENOSPC' ? 'the system allows no more watches' : said(error))
    })
    return watcher
  })
  return {
    stop() {
      clearTimeout(timer)
      for (const watcher of open) watcher.close()
    },
  }
}
