// What conditions of a profile look at, taken from a packet and its sources.
import type { Condition } from '../../../schemas/profile.ts'
import { canonicalJson, NotJson, parseJson } from '../../evidence/json.ts'
import { parseLocator } from '../../evidence/locator.ts'
import type { Source } from '../../evidence/source.ts'
import { parseYaml } from '../../evidence/yaml.ts'
import { type Answer, type Facts, holds } from '../../profile/condition.ts'
import type { Excerpt } from '../../profile/pointer.ts'
import type { World } from '../rule.ts'
import { current } from './current.ts'
import { remembered } from './remembered.ts'
import { topicOf } from './topic.ts'

/** Whether all of these hold. Where that is unknown, a guard takes it for yes. */
export function answer(conditions: readonly Condition[], world: World): Answer {
  let unknown = false
  for (const condition of conditions) {
    const one = holds(condition, factsFor(condition, world))
    if (one === 'no') return 'no'
    unknown ||= one === 'unknown'
  }
  return unknown ? 'unknown' : 'yes'
}

export const factsFor = (condition: Condition, world: World): Facts => ({
  field: world.field,
  evidence: kind => citedOfKind(kind, condition, world),
  topic: name => world.packet.statements.some(statement => topicOf(statement, world) === name),
  today: world.clock.today,
})

function citedOfKind(kind: string, condition: Condition, world: World): ReturnType<Facts['evidence']> {
  const found = current(world).filter(({ definition }) => definition.kind === kind)
  const excerpts = found.map(source => excerptFor(condition, source))
  return { excerpts: excerpts.filter(one => one !== undefined), unread: excerpts.includes(undefined) }
}

/** What a condition sees of a source. Nothing where it was not read, or holds no values and the condition asks for one. */
export function excerptFor({ at, than }: Condition, source: Source): Excerpt | undefined {
  if (at !== undefined || than?.at !== undefined) return excerptOf(source)
  const text = textOf(source)
  return text === undefined ? undefined : { pointer: '', value: text }
}

const textOf = ({ reading }: Source): string | undefined =>
  reading.state === 'read' && !reading.binary ? reading.excerpt : undefined

/** The excerpt as a value, and where in its file it stands. */
export const excerptOf = remembered((source: Source): Excerpt | undefined => {
  const text = textOf(source)
  const place = parseLocator(source.definition.locator)
  if (text === undefined || place.kind === 'problem') return undefined
  const { fragment } = place
  if (fragment.kind === 'pointer') return { pointer: pointerOf(fragment.tokens), value: JSON.parse(text) as unknown }
  if (fragment.kind !== 'whole') return undefined
  const tree = treeOf(text, 'path' in place ? place.path : '')
  return tree === undefined ? undefined : { pointer: '', value: JSON.parse(tree) as unknown }
})

/** Canonical JSON of a whole file, where it is JSON or YAML. */
function treeOf(text: string, path: string): string | undefined {
  try {
    return canonicalJson(/\.ya?ml$/i.test(path) ? parseYaml(text) : parseJson(text))
  } catch (error) {
    if (error instanceof NotJson) return undefined
    throw error
  }
}

const pointerOf = (tokens: readonly string[]) =>
  tokens.map(token => `/${token.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
