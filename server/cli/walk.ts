// A walk through what there is to review: one answer for each block, and one question at the end. There is no answer that
// stands for several blocks.
import type { ToReview } from '../acts/shared/to-review.ts'

export type Answer = 'accept' | 'skip' | 'quit'

export type Reader = {
  /** Nothing where the answer was not understood: then the same block is shown again. `place` counts from 1. */
  answer(one: ToReview, place: number): Promise<Answer | undefined>
  sure(names: readonly string[]): Promise<boolean>
}

/** The names of what was accepted, in the order of the page; none where the person was not sure in the end. */
export async function walk(waiting: readonly ToReview[], reader: Reader): Promise<readonly string[]> {
  const accepted: string[] = []
  for (let index = 0; index < waiting.length; ) {
    const one = waiting[index]!
    const answer = await reader.answer(one, index + 1)
    if (answer === 'quit') break
    if (answer === undefined) continue
    if (answer === 'accept') accepted.push(one.name)
    index++
  }
  return accepted.length > 0 && (await reader.sure(accepted)) ? accepted : []
}
