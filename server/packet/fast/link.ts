// References to footnotes, and where a link goes.
import { identifierOf } from './label.ts'

const call = /\[\^([^\][\\&\s]{1,900})\]/y
const resource = /\(([^\s()<\\&\0-\x1f\x7f]+)\)/y

export function readCall(chars: string, at: number, to: number) {
  call.lastIndex = at
  const label = call.exec(chars)?.[1]
  if (label === undefined || call.lastIndex > to) return undefined
  return { label, identifier: identifierOf(label), end: call.lastIndex }
}

/** Without title, brackets, escapes or spaces. */
export function readResource(chars: string, at: number, to: number) {
  resource.lastIndex = at
  const url = resource.exec(chars)?.[1]
  return url === undefined || resource.lastIndex > to ? undefined : { url, end: resource.lastIndex }
}
