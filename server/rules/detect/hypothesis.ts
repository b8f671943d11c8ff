// Sentences that say as a fact what a hypothesis only supposes, or that name a cause as known.
import { shared, tellingWords } from './overlap.ts'
import { type Piece, sentences } from './sentences.ts'
import { isAttributed, isConditional, isHedged, isQuestion, isQuoted } from './voice.ts'

export type Supposition = {
  readonly words: ReadonlySet<string>
  readonly isDenial: boolean
  readonly isConditional: boolean
}

export const supposition = (hypothesis: string): Supposition => ({
  words: tellingWords(hypothesis),
  isDenial: denial.test(hypothesis),
  isConditional: isConditional(hypothesis),
})

export type Assertive = Piece & {
  readonly words: ReadonlySet<string>
  readonly isDenial: boolean
  readonly isConditional: boolean
  /** Where it names a cause as known. */
  readonly cause: Piece | undefined
}

const denial = /\b(?:not|no|never|cannot|none|nobody|nothing)\b|n['’]t\b/i
const indirect = /\bwhether\b|\b(?:show|see|tell|know|check|test)s? if\b/i
const cause =
  /\b(?:(?:the )?(?:root )?cause (?:is|was|of)|caused (?:by|the|a|an)|because|due to|owing to|led to|(?:the |a )?result of|resulted (?:from|in)|stem(?:s|med) from|the reason (?:is|was|for)|explains?|goes? back to|made the|prevented the|(?:was|were) introduced by|is responsible for|started (?:the|with)|attributable to|traced (?:back )?to|so the|so it)\b/i

/** The sentences that say something in the packet's own voice, without a hedge: those that a hypothesis can hide in. */
export function assertive(text: string): readonly Assertive[] {
  const found: Assertive[] = []
  for (const { from, to } of sentences(text)) {
    const sentence = text.slice(from, Math.min(to, from + 600))
    if (
      isQuestion(sentence) ||
      isHedged(sentence) ||
      indirect.test(sentence) ||
      isAttributed(sentence, sentence.length)
    )
      continue
    const named = cause.exec(sentence)
    found.push({
      from,
      to,
      words: tellingWords(sentence),
      isDenial: denial.test(sentence),
      isConditional: isConditional(sentence),
      cause:
        named && !isQuoted(sentence, named.index)
          ? { from: from + named.index, to: from + named.index + named[0].length }
          : undefined,
    })
  }
  return found
}

const mostOfIt = 0.75
/** So few words make no statement unless all of them are there. */
const few = 4
const withCause = 0.4

/** Of the words of what is supposed, so many at least has whoever says it. */
export const needed = ({ words }: Supposition): number => Math.max(2, words.size * withCause)

/** Whether sentences with these words in them could say what the hypothesis supposes: never less than `restates` asks. */
export function mayRestate(words: ReadonlySet<string>, supposition: Supposition): boolean {
  const supposed = supposition.words
  const most = supposed.size - needed(supposition)
  let lacking = 0
  for (const word of supposed) if (!words.has(word) && ++lacking > most) return false
  return lacking <= most
}

/** Whether a sentence says what the hypothesis supposes: nearly all of its words, or a good part and a cause. */
export function restates(sentence: Assertive, { words, isDenial, isConditional: hangs }: Supposition): boolean {
  if (words.size < 2 || sentence.isDenial !== isDenial || (sentence.isConditional && !hangs)) return false
  const both = shared(words, sentence.words)
  if (both === words.size || (words.size > few && both / words.size >= mostOfIt)) return true
  return sentence.cause !== undefined && both >= 2 && both / words.size >= withCause
}

/** Pieces of `text` that state `hypothesis` as a fact. */
export const restated = (text: string, hypothesis: string): readonly Piece[] =>
  assertive(text).filter(sentence => restates(sentence, supposition(hypothesis)))
