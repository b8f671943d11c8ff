// Network addresses from which a person came. An address of a machine, of a private network or of the ranges kept for
// documentation identifies nobody.
import type { Identifier } from './identifiers.ts'

const four = /(?<![\w.:/-])(?:\d{1,3}\.){3}\d{1,3}(?![\w/:]|\.\d|-\d)/g
const six = /(?<![\w:.])(?:[0-9a-f]{1,4}:){2,7}(?::?[0-9a-f]{1,4}){1,7}(?![\w:/])/gi
/** Behind what every address of a form has. */
const forms = [
  [/\d\.\d{1,3}\.\d/, four],
  [/:[0-9a-f]{1,4}:/i, six],
] as const
const somebody =
  /\b(?:sessions?|log(?:ged|s)? ?-?in|logins?|sign(?:ed|s)?[- ]?ins?|sign-ins|clients?|users?|customers?|contractors?|employees?|visitors?|persons?|reporter|caller)\b/i
const something =
  /\b(?:version|release|build|resolver|load balancer|listens|server|gateway|section|clause|client uses)\b/i

export function addresses(text: string): Identifier[] {
  const found: Identifier[] = []
  for (const [hint, pattern] of forms) {
    if (!hint.test(text)) continue
    for (const { 0: whole, index } of text.matchAll(pattern)) {
      if (!(pattern === four ? isPublic(whole) : isPublicSix(whole))) continue
      const before = text
        .slice(Math.max(0, index - 120), index)
        .split(/[.!?]\s|\n/)
        .at(-1)!
      if (somebody.test(before) && !something.test(before))
        found.push({ from: index, to: index + whole.length, kind: 'the network address of a person', tag: 'ip' })
    }
  }
  return found
}

function isPublic(address: string): boolean {
  const [a = 0, b = 0, c = 0, ...rest] = address.split('.').map(Number)
  if (a > 255 || b > 255 || c > 255 || rest.some(part => part > 255)) return false
  if (a === 0 || a === 10 || a === 127 || a >= 224) return false
  if ((a === 172 && b >= 16 && b < 32) || (a === 192 && b === 168) || (a === 169 && b === 254)) return false
  if (a === 100 && b >= 64 && b < 128) return false
  const kept = [
    [192, 0, 2],
    [198, 51, 100],
    [203, 0, 113],
  ]
  return !kept.some(([x, y, z]) => a === x && b === y && c === z)
}

const isPublicSix = (address: string) =>
  /^[23][0-9a-f]{3}:/i.test(address) && !/^2001:0?db8:/i.test(address) && address.split(':').length > 4
