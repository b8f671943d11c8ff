// National numbers, dates of birth and documents. Where a form has check digits they decide; a form without them counts
// only behind a word that names it.
import { luhn } from './bank.ts'
import type { Identifier } from './identifiers.ts'

type Form = { readonly kind: string; readonly pattern: RegExp; readonly holds: (value: string) => boolean }

const digitsOf = (text: string) => text.replace(/\D/g, '')
const always = () => true

const forms: readonly Form[] = [
  {
    kind: 'a social security number',
    pattern: /(?<![\w-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-])/g,
    holds: always,
  },
  { kind: 'a Swiss social insurance number', pattern: /(?<![\w.])756\.\d{4}\.\d{4}\.\d{2}(?![\w.]\w)/g, holds: ean },
  { kind: 'a Brazilian taxpayer number', pattern: /(?<![\w.])\d{3}\.\d{3}\.\d{3}-\d{2}(?!\w)/g, holds: cpf },
  { kind: 'a Spanish identity number', pattern: /(?<![\w-])(?:\d{8}|[XYZ]\d{7})[A-HJ-NP-TV-Z](?![\w-])/g, holds: dni },
  {
    kind: 'an Italian tax code',
    pattern: /(?<!\w)[A-Z]{6}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z](?!\w)/g,
    holds: codiceFiscale,
  },
  { kind: 'a Finnish identity code', pattern: /(?<![\w-])\d{6}[-+A]\d{3}[0-9A-FHJ-NPR-Y](?![\w-])/g, holds: hetu },
  {
    kind: 'a Swedish identity number',
    pattern: /(?<![\w-])\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[-+]\d{4}(?![\w-])/g,
    holds: value => luhn(digitsOf(value)),
  },
  {
    kind: 'a French social security number',
    pattern: /(?<!\w)[12] \d{2} (?:0[1-9]|1[0-2]|[2-9]\d) \d{2} \d{3} \d{3} \d{2}(?!\w)/g,
    holds: nir,
  },
  {
    kind: 'a national insurance number',
    pattern: /(?<!\w)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] \d{2} \d{2} \d{2} [A-D](?!\w)/g,
    holds: always,
  },
]

const date =
  '(?:\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./-]\\d{1,2}[./-](?:19|20)?\\d{2}|\\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December),? \\d{4}|(?:January|February|March|April|May|June|July|August|September|October|November|December) \\d{1,2},? \\d{4})'
const link = '(?: (?:is|was|reads|of)|:)?[ "`]{1,2}'

const labels: readonly (readonly [kind: string, tag: string, label: string, value: string])[] = [
  ['a date of birth', 'birth', '(?:date of birth|birth ?date|born(?: on)?|DOB|birthday)', date],
  ['a passport number', 'id', 'passport (?:number|no\\.?|nr\\.?)', '(?=[A-Z]*\\d)[A-Z0-9]{6,9}'],
  [
    'a driving licence number',
    'id',
    "(?:driving|driver[’']?s?) licen[cs]e (?:number|no\\.?)",
    '(?=[A-Z]*\\d)[A-Z0-9]{6,18}',
  ],
  ['a tax number', 'id', '(?:tax|taxpayer) (?:ID|number|identification number)', '\\d[\\d /-]{7,13}\\d'],
  ['a national number', 'id', '(?:BSN|PESEL|NIR|personnummer|CPR|SSN|AHV(?: number)?)', '\\d[\\d -]{7,16}\\d'],
  ['a national insurance number', 'id', '(?:NINO|national insurance number|NI number)', '[A-Z]{2}\\d{6}[A-D]'],
]
const labelled = labels.map(
  ([kind, tag, label, value]) => [kind, tag, new RegExp(`\\b${label}${link}(${value})(?!\\w)`, 'gid')] as const,
)

/** What every form has somewhere, and what every label has: nearly all texts have neither. */
const formed = /\d{6}|(?<!\d)\d{3}(?!\d)|[A-Z]{6}\d|[A-Z]{2} \d{2} \d{2}/
const named =
  /birth|\bborn\b|\bdob\b|passport|licen[cs]e|\btax|\b(?:bsn|pesel|nir|personnummer|cpr|ssn|ahv|nino|ni number|national)\b/i

export function nationalNumbers(text: string): Identifier[] {
  const found: Identifier[] = []
  if (formed.test(text))
    for (const { kind, pattern, holds } of forms)
      for (const { 0: whole, index } of text.matchAll(pattern))
        if (holds(whole)) found.push({ from: index, to: index + whole.length, kind, tag: 'id' })
  if (!named.test(text)) return found
  for (const [kind, tag, pattern] of labelled)
    for (const { indices } of text.matchAll(pattern)) {
      const [from, to] = indices![1]!
      found.push({ from, to, kind, tag })
    }
  return found
}

function ean(value: string): boolean {
  const digits = digitsOf(value)
  let sum = 0
  for (let at = 0; at < 12; at++) sum += Number(digits.charAt(at)) * (at % 2 === 0 ? 1 : 3)
  return (10 - (sum % 10)) % 10 === Number(digits.charAt(12))
}

function cpf(value: string): boolean {
  const digits = digitsOf(value)
  return [9, 10].every(length => {
    let sum = 0
    for (let at = 0; at < length; at++) sum += Number(digits.charAt(at)) * (length + 1 - at)
    return ((sum * 10) % 11) % 10 === Number(digits.charAt(length))
  })
}

function dni(value: string): boolean {
  const number = Number(value.slice(0, -1).replace(/^[XYZ]/, letter => String('XYZ'.indexOf(letter))))
  return 'TRWAGMYFPDXBNJZSQVHLCKE'.charAt(number % 23) === value.at(-1)
}

function hetu(value: string): boolean {
  const number = Number(value.slice(0, 6) + value.slice(7, 10))
  return '0123456789ABCDEFHJKLMNPRSTUVWXY'.charAt(number % 31) === value.at(-1)
}

function nir(value: string): boolean {
  const digits = digitsOf(value)
  return 97 - (Number(digits.slice(0, 13)) % 97) === Number(digits.slice(13))
}

/** Odd places have weights of their own, as the decree lists them for 0…9 and, again, for A…J; then K…Z. */
const oddWeights = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23]

function codiceFiscale(value: string): boolean {
  let sum = 0
  for (let at = 0; at < 15; at++) {
    const char = value.charAt(at)
    const place = /\d/.test(char) ? Number(char) : char.charCodeAt(0) - 65
    sum += at % 2 === 0 ? oddWeights[place]! : place
  }
  return String.fromCharCode(65 + (sum % 26)) === value.at(15)
}
