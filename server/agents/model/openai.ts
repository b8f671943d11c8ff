import { at, type Dialect, nothing, textAt } from './dialect.ts'

/** Chat completions, as OpenAI documents them and many others speak them. */
export const openai: Dialect = {
  name: 'openai',
  about: 'An endpoint that speaks OpenAI’s chat completions.',
  home: 'https://api.openai.com/v1',
  key: 'OPENAI_API_KEY',
  path: '/chat/completions',
  headers: key => (key ? { authorization: `Bearer ${key}` } : {}),
  body: ({ task, material }, model) => ({
    model,
    stream: true,
    messages: [
      { role: 'system', content: task },
      { role: 'user', content: material },
    ],
  }),
  read(piece) {
    const error = at(piece, 'error')
    if (error !== undefined && error !== null)
      return { problem: { failed: 'unreachable', says: textAt(error, 'message') ?? 'It reports an error.' } }
    const end = textAt(piece, 'choices', 0, 'finish_reason')
    if (textAt(piece, 'choices', 0, 'delta', 'refusal')) return { end: 'refused' }
    const words = textAt(piece, 'choices', 0, 'delta', 'content')
    if (words) return { words }
    if (end === 'content_filter') return { end: 'refused' }
    if (end !== undefined) return { end: end === 'stop' ? 'whole' : 'cut' }
    return nothing
  },
}
