// The one spelling of a value. What is hashed and signed is the bytes as they lie on disk, never a second writing of
// them: so reading demands that the bytes are exactly what writing would give.
import { hash } from 'node:crypto'

export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value | undefined }

export const limits = { depth: 32, bytes: 1 << 20 }

export type Unread = {
  readonly kind: 'too-large' | 'byte-order-mark' | 'not-text' | 'truncated' | 'not-canonical'
  /** A clause that follows the name of the file. */
  readonly why: string
}

/** A value that has no canonical form is a mistake of the program that made it: what people write goes through `plain` first. */
export function canonical(value: Value): string {
  const text = spell(value, 0)
  if (Buffer.byteLength(text) > limits.bytes) throw new RangeError('The value is larger than 1 MiB.')
  return text
}

/** The value that the bytes say, if they are its canonical form and nothing else. */
export function read(bytes: Uint8Array): { readonly value: Value } | { readonly problem: Unread } {
  if (bytes.length > limits.bytes) return unread('too-large', 'is larger than 1 MiB')
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return unread('byte-order-mark', 'begins with a byte-order mark')
  const text = decode(bytes)
  if (text === undefined) return unread('not-text', 'is not UTF-8')
  const parsed = parse(text)
  if (!parsed)
    return endsEarly(text)
      ? unread('truncated', 'ends in the middle: part of it was lost')
      : unread('not-canonical', 'is not JSON')
  const why = whyNot(parsed.value, text)
  return why ? unread('not-canonical', why) : { value: parsed.value as Value }
}

/** Text of people as canonical JSON can hold it: composed (NFC), and without halves of characters. */
export const plain = (text: string): string => text.toWellFormed().normalize('NFC')

export const digestOf = (bytes: Uint8Array | string): string => hash('sha256', bytes)

const unread = (kind: Unread['kind'], why: string) => ({ problem: { kind, why } })

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function decode(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** A key given twice, white space, a fraction written as 1.0: all of them read as a value whose spelling is another. */
function whyNot(value: unknown, text: string): string | undefined {
  try {
    return spell(value, 0) === text ? undefined : 'is JSON in another spelling than the canonical one'
  } catch (error) {
    if (error instanceof RangeError) return `holds what canonical JSON has no form for: ${error.message}`
    throw error
  }
}

/** Printable ASCII without quotation marks and backslashes is its own spelling. */
const simple = /^[ !#-[\]-~]*$/

function spell(value: unknown, depth: number): string {
  if (typeof value === 'string') return simple.test(value) ? `"${value}"` : spellText(value)
  if (typeof value === 'number') return spellNumber(value)
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value !== 'object') throw new RangeError(`A ${typeof value} is no value.`)
  if (depth >= limits.depth) throw new RangeError(`It is nested more than ${limits.depth} deep.`)
  if (Array.isArray(value)) return `[${value.map(item => spell(item, depth + 1)).join(',')}]`
  return spellObject(value, depth)
}

function spellText(text: string): string {
  if (!text.isWellFormed()) throw new RangeError('A string holds half a character (a lone surrogate).')
  if (text.normalize('NFC') !== text) throw new RangeError('A string is not composed (NFC).')
  return JSON.stringify(text)
}

function spellNumber(number: number): string {
  if (!Number.isSafeInteger(number)) throw new RangeError(`${number} is no safe integer.`)
  return String(number)
}

/** Keys in the order of their UTF-16 units. A key without a value is not there. */
function spellObject(value: object, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) throw new RangeError('An object of a class is no value.')
  const parts: string[] = []
  const record = value as Readonly<Record<string, unknown>>
  for (const key of Object.keys(value).sort()) {
    const item = record[key]
    if (item !== undefined) parts.push(`${spell(key, depth)}:${spell(item, depth + 1)}`)
  }
  return `{${parts.join(',')}}`
}

/** Whether JSON stops inside of a string, a list or an object: then bytes are missing, and none were changed. */
function endsEarly(text: string): boolean {
  let open = 0
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]
    if (quoted) {
      if (letter === '\\') at++
      else if (letter === '"') quoted = false
    } else if (letter === '"') quoted = true
    else if (letter === '{' || letter === '[') open++
    else if (letter === '}' || letter === ']') open--
  }
  return quoted || open > 0 || text === ''
}
