// Mailboxes and telephone numbers of persons. A function's mailbox, a free-phone number and the domains that are
// reserved for examples identify nobody.
import type { Identifier } from './identifiers.ts'

const mailbox = /(?<![\w.+%'-])\w[\w.+%'-]{0,63}@(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}(?![\w-]|\.\w|:[\w/])/gi
const reserved = /@(?:[\w-]+\.){0,6}(?:example(?:\.(?:com|net|org))?|invalid|localhost|test)$/i
const functions =
  /^(?:abuse|accounts?|admin|administrator|alerts?|billing|board|bookings?|careers|compliance|contact|devops|dpo|feedback|finance|git|hello|help|helpdesk|hostmaster|hr|info|incidents?|intake|it|legal|mail|mailer-daemon|marketing|media|news|newsletter|no-?reply|do-?not-?reply|notifications?|oncall|on-call|ops|orders|office|postmaster|press|privacy|psirt|root|sales|secops|security|service|servicedesk|soc|sre|status|support|sysadmin|system|team|trust|webmaster)(?:[-+.](?:team|alerts?|ops|desk|eu|us|emea|apac|\w{2}))?@/i

export function mailboxes(text: string): Identifier[] {
  const found: Identifier[] = []
  if (!/[\w.+%'-]@[a-z0-9-]/i.test(text)) return found
  for (const { 0: whole, index } of text.matchAll(mailbox))
    if (!reserved.test(whole) && !functions.test(whole))
      found.push({ from: index, to: index + whole.length, kind: 'an e-mail address', tag: 'email' })
  return found
}

const gap = '[ .\\u00a0/-]'
const international = new RegExp(
  `(?<![\\w+.,/:-])(?:\\+|00(?=[1-9]\\d${gap}))[1-9]\\d{0,14}(?:${gap}?\\(\\d{1,4}\\)\\d{0,6})?(?:${gap}\\d{1,10}){0,7}(?!\\w|[.,]\\d| ?%)`,
  'g',
)
const american = /(?<![\w+.-])\(\d{3}\) ?\d{3}[-. ]\d{4}(?!\w)/g
const national = new RegExp(`(?<![\\w+.,/:-])\\(?\\d{2,5}\\)?(?:${gap}\\d{2,8}){1,4}(?!\\w|[.,]\\d)`, 'g')
const called =
  /\b(?:call(?:ed|s)?|phone(?: number)?|tel|telephone(?: number)?|mobile|cell|fax|ring|dial|sms|text(?:ed)?|callback number)\b[^.\d\n]{0,28}\.?[^.\d\n]{0,4}$/i
const freePhone = /^(?:\+|00)(?:1[ .-]?\(?8(?:00|33|44|55|66|77|88)|800|4[49] ?800|33 ?80\d|41 ?800)/
const dateAtEnd = /[ .-](?:19|20)\d\d-\d\d(?:-\d\d)?$/

export function telephones(text: string): Identifier[] {
  const found: Identifier[] = []
  const add = (from: number, whole: string) =>
    found.push({ from, to: from + whole.length, kind: 'a telephone number', tag: 'phone' })
  for (const { 0: match, index } of text.matchAll(international)) {
    const whole = match.replace(dateAtEnd, '')
    if (between(whole, 9, 15) && !freePhone.test(whole)) add(index, whole)
  }
  for (const { 0: whole, index } of text.matchAll(american)) add(index, whole)
  for (const { 0: whole, index } of text.matchAll(national))
    if (between(whole, 9, 12) && called.test(text.slice(Math.max(0, index - 50), index))) add(index, whole)
  return found
}

function between(text: string, least: number, most: number): boolean {
  const digits = text.replace(/\D/g, '').length
  return digits >= least && digits <= most
}
