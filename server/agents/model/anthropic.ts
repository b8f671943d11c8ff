import { type Dialect, nothing, textAt } from './dialect.ts'

/** A rewritten statement is short. */
const mostTokens = 2_000

/** The messages API. */
export const anthropic: Dialect = {
  name: 'anthropic',
  about: 'The Anthropic messages API.',
  home: 'https://api.anthropic.com',
  key: 'ANTHROPIC_API_KEY',
  path: '/v1/messages',
  headers: key => ({ 'x-api-key': key, 'anthropic-version': '2023-06-01' }),
  body: ({ task, material }, model) => ({
    model,
    max_tokens: mostTokens,
    stream: true,
    system: task,
    messages: [{ role: 'user', content: material }],
  }),
  read(piece) {
    const type = textAt(piece, 'type')
    if (type === 'error')
      return {
        problem: {
          failed: textAt(piece, 'error', 'type') === 'rate_limit_error' ? 'limited' : 'unreachable',
          says: textAt(piece, 'error', 'message') ?? 'It reports an error.',
        },
      }
    if (type === 'content_block_delta' && textAt(piece, 'delta', 'type') === 'text_delta')
      return { words: textAt(piece, 'delta', 'text') ?? '' }
    const end = type === 'message_delta' ? textAt(piece, 'delta', 'stop_reason') : undefined
    if (end === 'refusal') return { end: 'refused' }
    if (end !== undefined) return { end: end === 'end_turn' || end === 'stop_sequence' ? 'whole' : 'cut' }
    return nothing
  },
}
