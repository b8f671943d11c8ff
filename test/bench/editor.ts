// The language server over its own pipes, on the 10,000-line packet: from a keystroke to the findings, and what else an
// editor asks while somebody writes.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import MarkdownIt from 'markdown-it'
import { root } from '../../build/generated.ts'
import { type Capabilities, type Running, start } from '../support/server.ts'
import { packet } from './body.ts'
import { highWater, percentile } from './process.ts'

const ours = join(root, 'dist', 'server.cjs')

const capabilities: Capabilities = {
  textDocument: {
    diagnostic: {},
    publishDiagnostics: { relatedInformation: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    completion: { completionItem: { snippetSupport: true } },
  },
}

const text = packet(1, 10_000)
const lines = text.split('\n')

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

const summary = (times: readonly number[]) => ({ p50: percentile(times, 0.5), p95: percentile(times, 0.95) })

/** The start of a process to the first findings of a packet that is open, without its folder. */
export async function firstFindings(folder: string, times: number) {
  const all: number[] = []
  for (let time = 0; time < times; time++) {
    let running: Running | undefined
    const uri = pathToFileURL(join(folder, 'packets', '0001.md')).href
    const short = packet(2, 300)
    all.push(
      await timed(async () => {
        running = await start([ours], { capabilities })
        await open(running, uri, short)
        await pull(running, uri)
      }),
    )
    await running!.stop()
  }
  return summary(all)
}

const open = ({ connection }: Running, uri: string, text: string) =>
  connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'markdown', version: 1, text },
  })

const pull = ({ connection }: Running, uri: string) =>
  connection.sendRequest<unknown>('textDocument/diagnostic', { textDocument: { uri } })

const from = lines.findIndex((line, index) => index > 5000 && line.startsWith('**'))

/** Letters at one place of the long text, each with the findings that follow. */
async function typing(running: Running, uri: string, strokes: number, typed: (text: string) => void = () => {}) {
  const { connection } = running
  let now = text
  let offset = lines.slice(0, from).join('\n').length + lines[from]!.length - 5
  let character = lines[from]!.length - 6
  let version = 1
  const type = (letter: string) =>
    timed(async () => {
      now = now.slice(0, offset) + letter + now.slice(offset)
      typed(now)
      const at = { line: from, character }
      await connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version: ++version },
        contentChanges: [{ range: { start: at, end: at }, text: letter }],
      })
      await pull(running, uri)
      offset++
      character++
    })
  const times: number[] = []
  const warm = Math.min(60, strokes)
  for (let stroke = 0; stroke < warm + strokes; stroke++) times.push(await type('abc de '.charAt(stroke % 7)))
  return summary(times.slice(warm))
}

export async function editing(folder: string, strokes: number) {
  const running = await start([ours], { capabilities })
  const uri = pathToFileURL(join(folder, 'packets', 'long.md')).href
  const { connection } = running
  await open(running, uri, text)
  await pull(running, uri)
  const typed = await typing(running, uri, strokes)
  const ask = async (method: string, params: (index: number) => object) => {
    const times: number[] = []
    for (let index = 0; index < Math.min(strokes, 120); index++)
      times.push(await timed(() => connection.sendRequest(method, { textDocument: { uri }, ...params(index) })))
    return summary(times.slice(20))
  }
  const statements = lines.flatMap((line, index) => (line.startsWith('**C') ? [index] : []))
  const somewhere = (index: number) => ({ line: statements[(index * 37) % statements.length]!, character: 3 })
  const hover = await ask('textDocument/hover', index => ({ position: somewhere(index) }))
  const completion = await ask('textDocument/completion', index => ({
    position: { ...somewhere(index), character: 4 },
  }))
  const symbols = await ask('textDocument/documentSymbol', () => ({}))
  await running.stop()
  return { typing: typed, hover, completion, symbols }
}

const peer = join(
  root,
  'test',
  'bench',
  'node_modules',
  'vscode-markdown-languageserver',
  'dist',
  'node',
  'workerMain.js',
)

/** The server behind VS Code's own Markdown, which has its client parse the text. It checks links; that is all it finds. */
export async function peerEditing(folder: string, strokes: number) {
  const markdown = new MarkdownIt({ html: true })
  let now = text
  const running = await start(
    [peer, '--stdio'],
    {
      capabilities: { ...capabilities, workspace: { configuration: true } },
      initializationOptions: { markdownFileExtensions: ['md'] },
      workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'bench' }],
    },
    {
      answers: connection => {
        connection.onRequest('markdown/parse', () => markdown.parse(now, {}))
        connection.onRequest('markdown/findMarkdownFilesInWorkspace', () => [])
        connection.onRequest('markdown/fs/stat', () => ({ isDirectory: false }))
        connection.onRequest('markdown/fs/readDirectory', () => [])
        connection.onRequest('markdown/fs/readFile', () => [])
        connection.onRequest('workspace/configuration', () => [validating])
      },
    },
  )
  await running.connection.sendNotification('workspace/didChangeConfiguration', { settings: { markdown: validating } })
  const uri = pathToFileURL(join(folder, 'packets', 'long.md')).href
  await open(running, uri, text)
  await pull(running, uri)
  const typed = await typing(running, uri, strokes, said => (now = said))
  await running.stop()
  return typed
}

const on = 'warning'
const validating = {
  validate: {
    enabled: true,
    referenceLinks: { enabled: on },
    fragmentLinks: { enabled: on },
    fileLinks: { enabled: on, markdownFragmentLinks: 'inherit' },
    ignoredLinks: [],
    unusedLinkDefinitions: { enabled: on },
    duplicateLinkDefinitions: { enabled: on },
  },
}

/** A folder of packets, from the start of the server to the list of all of them; and the most memory that it held. */
export async function reading(folder: string, out: string, cache: 'nothing known' | 'as it was left') {
  const home = join(out, 'editor-cache')
  if (cache === 'nothing known') rmSync(home, { recursive: true, force: true })
  const workspaceFolders = [{ uri: pathToFileURL(folder).href, name: 'bench' }]
  const running = await start([ours], { capabilities, workspaceFolders }, { env: { XDG_CACHE_HOME: home } })
  const uri = pathToFileURL(join(folder, 'packets', '0001.md')).href
  const first = await timed(async () => {
    await open(running, uri, packet(1, 300))
    await pull(running, uri)
  })
  let packets = 0
  const all = await timed(async () => {
    packets = (await running.connection.sendRequest<unknown[]>('countersign/packets', {})).length
  })
  const peakMiB = highWater(running.pid)
  await running.stop()
  return { first, all, packets, peakMiB }
}
