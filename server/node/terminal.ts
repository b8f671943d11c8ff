// The terminal that the command speaks to: where it stands, what it shows, and how wide it is.
// Reports go to standard output, everything about the run to standard error: a pipe gets the one without the other.
import { styleText } from 'node:util'
import type { Screen, Style } from '../report/lint-report.ts'
import { harmless } from '../report/width.ts'
import { codeOf } from './errors.ts'

export type Terminal = {
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Nobody reads any more. */
  readonly deaf: boolean
  out(text: string): void
  err(text: string): void
  /** A line that the next one replaces, on a terminal only. */
  progress(text: string): void
  screen(of: 'out' | 'err', colour: 'as usual' | 'none'): Screen
  input(): Promise<Buffer>
  /** Meanwhile Ctrl-C stops the work and not the process; a second one ends the process. */
  stoppable<T>(work: (cancel: AbortSignal) => Promise<T>): Promise<T>
}

const formats = {
  error: ['red', 'bold'],
  warning: ['yellow', 'bold'],
  info: ['cyan', 'bold'],
  strong: ['bold'],
  faint: ['dim'],
  good: ['green'],
  link: ['blue'],
} as const satisfies Record<Style, readonly Parameters<typeof styleText>[0][]>

/** Colours are this program's own. Whatever else a terminal would obey came from a packet, a file or a source, and is shown. */
const colours = /(\u001b\[(?:[12]|22|3[1-469])m)/

const tame = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .split(colours)
    .map((piece, index) => (index % 2 === 1 ? piece : harmless(piece)))
    .join('')

export function processTerminal(): Terminal {
  // `countersign lint | head` has seen enough: that is no failure, and what there is left to say, nobody hears.
  let deaf = false
  const opened = new Set<NodeJS.WriteStream>()
  /** Made ready when first needed: most calls write to one of the two only. */
  const streamOf = (of: 'out' | 'err'): NodeJS.WriteStream => {
    const stream = of === 'out' ? process.stdout : process.stderr
    if (opened.has(stream)) return stream
    opened.add(stream)
    return stream.on('error', error => {
      if (codeOf(error) !== 'EPIPE') throw error
      deaf = true
    })
  }
  let shown = false
  const clear = () => {
    if (shown) streamOf('err').write('\r\u001b[K')
    shown = false
  }
  return {
    cwd: process.cwd(),
    env: process.env,
    get deaf() {
      return deaf
    },
    out(text) {
      clear()
      // A pipe gets the very bytes: a copy for an audience, what a program reads.
      if (!deaf) streamOf('out').write(streamOf('out').isTTY ? tame(text) : text)
    },
    err(text) {
      clear()
      streamOf('err').write(tame(text))
    },
    progress(text) {
      if ((text === '' && !shown) || !streamOf('err').isTTY) return
      clear()
      streamOf('err').write(text)
      shown = text !== ''
    },
    screen(of, colour) {
      const stream = streamOf(of)
      const painted = colour !== 'none' && styleText('red', 'x', { stream, validateStream: true }) !== 'x'
      const paint = (style: Style, text: string) =>
        painted ? styleText([...formats[style]], text, { validateStream: false }) : text
      return { columns: Math.max(40, Math.min(stream.columns ?? 100, 160)), paint }
    },
    async input() {
      const chunks: Buffer[] = []
      for await (const chunk of process.stdin) chunks.push(chunk)
      return Buffer.concat(chunks)
    },
    async stoppable(work) {
      const stop = new AbortController()
      const abort = () => stop.abort()
      process.once('SIGINT', abort)
      try {
        return await work(stop.signal)
      } finally {
        process.off('SIGINT', abort)
      }
    },
  }
}
