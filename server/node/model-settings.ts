// Which model somebody set up. It is said in the environment alone: a repository names no host that a key or a packet's words
// are sent to.
import { anthropic } from '../agents/model/anthropic.ts'
import type { Dialect } from '../agents/model/dialect.ts'
import type { Model } from '../agents/model/model.ts'
import { openai } from '../agents/model/openai.ts'
import { modelAt } from './speak.ts'

export const dialects: readonly Dialect[] = [anthropic, openai]

type Environment = Readonly<Record<string, string | undefined>>
export type NoModel = { readonly no: string; readonly instead: string }

/** `named`: `anthropic:MODEL` or `openai:MODEL`. */
export function modelCalled(named: string, env: Environment): Model | NoModel {
  const [, speaks, model] = /^([a-z]+):(\S{1,100})$/.exec(named) ?? []
  const dialect = dialects.find(({ name }) => name === speaks)
  if (!dialect || !model)
    return {
      no: `${named} names no model.`,
      instead: `Say ${dialects.map(({ name }) => `${name}:MODEL`).join(' or ')}.`,
    }
  const address = env.COUNTERSIGN_MODEL_URL ?? dialect.home
  const url = URL.parse(address)
  if (!url || url.username || url.password || url.search || url.hash)
    return {
      no: `COUNTERSIGN_MODEL_URL is no plain address: ${address}`,
      instead: 'Give scheme, host and path, and nothing else.',
    }
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback.test(url.hostname)))
    return { no: `${url.origin} is not encrypted.`, instead: 'Use https.' }
  const hosts = (env.COUNTERSIGN_MODEL_HOSTS ?? '').split(/[\s,]+/).filter(Boolean)
  if (!hosts.includes(url.host))
    return {
      no: `${url.host} is not among the hosts that may be given a packet’s words.`,
      instead: `Set COUNTERSIGN_MODEL_HOSTS to the hosts that may, for example COUNTERSIGN_MODEL_HOSTS=${url.host}.`,
    }
  const key = env.COUNTERSIGN_MODEL_KEY ?? env[dialect.key] ?? ''
  if (!key && !loopback.test(url.hostname))
    return { no: 'There is no key for it.', instead: `Set ${dialect.key} or COUNTERSIGN_MODEL_KEY in the environment.` }
  return modelAt({ dialect, url: `${url.origin}${url.pathname.replace(/\/+$/, '')}`, model, key })
}

const loopback = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/
