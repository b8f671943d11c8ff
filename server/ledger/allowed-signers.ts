// Whose key is whose: the file that `ssh-keygen -Y verify -f` reads, read more strictly. Stock OpenSSH takes patterns
// as names, and `*@example.com KEY` then signs as everybody; here a name is a name, and a line that says more counts for nobody.
import { openKey } from './ssh-key.ts'
import { Malformed } from './wire.ts'

export type Signer = {
  readonly line: number
  readonly principals: readonly string[]
  readonly key: string
  /** What the key may sign: patterns, `!` before those that it may not. Absent: everything. */
  readonly namespaces?: readonly string[]
  /** Seconds since 1970, both included. */
  readonly validAfter?: number
  readonly validBefore?: number
}

export type Signers = {
  readonly lines: readonly Signer[]
  readonly problems: readonly { readonly line: number; readonly message: string }[]
}

export function readSigners(text: string): Signers {
  if (text.startsWith('\uFEFF')) return { lines: [], problems: [{ line: 1, message: noMark }] }
  const lines: Signer[] = []
  const problems: { line: number; message: string }[] = []
  for (const [index, source] of text.split('\n').entries()) {
    const trimmed = source.trim()
    if (trimmed === '' || trimmed.startsWith('#')) continue
    const read = readLine(trimmed, index + 1)
    if (typeof read === 'string') problems.push({ line: index + 1, message: `This line counts for nobody: ${read}.` })
    else lines.push(read)
  }
  return { lines, problems }
}

const noMark =
  'The file begins with a byte-order mark, which OpenSSH does not read: no line of it counts. Save it as UTF-8 without the mark.'

export type Use = {
  readonly principal: string
  /** The key in Base64. */
  readonly key: string
  readonly namespace: string
  /** Seconds since 1970. */
  readonly at: number
}

/** Nothing if this key speaks for this principal, else why not. */
export function whyNotSigner({ lines }: Signers, { principal, key, namespace, at }: Use): string | undefined {
  const ofKey = lines.filter(line => line.key === key)
  if (ofKey.length === 0) return 'the key is not in the list of signers'
  const ofBoth = ofKey.filter(({ principals }) => principals.includes(principal))
  if (ofBoth.length === 0) return `the key is listed for ${ofKey.flatMap(line => line.principals).join(', ')}`
  const reasons = ofBoth.map(line => whyNotNow(line, namespace, at))
  return reasons.includes(undefined) ? undefined : reasons[0]
}

function whyNotNow({ namespaces, validAfter, validBefore }: Signer, namespace: string, at: number): string | undefined {
  if (namespaces && !matchesList(namespace, namespaces)) return `the key is not listed for ${namespace}`
  if (validAfter !== undefined && at < validAfter) return 'the key was not valid yet'
  if (validBefore !== undefined && at > validBefore) return 'the key was not valid any more'
  return undefined
}

function readLine(line: string, number: number): Signer | string {
  const words = split(line, isBlank)?.filter(word => word !== '')
  if (!words) return 'a quotation mark is not closed'
  const [names, second, ...others] = words
  if (second === undefined) return 'it needs a name, a key type and a key'
  const withOptions = !isKeyType(second)
  const [type, key] = withOptions ? others : [second, ...others]
  if (type === undefined || key === undefined) return 'it needs a name, a key type and a key'
  const principals = unquote(names!).split(',')
  const badName = principals.map(whyNoName).find(why => why)
  if (badName) return badName
  const options = readOptions(withOptions ? second : '')
  if (typeof options === 'string') return options
  const why = whyNoKey(type, key)
  return why ?? { line: number, principals, key, ...options }
}

const isKeyType = (word: string) => /^(ssh-|ecdsa-|sk-)/.test(word)

function whyNoName(name: string): string | undefined {
  if (name === '') return 'a name is empty'
  if (/[*?!]/.test(name)) return `\`${name}\` is a pattern, and only names count`
  return undefined
}

function whyNoKey(type: string, key: string): string | undefined {
  const blob = Buffer.from(key, 'base64')
  if (blob.toString('base64') !== key) return 'its key is not plain Base64'
  try {
    return openKey(blob).key.type === type ? undefined : 'its key is of another type than the line says'
  } catch (error) {
    if (error instanceof Malformed) return `its key cannot be used, ${error.message}`
    throw error
  }
}

type Options = Pick<Signer, 'namespaces' | 'validAfter' | 'validBefore'>

function readOptions(text: string): Options | string {
  const found: { -readonly [Name in keyof Options]: Options[Name] } = {}
  for (const option of text === '' ? [] : (split(text, isComma) ?? [])) {
    const [name, value] = readOption(option)
    if (name === 'cert-authority') return 'certificate authorities do not count, only keys'
    if (name !== 'namespaces' && name !== 'valid-after' && name !== 'valid-before') return `\`${name}\` is no option`
    if (value === undefined) return `\`${name}\` needs a value in quotation marks`
    const field = fields[name]
    if (found[field] !== undefined) return `\`${name}\` is given twice`
    if (name === 'namespaces') found.namespaces = value.split(',')
    else {
      const time = readTime(value)
      if (time === undefined) return `\`${name}\` needs a time in UTC, like 20270131Z or 202701311200Z`
      found[name === 'valid-after' ? 'validAfter' : 'validBefore'] = time
    }
  }
  if (found.validAfter !== undefined && found.validBefore !== undefined && found.validAfter >= found.validBefore)
    return '`valid-after` is not before `valid-before`'
  return found
}

const fields = { namespaces: 'namespaces', 'valid-after': 'validAfter', 'valid-before': 'validBefore' } as const

/** A time without a zone means another moment on every machine: such a line counts for nobody. */
function readTime(text: string): number | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?Z$/.exec(text)
  if (!match) return undefined
  const [year, month, day, hour = '00', minute = '00', second = '00'] = match.slice(1)
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`
  const time = Date.parse(iso)
  return Number.isNaN(time) || new Date(time).toISOString() !== iso ? undefined : time / 1000
}

/** The pieces between separators; a separator inside of quotation marks does not part. */
function split(text: string, isSeparator: (letter: string) => boolean): string[] | undefined {
  const pieces: string[] = ['']
  let quoted = false
  for (const letter of text) {
    if (letter === '"') quoted = !quoted
    if (!quoted && isSeparator(letter)) pieces.push('')
    else pieces[pieces.length - 1] += letter
  }
  return quoted ? undefined : pieces
}

const isBlank = (letter: string) => letter === ' ' || letter === '\t'
const isComma = (letter: string) => letter === ','

function readOption(text: string): [name: string, value: string | undefined] {
  const [name, ...value] = text.split('=')
  return [name!.toLowerCase(), /^"([^"]*)"$/.exec(value.join('='))?.[1]]
}

const unquote = (word: string) => /^"(.*)"$/.exec(word)?.[1] ?? word

/** Some pattern fits, and none with `!` before it. */
function matchesList(text: string, patterns: readonly string[]): boolean {
  if (patterns.some(pattern => pattern.startsWith('!') && matches(text, pattern.slice(1)))) return false
  return patterns.some(pattern => !pattern.startsWith('!') && matches(text, pattern))
}

/** `*` is any text and `?` any character. Goes back to the last `*` only, so that no pattern takes long. */
function matches(text: string, pattern: string): boolean {
  let at = 0
  let inPattern = 0
  let star = -1
  let retry = 0
  while (at < text.length) {
    if (
      inPattern < pattern.length &&
      (pattern[inPattern] === '?' || pattern[inPattern] === text[at]) &&
      pattern[inPattern] !== '*'
    ) {
      at++
      inPattern++
    } else if (pattern[inPattern] === '*') {
      star = inPattern++
      retry = at
    } else if (star >= 0) {
      inPattern = star + 1
      at = ++retry
    } else return false
  }
  while (pattern[inPattern] === '*') inPattern++
  return inPattern === pattern.length
}
