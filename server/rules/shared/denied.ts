// Whether a sentence says that something did not happen. Doubt is no denial: what cannot be ruled out is not ruled out.

/** `before` and `after` are the words around the phrase, in its own paragraph. */
export function denied(before: string, after: string): boolean {
  const [left, right] = [lastWords(clauseEnd(before)), firstWords(clauseStart(after))]
  if (doubt.test(left) || doubt.test(right)) return false
  return no.test(left) || no.test(right)
}

const no =
  /\b(?:no|not|never|without|neither|nor|none|nobody|ruled out|rules out|excluded|excludes|denies|denied|absence of)\b|n[’']t\b/i
const doubt =
  /(?:\b(?:not|cannot|never|unable to|nobody can|no one can)|n[’']t)(?: \w+){0,2} (?:ruled? out|excluded?|confirm\w*|say|tell|know\w*|determined?|verif\w+|establish\w*|dismiss\w*|clear)\b/i

/** The clause that runs up to the phrase, and the one that goes on behind it. */
const clauseEnd = (text: string) =>
  text
    .slice(-200)
    .split(/[.,;:!?—–()]|\b(?:but|however|although|though|yet)\b/i)
    .at(-1)!
const clauseStart = (text: string) => text.slice(0, 200).split(/[.,;:!?—–()]|\b(?:but|however|although|though)\b/i)[0]!

const lastWords = (text: string) => text.trim().split(/\s+/).slice(-8).join(' ')
const firstWords = (text: string) => text.trim().split(/\s+/).slice(0, 6).join(' ')
