// Pages that tell what people did to an example, so that a program can do it again: headings with a number are steps, fences
// below them are what was done. `diff FILE` is an edit by hand, with `@@` between its hunks; `sh DAY TIME` are commands, one a
// line, each with the person who runs it behind `#`; `markdown FILE` is a file as it begins.

export type Doing =
  | { readonly does: 'write'; readonly path: string; readonly text: string }
  | { readonly does: 'edit'; readonly path: string; readonly from: string; readonly to: string }
  | ({ readonly does: 'run' } & Command)

export type Command = {
  /** As it stands on the page. */
  readonly line: string
  readonly words: readonly string[]
  /** `@maria`, `agent:refresher` */
  readonly actor: string
  /** `2026-11-20T09:30:00Z` */
  readonly time: string
  /** The product says no. */
  readonly refused: boolean
}

export type Step = { readonly title: string; readonly doings: readonly Doing[] }

export const stepsOf = (page: string): readonly Step[] =>
  page
    .split(/^## (?=\d)/m)
    .slice(1)
    .map(text => ({
      title: text.slice(0, text.indexOf('\n')),
      doings: [...text.matchAll(/^(`{3,})(\w+) (.+)\n([\s\S]*?)\n\1$/gm)].flatMap(([, , kind, about = '', body = '']) =>
        doingsOf(kind, about, body),
      ),
    }))

function doingsOf(kind: string | undefined, about: string, body: string): readonly Doing[] {
  if (kind === 'markdown') return [{ does: 'write', path: about, text: `${body}\n` }]
  if (kind === 'diff')
    return body.split('\n@@\n').map(hunk => ({ does: 'edit', path: about, from: side(hunk, '+'), to: side(hunk, '-') }))
  if (kind === 'sh') return body.split('\n').map((line, index) => commandOf(line, about, index))
  return []
}

const side = (hunk: string, other: '+' | '-') =>
  hunk
    .split('\n')
    .filter(line => !line.startsWith(other))
    .map(line => line.slice(1))
    .join('\n')

/** Commands of one fence follow each other after some minutes. */
function commandOf(line: string, begins: string, index: number): Doing {
  const [, said = '', who = '', no] = /^countersign (.*) # ([\w-]+)(, refused)?$/.exec(line) ?? []
  if (!who) throw new Error(`This is no command with its person behind it: ${line}`)
  const words = [...said.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '')
  const at = words.indexOf('--as')
  const agent = at < 0 ? undefined : words[at + 1]
  const time = new Date(Date.parse(`${begins.replace(' ', 'T')}:00Z`) + index * 4 * 60_000)
  return {
    does: 'run',
    line,
    words: agent ? words.toSpliced(at, 2) : words,
    actor: agent ?? `@${who}`,
    time: `${time.toISOString().slice(0, 19)}Z`,
    refused: no !== undefined,
  }
}
