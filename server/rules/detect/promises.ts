// What a reader will take as a promise: somebody of the house will do something, or something will happen for the reader.
import { type Piece, sentences } from './sentences.ts'
import { isConditional, isQuestion, isQuoted } from './voice.ts'

const promise =
  /\b(?:(?:we|i|our (?:\w+ )?(?:team|engineers|security|support|specialists)|(?:the )?(?:engineering|security|support|product|legal)(?: team)?)(?:['’]ll| will| shall| are going to| is going to| intend to| plan to| aim to)|you(?:['’]ll| will| shall| can expect)|will be (?:fixed|deployed|released|completed|resolved|deleted|removed|rotated|reviewed|shared|sent|provided|restored|implemented|available))\b/i
const courtesy = /\bwill (?:understand|agree|appreciate|know|see that|remember|recall)\b/i

export function promises(text: string): readonly Piece[] {
  return sentences(text).flatMap(({ from, to }) => {
    const sentence = text.slice(from, Math.min(to, from + 600))
    const match = promise.exec(sentence)
    if (!match || isQuestion(sentence) || isQuoted(sentence, match.index) || courtesy.test(sentence)) return []
    if (
      isConditional(sentence.slice(0, match.index)) ||
      /\bnot\b/.test(sentence.slice(match.index, match.index + match[0].length + 5))
    )
      return []
    return [{ from, to }]
  })
}
