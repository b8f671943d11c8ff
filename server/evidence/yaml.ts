// YAML as evidence needs it: the same values as JSON. Keys that repeat, loops and several documents are refused, not guessed at.
// The library's own check of repeated keys compares each with each, so the tree is walked here.
import { isAlias, isMap, isScalar, isSeq, type ParsedNode, parseAllDocuments } from 'yaml'
import { type Json, NotJson } from './json.ts'

const deepest = 200
const largest = 1_048_576

/** Throws `NotJson` with the reason. */
export function parseYaml(text: string): Json {
  if (text.length > largest) throw new NotJson('it is larger than 1 MiB, which is the most that is read as YAML')
  const documents = parseAllDocuments(text, {
    version: '1.2',
    intAsBigInt: true,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  })
  if (!Array.isArray(documents) || documents.length !== 1)
    throw new NotJson(documents.length ? 'it holds several documents' : 'it is empty')
  const [document] = documents
  const [error] = document!.errors
  if (error) throw new NotJson(`${error.message}, on line ${text.slice(0, error.pos[0]).split('\n').length}`)
  return jsonOf(document!.contents as ParsedNode | null, new Map(), 0)
}

type Anchors = Map<string, Json | undefined>

function jsonOf(node: ParsedNode | null, anchors: Anchors, depth: number): Json {
  if (depth > deepest) throw new NotJson(`it is nested more than ${deepest} deep`)
  if (node === null) return null
  if (isAlias(node)) return aliased(node.source, anchors)
  const { anchor } = node
  if (anchor) anchors.set(anchor, undefined)
  const value = isMap(node)
    ? mapOf(node.items as Pair[], anchors, depth)
    : isSeq(node)
      ? (node.items as ParsedNode[]).map(item => jsonOf(item, anchors, depth + 1))
      : isScalar(node)
        ? scalar(node.value)
        : null
  if (anchor) anchors.set(anchor, value)
  return value
}

type Pair = { readonly key: ParsedNode | null; readonly value: ParsedNode | null }

function mapOf(items: readonly Pair[], anchors: Anchors, depth: number): Json {
  const found = new Map<string, Json>()
  for (const item of items) {
    const key = jsonOf(item.key, anchors, depth + 1)
    if (typeof key === 'object' && key !== null) throw new NotJson('a key in it is no plain value')
    const name = String(key)
    if (found.has(name)) throw new NotJson(`the key \`${name}\` stands there twice`)
    found.set(name, jsonOf(item.value, anchors, depth + 1))
  }
  return found
}

function aliased(name: string, anchors: Anchors): Json {
  const value = anchors.get(name)
  if (value === undefined) throw new NotJson(`\`*${name}\` names nothing that ends before it`)
  return value
}

function scalar(value: unknown): Json {
  if (typeof value === 'bigint') {
    const number = Number(value)
    return Number.isSafeInteger(number) ? number : value
  }
  if (typeof value === 'number' && !Number.isFinite(value)) throw new NotJson(`\`${value}\` in it is no number`)
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number')
    return value
  throw new NotJson('a value in it is neither text nor number')
}
