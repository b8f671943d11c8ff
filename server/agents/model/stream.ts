// Server-sent events, piece by piece as they arrive, whatever the network cut them into. Only data counts here.

export type Stream = {
  /** The data of events that are whole by now. */
  feed(text: string): readonly string[]
}

export function stream(): Stream {
  let rest = ''
  let data: string[] = []
  return {
    feed(text) {
      const whole: string[] = []
      const lines = (rest + text).split(/\r\n|\n|\r(?!$)/)
      rest = lines.pop() ?? ''
      for (const line of lines) {
        if (line === '') {
          if (data.length > 0) whole.push(data.join('\n'))
          data = []
        } else if (line.startsWith('data:')) data.push(line.slice(5).replace(/^ /, ''))
      }
      return whole
    },
  }
}
