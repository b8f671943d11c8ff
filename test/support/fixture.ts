// Fixtures are text: `-- name --` starts another file, `$0` is the cursor, caret lines say what is reported above them.

export type Reported = { readonly start: number; readonly end: number; readonly label: string }

const fileLine = /^-- (.+) --$/
const caretLine = /^(\s*)(\^+)(?: (.*))?$/

/** The files of a fixture. What stands before the first `-- name --` is `main`. */
export function files(fixture: string, main = 'packet.md'): Map<string, string> {
  const found = new Map<string, string[]>([[main, []]])
  let lines = found.get(main)!
  for (const line of fixture.split('\n')) {
    const name = fileLine.exec(line)?.[1]
    if (name) found.set(name, (lines = []))
    else lines.push(line)
  }
  return new Map([...found].map(([name, lines]) => [name, lines.join('\n')]))
}

/** The text without its caret lines. */
export const strip = (text: string): string =>
  text
    .split('\n')
    .filter(line => !caretLine.test(line))
    .join('\n')

/** The text with a caret line under each reported range, in the order of their places. A range over several lines shows on its first. */
export function annotate(text: string, reported: readonly Reported[]): string {
  const ordered = reported.toSorted((a, b) => a.start - b.start || a.end - b.end || (a.label < b.label ? -1 : 1))
  const out: string[] = []
  let offset = 0
  for (const line of text.split('\n')) {
    out.push(line)
    const end = offset + line.length
    for (const { start, end: stop, label } of ordered) {
      if (start < offset || start > end) continue
      const width = Math.max(1, Math.min(stop, end) - start)
      out.push(`${' '.repeat(start - offset)}${'^'.repeat(width)} ${label}`)
    }
    offset = end + 1
  }
  return out.join('\n')
}

/** The text without `$0`, and where it stood: one `$0` is a cursor, two are a selection. */
export function cursor(fixture: string): { text: string; start: number; end: number } {
  const start = fixture.indexOf('$0')
  if (start < 0) throw new Error('The fixture has no $0.')
  const rest = fixture.slice(0, start) + fixture.slice(start + 2)
  const end = rest.indexOf('$0', start)
  return end < 0 ? { text: rest, start, end: start } : { text: rest.slice(0, end) + rest.slice(end + 2), start, end }
}
