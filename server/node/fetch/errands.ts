// Runs errands: many at once, few at one host, all of them within one deadline, none where nothing may be fetched.
import { realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Errand } from '../../evidence/errand.ts'
import { largestSource } from '../../evidence/excerpt.ts'
import { codeOf } from '../errors.ts'
import { filesOn } from '../evidence-files.ts'
import { gitIn } from '../git-objects.ts'
import { isInside } from '../paths.ts'
import { type Got, get } from './get.ts'
import { getPages } from './pages.ts'
import type { Permits } from './permits.ts'
import { runCommand } from './run-command.ts'
import type { Validators } from './validators.ts'

export type Runner = {
  /** `known`: what the last answer said of itself, where its excerpt is still at hand. */
  run(errand: Errand, signal: AbortSignal, known?: Validators): Promise<Got>
}

const atOneHost = 2

/** `offline`: nothing leaves this machine; what lies on it is read all the same. */
export function runner(root: string, permits: Permits, network: 'online' | 'offline', pause = 300): Runner {
  const gates = new Map<string, Gate>()
  const gateOf = (host: string) => gates.get(host) ?? gates.set(host, gate(atOneHost)).get(host)!
  return {
    run(errand, signal, known) {
      switch (errand.kind) {
        case 'http': {
          if (network === 'offline') return Promise.resolve(offline)
          const wish = { url: errand.url, headers: errand.headers, cap: largestSource, signal, pause }
          const { pages } = errand
          return gateOf(new URL(errand.url).host)(() =>
            pages ? getPages(wish, pages, permits) : get({ ...wish, known }, permits),
          )
        }
        case 'command': {
          if (network === 'offline') return Promise.resolve(offline)
          const words = Object.hasOwn(permits.settings.commands, errand.command)
            ? permits.settings.commands[errand.command]
            : undefined
          return words
            ? gateOf(`command ${errand.command}`)(() => runCommand(words, errand.rest, largestSource, signal))
            : Promise.resolve({
                failed: `The settings of this machine have no command \`${errand.command}\`.`,
                as: 'refused',
                unasked: true,
              })
        }
        case 'git':
          return fromGit(root, errand, permits.settings.repositories)
        case 'file':
          return fromFile(root, errand.path)
      }
    },
  }
}

const offline: Got = { failed: 'Nothing was asked: this call is offline.', as: 'unreachable', unasked: true }

/** A repository outside of the workspace may hold what its owner shows nobody: the machine says which ones may be read. */
async function fromGit(
  root: string,
  { repository, revision, path }: Extract<Errand, { readonly kind: 'git' }>,
  listed: readonly string[],
): Promise<Got> {
  const real = realOf(resolve(root, repository))
  if (real === undefined) return { failed: `There is no repository \`${repository}\`.`, as: 'gone' }
  const allowed = isInside(real, realOf(root) ?? root) || listed.some(one => realOf(one) === real)
  if (!allowed)
    return {
      failed: `\`${repository}\` lies outside of the workspace, and the settings of this machine do not list it.`,
      as: 'refused',
      unasked: true,
    }
  const [shown] = await gitIn(real).show([{ revision, path }], largestSource)
  if (shown && 'bytes' in shown) return { bytes: shown.bytes, url: path, ...typeBy(path) }
  return { failed: shown?.why ?? 'git gave no answer.', as: shown?.state === 'nothing' ? 'gone' : 'refused' }
}

function realOf(path: string): string | undefined {
  try {
    return realpathSync.native(path)
  } catch (error) {
    if (codeOf(error) === '') throw error
    return undefined
  }
}

async function fromFile(root: string, path: string): Promise<Got> {
  const read = await filesOn(root).read(path, largestSource)
  if ('bytes' in read) return { bytes: read.bytes, url: path, ...typeBy(path) }
  return { failed: read.why, as: read.state === 'nothing' ? 'gone' : 'refused' }
}

const endings: Readonly<Record<string, string>> = {
  json: 'application/json',
  yaml: 'application/yaml',
  yml: 'application/yaml',
  md: 'text/markdown',
  csv: 'text/csv',
  html: 'text/html',
}
const typeBy = (path: string) => ({
  type: endings[path.slice(path.lastIndexOf('.') + 1).toLowerCase()] ?? 'text/plain',
})

type Gate = <T>(work: () => Promise<T>) => Promise<T>

function gate(most: number): Gate {
  let inside = 0
  const waiting: (() => void)[] = []
  return async work => {
    if (inside >= most) await new Promise<void>(enter => waiting.push(enter))
    inside++
    try {
      return await work()
    } finally {
      inside--
      waiting.shift()?.()
    }
  }
}
