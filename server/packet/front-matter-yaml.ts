// Front matter that is more than names and texts in a row, as YAML reads it.
import { isMap, isNode, isScalar, parseDocument, type Scalar } from 'yaml'
import type { Block, FrontMatterEntry } from '../../schemas/packet.ts'
import type { Report } from './front-matter.ts'

export function readYaml(block: Block, from: number, to: number, report: Report): readonly FrontMatterEntry[] {
  const yaml = block.text.slice(from, to)
  const { errors, contents } = parseDocument(yaml, { schema: 'failsafe', uniqueKeys: false, prettyErrors: false })
  for (const { message, pos } of errors)
    report(from + pos[0], Math.min(from + pos[1], to), `The front matter is not YAML: ${message.split('\n', 1)[0]}.`)
  if (contents && !isMap(contents))
    report(from, to, 'The front matter holds lines like `packet: PKT-2026-0142` and nothing else.')

  const entries = new Map<string, FrontMatterEntry>()
  for (const { key, value } of isMap(contents) ? contents.items : []) {
    if (!isScalar(key) || !key.range) continue
    const name = String(key.value)
    const [keyStart, keyEnd] = key.range
    const [start, end] = (isNode(value) && value.range) || [keyEnd, keyEnd]
    if (entries.has(name)) {
      report(from + keyStart, from + keyEnd, `\`${name}\` is given twice. Only the first counts.`)
      continue
    }
    if (value && !isScalar(value))
      report(from + start, from + end, `\`${name}\` holds a list or a map. Values are single texts.`)
    entries.set(name, {
      key: name,
      value: isScalar(value) ? textOf(value) : yaml.slice(start, end).trim(),
      keySpan: { block, start: from + keyStart, end: from + keyEnd },
      valueSpan: { block, start: from + start, end: from + end },
    })
  }
  return [...entries.values()]
}

const textOf = ({ value }: Scalar): string => (typeof value === 'string' ? value : '')
