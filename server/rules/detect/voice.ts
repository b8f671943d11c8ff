// Who speaks in a sentence, and how: a phrase only counts against a packet where the packet itself says it, as a fact.

/** Asked rather than said. */
export const isQuestion = (sentence: string): boolean => /\?["'”’)\]\s]*$/.test(sentence)

const opener = /^[\s"“(]*(?:if|unless|whether|should|suppose|assuming|provided|were|in case)\b/i
const later = /\b(?:if|unless|whether|provided that|subject to|pending|in case|on condition)\b/i

/** Somewhere in the sentence stands a condition on which all of it hangs. */
export const isConditional = (sentence: string): boolean => opener.test(sentence) || later.test(sentence)

const clause = /\b(?:until|till|once|when|whenever|before|after|as soon as|by the time)\b/gi

/** What stands at `at` belongs to an *until*, *once*, *when*, *before* or *after*: it has not happened by being named. */
export function inTimeClause(sentence: string, at: number): boolean {
  for (const { index } of sentence.matchAll(clause)) {
    if (index > at) return false
    const between = sentence.slice(index, at)
    if (/[,;:]/.test(between)) continue
    // Without a comma, an opening clause is as long as a few words and then the sentence proper begins.
    if (index > 2 || sentence.indexOf(',', at) > 0 || count(between) <= 4) return true
  }
  return false
}

const marks = /["“”„«»]/g

/** Inside quotation marks: named, not said. */
export function isQuoted(sentence: string, at: number): boolean {
  let open = false
  for (const { index } of sentence.matchAll(marks)) {
    if (index >= at) return open
    open = !open
  }
  return false
}

const saying =
  /\b(?:says?|said|states?|stated|claims?|claimed|reports?|reported|writes?|wrote|believes?|believed|thinks?|thought|suspects?|assumes?|assumed|denies|denied|maintains?|argues?|argued|expects?|supposes?|told (?:us|me)|asks?|asked|demands?|wants?|requests?)(?=,? (?:that|whether|if|for|to|["“])|[:,] |\s+["“]| (?:the|a|an|its|their|no|nobody|it|we) )/gi
const firstPerson = /\b(?:we|i|this (?:packet|section|update))(?: (?:also|now|still|have|had|all))? *$/i
const accordingTo =
  /\b(?:according to|in the (?:opinion|view|words|sample|export|log|test|rehearsal) of|in the (?:sample|export|test)\b|as of|per the|going by)\b/i

/** Somebody else says what stands at `at`, or a record is named that says it. */
export function isAttributed(sentence: string, at: number): boolean {
  if (accordingTo.test(sentence)) return true
  for (const { index } of sentence.matchAll(saying)) {
    if (index >= at) return false
    if (!firstPerson.test(sentence.slice(Math.max(0, index - 24), index))) return true
  }
  return false
}

const duty =
  /\b(?:must|shall|should|ought to|need(?:s|ed)? to|ha(?:s|ve) to|had to|requires?|(?:is|are|was|were) required|demands?|may not|is asked to|are asked to|forbids?)\b/i
const order =
  /^[\s"“(]*(?:please(?! accept our| forgive)|avoid|never|always|do not|don['’]t|ensure|make sure|keep|stop|use|say|write|consider|imagine|note)\b/i

/** A requirement or an instruction: what ought to be, not what is. */
export const isRequired = (sentence: string, at: number): boolean =>
  order.test(sentence) || duty.test(sentence.slice(0, at))

const denial =
  /(?:\b(?:not|no|never|cannot|neither|nor|without|nothing|nobody|none|hardly|yet to|rather than|instead of|far from|fails? to|too early to)|n['’]t)\b/gi

/** A word that denies stands at most `words` words before `at`, in the same clause. */
export function isDenied(sentence: string, at: number, words = 4): boolean {
  const before = sentence.slice(Math.max(0, at - 90), at)
  let last: RegExpMatchArray | undefined
  for (const match of before.matchAll(denial)) last = match
  if (!last) return false
  const between = before.slice(last.index! + last[0].length)
  return !/[;:]|, (?!and|or|nor)/.test(between) && count(between) <= words
}

const count = (text: string) => text.split(/\s+/).filter(Boolean).length

const hedge =
  /\b(?:may|might|could|would|perhaps|possibl[ey]|probabl[ey]|likely|presumably|apparently|seems?|seemed|appears?|appeared|suggests?|suspect(?:s|ed)?|suspicion|suppos(?:e|es|ed)|assum(?:e|es|ed|ing)|believ(?:e|es|ed)|think|thinks|hypothes[ie]s|theory|scenario|plausible|reading is|guess|not established|searched for|is planned|were (?:it|the)|had the|unclear|unknown|unconfirmed|unverified|not (?:yet )?(?:been )?(?:known|confirmed|verified|clear|proven)|cannot say|do not know|does not show|remains? (?:open|to be seen)|estimate[ds]?|expects?|looking (?:for|into|at)|checking|checks?|being checked|investigat(?:e|es|ing|ion)|counting|under review|one (?:explanation|possible|reason))\b/i

/** Says itself that it is not certain. */
export const isHedged = (sentence: string): boolean => hedge.test(sentence)
