// A model's endpoint on this machine that follows the documented protocol of its dialect, or breaks it as a test says.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Dialect } from '../../server/agents/model/dialect.ts'

export type Request = { readonly url: string; readonly headers: IncomingMessage['headers']; readonly body: string }
export type Behave = (response: ServerResponse, request: Request, turn: number) => void | Promise<void>

export async function endpoint(behave: Behave) {
  const requests: Request[] = []
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
    const { url = '', headers } = incoming
    const request = { url, headers, body: Buffer.concat(chunks).toString('utf8') }
    requests.push(request)
    await behave(response, request, requests.length)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close() {
      server.closeAllConnections()
      return new Promise(resolve => server.close(resolve))
    },
  }
}

type Name = Dialect['name']

/** One answer as the stream has it, event by event. */
export function events(
  dialect: Name,
  words: readonly string[],
  end: 'whole' | 'cut' | 'refused' = 'whole',
): readonly string[] {
  const say = (data: unknown, event?: string) => `${event ? `event: ${event}\n` : ''}data: ${JSON.stringify(data)}\n\n`
  if (dialect === 'openai') {
    const chunk = (delta: object, finish_reason: string | null = null) =>
      say({ id: 'c1', object: 'chat.completion.chunk', model: 'm', choices: [{ index: 0, delta, finish_reason }] })
    const reason = { whole: 'stop', cut: 'length', refused: 'content_filter' }[end]
    return [
      chunk({ role: 'assistant', content: '' }),
      ...words.map(content => chunk({ content })),
      chunk({}, reason),
      'data: [DONE]\n\n',
    ]
  }
  const reason = { whole: 'end_turn', cut: 'max_tokens', refused: 'refusal' }[end]
  const typed = (type: string, more: object) => say({ type, ...more }, type)
  return [
    typed('message_start', { message: { id: 'm1', role: 'assistant', content: [], model: 'm', usage: {} } }),
    typed('content_block_start', { index: 0, content_block: { type: 'text', text: '' } }),
    typed('ping', {}),
    ...words.map(text => typed('content_block_delta', { index: 0, delta: { type: 'text_delta', text } })),
    typed('content_block_stop', { index: 0 }),
    typed('message_delta', { delta: { stop_reason: reason, stop_sequence: null }, usage: { output_tokens: 9 } }),
    typed('message_stop', {}),
  ]
}

export const begin = (response: ServerResponse) => response.writeHead(200, { 'content-type': 'text/event-stream' })

/** All of it, cut anywhere: into pieces of so many bytes. */
export function send(response: ServerResponse, pieces: readonly string[], size = 7) {
  begin(response)
  const bytes = Buffer.from(pieces.join(''))
  for (let at = 0; at < bytes.length; at += size) response.write(bytes.subarray(at, at + size))
  response.end()
}
