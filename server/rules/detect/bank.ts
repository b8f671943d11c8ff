// Account and card numbers, by their check digits.
import type { Identifier } from './identifiers.ts'

/** How long an IBAN is, by country (ISO 13616 registry). */
const lengths: Readonly<Record<string, number>> = Object.fromEntries(
  `AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18
   FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21
   LY25 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SD18 SE24 SI19 SK24
   SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20`
    .split(/\s+/)
    .map(entry => [entry.slice(0, 2), Number(entry.slice(2))]),
)

const ibanStart = /(?<![A-Z0-9])([A-Z]{2})\d{2}(?= ?[A-Z0-9])/g

export function bankAccounts(text: string): Identifier[] {
  const found: Identifier[] = []
  for (const { index: from, 1: country } of text.matchAll(ibanStart)) {
    const to = endOf(text, from, lengths[country!] ?? 0)
    if (to !== undefined && isIban(text.slice(from, to)))
      found.push({ from, to, kind: 'a bank account number', tag: 'iban' })
  }
  return found
}

/** Where `count` letters and digits end that at most one space separates. */
function endOf(text: string, from: number, count: number): number | undefined {
  let left = count
  let at = from
  for (; left > 0; at++) {
    const char = text.charAt(at)
    if (/[A-Z0-9]/.test(char)) left--
    else if (char !== ' ' || text.charAt(at + 1) === ' ') return undefined
  }
  return count > 0 && !/[A-Za-z0-9]/.test(text.charAt(at)) ? at : undefined
}

export function isIban(text: string): boolean {
  const plain = text.replaceAll(' ', '')
  let rest = 0
  for (const char of plain.slice(4) + plain.slice(0, 4)) {
    const value = Number.parseInt(char, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}

const cardForm = /(?<![\w.,+/:-])(?:\d{4}([ -])\d{4}\1\d{4}\1\d{4}|\d{4}([ -])\d{6}\2\d{5}|\d{13,19})(?![\w-]|[.,]\d)/g
const issuers: readonly (readonly [RegExp, number, number])[] = [
  [/^4/, 13, 19],
  [/^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, 16, 16],
  [/^3[47]/, 15, 15],
  [/^(?:6011|65|64[4-9]|62)/, 16, 19],
  [/^35(?:2[89]|[3-8])/, 16, 19],
  [/^3(?:0[0-5]|[68])/, 14, 14],
]

export function cards(text: string): Identifier[] {
  const found: Identifier[] = []
  for (const { 0: whole, index } of text.matchAll(cardForm)) {
    const digits = whole.replace(/\D/g, '')
    if (issuers.some(([begins, least, most]) => begins.test(digits) && digits.length >= least && digits.length <= most))
      if (luhn(digits)) found.push({ from: index, to: index + whole.length, kind: 'a card number', tag: 'card' })
  }
  return found
}

/** The check digit of cards and of several national numbers. */
export function luhn(digits: string): boolean {
  let sum = 0
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits.charAt(digits.length - 1 - at)) * (at % 2 === 1 ? 2 : 1)
    sum += digit > 9 ? digit - 9 : digit
  }
  return sum % 10 === 0
}
