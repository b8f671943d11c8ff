// How hard the engine works at making code fast. A call on one packet is over before that pays: the command begins with
// as little of it as there is, and whatever takes longer asks for all of it.
import { setFlagsFromString } from 'node:v8'

/** A few packets use each regular expression and most functions a few times: making them fast would cost more than it gains. */
const regular = ['regexp-optimization', 'regexp-peephole-optimization']
const all = ['opt', 'maglev']

/** These read little before they answer: the command is over by then, and the language server goes on to a long run. */
const brief = ['lint', 'lsp']

/** Of what such a call is, for the code that is kept for the next one. */
let call: 'usual' | 'odd' = 'usual'

export function forAShortCall(word: string | undefined): void {
  for (const name of brief.includes(word ?? '') ? [...regular, ...all] : regular) setFlagsFromString(`--no-${name}`)
  setFlagsFromString('--regexp-tier-up-ticks=50')
}

export function forALongRun(): void {
  anOddCall()
  for (const name of [...regular, ...all]) setFlagsFromString(`--${name}`)
  setFlagsFromString('--regexp-tier-up-ticks=1')
}

/** One that uses much less than its kind does, or that runs under other flags in the end. */
export const anOddCall = (): void => {
  call = 'odd'
}
export const isUsual = (): boolean => call === 'usual'
