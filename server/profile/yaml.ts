// YAML as a document with places and as plain values, or what keeps it from being either. Some of what YAML allows costs
// time that grows with the square of the file; here it is refused or checked another way.
import { type Document, isMap, isScalar, parseDocument, visit } from 'yaml'
import { isRaw } from './merge.ts'

export type YamlProblem = {
  readonly start: number
  readonly end: number
  readonly severity: 'error' | 'warning'
  readonly message: string
}

export type ReadYaml = {
  readonly document: Document
  /** Nothing, if the file is no map or cannot be read at all. */
  readonly raw: Readonly<Record<string, unknown>> | undefined
  readonly problems: readonly YamlProblem[]
}

const longest = 262_144
const mostAliases = 100

export function readYaml(text: string): ReadYaml {
  const document = parseDocument(text.length > longest ? '' : text, {
    prettyErrors: false,
    logLevel: 'silent',
    uniqueKeys: false,
  })
  const problems = [...saidByYaml(document, text), ...repeatedKeys(document)]
  const value = text.length > longest ? 'The file is larger than a quarter of a megabyte.' : plain(document)
  if (isRaw(value)) return { document, raw: value, problems }
  const message = typeof value === 'string' ? value : 'The file must be keys with their values, like `roster:`.'
  const firstLine = text.indexOf('\n')
  const end = firstLine < 0 ? text.length : firstLine
  return { document, raw: undefined, problems: [...problems, { start: 0, end, severity: 'error', message }] }
}

const saidByYaml = ({ errors, warnings }: Document, { length }: string): YamlProblem[] =>
  [...errors, ...warnings].map(({ pos: [start, end], message, name }) => ({
    start: Math.min(start, length),
    end: Math.min(Math.max(start, end), length),
    severity: name === 'YAMLWarning' ? 'warning' : 'error',
    message: `${message.split('\n')[0]}.`.replace(/([.:])\.$/, '$1'),
  }))

/** Of two equal keys the later one would count, and the earlier one would have been written for nothing. */
function* repeatedKeys(document: Document): Iterable<YamlProblem> {
  const found: YamlProblem[] = []
  visit(document, {
    Map(_, map) {
      const seen = new Set<unknown>()
      for (const { key } of isMap(map) ? map.items : []) {
        if (!isScalar(key)) continue
        const [start, end] = key.range ?? [0, 0]
        const message = `The key \`${String(key.value).slice(0, 60)}\` stands here for the second time.`
        if (seen.has(key.value)) found.push({ start, end, severity: 'error', message })
        seen.add(key.value)
      }
    },
  })
  yield* found
}

/** What the file says, as values; why not, as a sentence. */
function plain(document: Document): unknown {
  let aliases = 0
  visit(document, {
    Alias() {
      aliases++
      return aliases > mostAliases ? visit.BREAK : undefined
    },
  })
  if (aliases > mostAliases) return `The file cannot be read: it has more than ${mostAliases} aliases.`
  try {
    return document.toJS({ maxAliasCount: mostAliases }) ?? {}
  } catch (error) {
    return `The file cannot be read: ${error instanceof Error ? error.message : String(error)}.`
  }
}
