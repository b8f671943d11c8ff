// Puts an answer together from a stream in a dialect. An answer counts only when its end was seen: half a sentence can say
// the opposite of the whole one.
import type { Dialect } from './dialect.ts'
import type { Written } from './model.ts'
import { stream } from './stream.ts'

export type Listener = {
  /** The answer, as soon as nothing that may come could change it. */
  hear(text: string): Written | undefined
  /** The other side has closed. */
  end(): Written
}

export function listen({ read }: Pick<Dialect, 'read'>, most: number): Listener {
  const events = stream()
  let text = ''
  const hearOne = (data: string): Written | undefined => {
    if (data.trim() === '[DONE]') return undefined
    const piece = read(parsed(data))
    if ('problem' in piece) return piece.problem
    if ('words' in piece) {
      text += piece.words
      return text.length > most ? { failed: 'too long', says: `It wrote more than ${most} characters.` } : undefined
    }
    if (!('end' in piece)) return undefined
    if (piece.end === 'whole') return { text }
    return piece.end === 'refused'
      ? { failed: 'refused', says: 'It declined to write this.' }
      : { failed: 'broken off', says: 'It stopped before it was done.' }
  }
  return {
    hear(chunk) {
      for (const data of events.feed(chunk)) {
        let answer: Written | undefined
        try {
          answer = hearOne(data)
        } catch (error) {
          if (!(error instanceof SyntaxError)) throw error
          return { failed: 'not understood', says: 'It sent something that is no JSON.' }
        }
        if (answer) return answer
      }
      return undefined
    },
    end: () => ({ failed: 'broken off', says: 'The connection ended before the answer did.' }),
  }
}

const parsed = (data: string): unknown => JSON.parse(data)
