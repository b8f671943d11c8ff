// A draft makes nothing look decided in any language, and says so where nobody here can tell. A page in a language that
// cannot be looked through gets drafts in it, marked for the person who decides; any other page gets none.
import { decidedElsewhere, unreadIn } from '../../../rules/detect/foreign.ts'
import { quoted } from '../../../rules/shared/spoken.ts'
import { type Case, type Check, isAgent } from '../case.ts'

/** With these words the reasons of such a draft begin. */
export const mark = 'Unread language:'

export const language: Check = function* (one) {
  const { verb, given } = one.draft
  if (verb === 'objects to') return
  const texts = [given.text, given.reasons ?? ''].map(text => text.normalize('NFKC'))
  for (const text of texts)
    for (const { phrase, language: name } of decidedElsewhere(text))
      yield {
        code: 'implied-approval',
        says: `${quoted(phrase)} (${name}) reads as a decision, an agreement or readiness, which named people decide and sign.`,
        do: 'Say what is so and where it stands, and leave the deciding to those who decide.',
      }
  if (!isAgent(one.actor)) return
  const page = pageOf(one)
  const words = new Set(page.match(/[\p{L}\p{M}]+/gu) ?? [])
  const unread = texts.map(text => unreadIn(text, word => words.has(word))).find(found => found !== undefined)
  if (unread === undefined) return
  const isPages = unreadIn(page, () => false) !== undefined
  if (isPages && given.reasons?.startsWith(mark)) return
  yield {
    code: 'unread-language',
    says: `${unread} is of a language in which nobody here can look for words that make something look decided.`,
    do: isPages
      ? `The page is in it: begin the reasons with “${mark}”, so that whoever decides reads it with that in mind.`
      : 'Write it in the language of the page.',
  }
}

/** What people wrote: what an agent drafted makes no page one of another language. */
function pageOf({ scene: { subject } }: Case): string {
  const { packet } = subject
  const drafts = packet.statements.filter(({ letter }) => letter === 'D').map(({ span }) => packet.range(span))
  return drafts
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, { start, end }) => text.slice(0, start) + text.slice(end), packet.text)
}
