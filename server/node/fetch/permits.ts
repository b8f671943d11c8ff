// What the person's own machine permits: which hosts are asked, which origin gets which secret, what a command's name means.
// None of it is ever read from a repository.
import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { type MachineSettings, machineSettings } from '../../../schemas/sources.ts'
import { codeOf, said } from '../errors.ts'

export type Permits = {
  readonly settings: MachineSettings
  /** The value of a secret, where this origin may have it. */
  secret(name: string, origin: string): Secret | Promise<Secret>
  /** How a host is asked, where it is on the list. */
  host(url: URL): { readonly url: URL; readonly listed: 'by name' | 'as written' } | { readonly no: string }
}

/** A secret that is kept elsewhere than in the environment, for this origin alone. */
export type Kept = (name: string, origin: string) => Promise<string | undefined>

export type Secret = { readonly value: string } | { readonly no: string }

type Env = Readonly<Record<string, string | undefined>>

export const settingsFile = (env: Env): string =>
  env.COUNTERSIGN_SETTINGS || join(env.XDG_CONFIG_HOME || join(homedir(), '.config'), 'countersign', 'settings.json')

/** Without a file, nothing is permitted. A file that cannot be understood permits nothing either, and says so. */
export function readSettings(env: Env): { readonly settings: MachineSettings } | { readonly problem: string } {
  const file = settingsFile(env)
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return { settings: machineSettings.parse({}) }
    return { problem: `The settings of this machine (${file}) cannot be read: ${said(error)}.` }
  }
  const parsed = machineSettings.safeParse(jsonOf(text))
  if (parsed.success) return { settings: parsed.data }
  const [issue] = parsed.error.issues
  return {
    problem: `The settings of this machine (${file}) cannot be used: ${issue?.path.join('.') || 'the file'}: ${issue?.message}.`,
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** `kept`: where else secrets lie on this machine. Asked where the settings have none. */
export function permitsOf(settings: MachineSettings, env: Env, kept?: Kept): Permits {
  const listed = settings.hosts.map(host => ({ host, url: URL.parse(host.includes('://') ? host : `https://${host}`) }))
  return {
    settings,
    secret(name, origin) {
      const entry = Object.hasOwn(settings.secrets, name) ? settings.secrets[name] : undefined
      if (!entry && kept) return kept(name, origin).then(value => usable(name, value, noneKept(name, origin)))
      if (!entry) return { no: `The settings of this machine have no secret \`${name}\`.` }
      if (URL.parse(entry.origin)?.origin !== origin) return { no: `The secret \`${name}\` is not for ${origin}.` }
      return usable(name, env[entry.env], `The secret \`${name}\` is empty: set ${entry.env} in the environment.`)
    },
    host(url) {
      const found = listed.find(one => one.url?.host === url.host)
      if (!found?.url)
        return {
          no: `\`${url.host}\` is not on this machine’s list of hosts: a person adds it to the settings, never a packet.`,
        }
      const plain = found.host.startsWith('http://')
      if (url.protocol !== 'https:' && !plain) return { no: `\`${url.host}\` is asked by https only.` }
      const asked = new URL(url)
      if (plain) asked.protocol = 'http:'
      return { url: asked, listed: found.host.includes('://') || isSpelledOut(found.host) ? 'as written' : 'by name' }
    },
  }
}

const noneKept = (name: string, origin: string) =>
  `Nobody has set the secret \`${name}\` for ${origin} here: *Countersign: Set a Secret for a Source* does.`

function usable(name: string, value: string | undefined, none: string): Secret {
  if (!value) return { no: none }
  return /[^\x20-\x7e]/.test(value) ? { no: `The secret \`${name}\` contains what no header may.` } : { value }
}

/** A literal address or a port on the list means that very address. */
const isSpelledOut = (host: string) => /^\[|^\d+(?:\.\d+){3}|^localhost\b/.test(host)
