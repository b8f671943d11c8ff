// The picture at the top of README.md: what a terminal shows of `countersign lint` on a short packet, as an SVG.
// It is drawn from the command's real output, so it cannot show what the command does not say.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { type Made, root } from './generated.ts'

const folder = join('docs', 'pictures')
const words = ['lint', '--quiet']
/** A fixed day: the picture is the same whenever it is drawn. */
const day = ['--as-of', '2026-11-20']

export function picture(): Made {
  const { stdout, stderr } = spawnSync(process.execPath, [join(root, 'server', 'cli', 'main.ts'), ...words, ...day], {
    cwd: join(root, folder, 'lint'),
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: process.env.HOME, FORCE_COLOR: '1', TZ: 'UTC' },
  })
  if (stdout === '' || stderr !== '') throw new Error(`The picture cannot be drawn: ${stderr}`)
  const lines = [`$ countersign ${words.join(' ')}`, '', ...stdout.trimEnd().split('\n')]
  return new Map([['docs/pictures/lint.svg', drawn(lines)]])
}

const [wide, high, margin] = [8.43, 19, 22]

function drawn(lines: readonly string[]): string {
  const rows = lines.map(piecesOf)
  const longest = Math.max(...rows.map(row => row.reduce((sum, { text }) => sum + [...text].length, 0)))
  const [width, height] = [Math.ceil(longest * wide + 2 * margin), lines.length * high + 2 * margin]
  const drawnRows = rows.map((row, index) => rowAt(row, margin + (index + 0.75) * high)).filter(Boolean)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title">
<title id="title">countersign lint on a short packet</title>
<style>text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace;fill:#d6dbe1;white-space:pre}${css}</style>
<rect width="${width}" height="${height}" rx="10" fill="#15191f"/>
${drawnRows.join('\n')}
</svg>
`
}

/** Every piece has its own place and width, so that columns meet in whatever font the reader has. */
function rowAt(row: readonly Piece[], y: number): string {
  let column = 0
  const pieces = row.map(({ text, classes }) => {
    const [x, length] = [margin + column * wide, [...text].length]
    column += length
    if (text.trim() === '') return ''
    const named = classes ? ` class="${classes}"` : ''
    return `<text x="${x.toFixed(1)}" y="${y}" textLength="${(length * wide).toFixed(1)}" xml:space="preserve"${named}>${escaped(text)}</text>`
  })
  return pieces.join('')
}

type Piece = { readonly text: string; readonly classes: string }

const colours: Readonly<Record<string, string>> = {
  31: '#ff7b72',
  32: '#7ee787',
  33: '#e3b341',
  34: '#79a8ff',
  36: '#56d4dd',
}
const css = `.s1{font-weight:bold}.s2{opacity:.6}${Object.entries(colours)
  .map(([code, colour]) => `.s${code}{fill:${colour}}`)
  .join('')}`

/** What each SGR code ends, by the codes that begin it. */
const ends: Readonly<Record<string, (code: string) => boolean>> = {
  0: () => true,
  22: code => code === '1' || code === '2',
  39: code => code in colours,
}

function piecesOf(line: string): readonly Piece[] {
  let on: readonly string[] = []
  return line.split(/(\u001b\[[\d;]*m)/).flatMap(part => {
    if (!part.startsWith('\u001b[')) return part ? [{ text: part, classes: on.map(code => `s${code}`).join(' ') }] : []
    for (const code of part.slice(2, -1).split(';')) {
      const ended = ends[code]
      on = ended ? on.filter(one => !ended(one)) : [...on, code]
    }
    return []
  })
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
