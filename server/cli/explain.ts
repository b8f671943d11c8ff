// `countersign explain`: the page of a rule, set for a terminal.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Wrong } from '../host/wrong.ts'
import { nearest } from '../profile/nearest.ts'
import type { Screen } from '../report/lint-report.ts'
import { rules } from '../rules/index.ts'
import { type Call, exit } from './command.ts'
import { wrapped } from './wrap.ts'

export async function explainRule({ rest: [code = ''], flags, terminal }: Call): Promise<number> {
  const codes = rules.map(rule => rule.code)
  if (!codes.includes(code)) {
    const meant = nearest(code, codes)
    throw new Wrong(
      `There is no rule \`${code}\`.`,
      meant ? `Did you mean \`countersign explain ${meant}\`?` : `There are ${codes.join(', ')}.`,
    )
  }
  const screen = terminal.screen('out', flags.has('no-color') ? 'none' : 'as usual')
  terminal.out(`${set(readFileSync(join(pages(), `${code}.md`), 'utf8'), screen)}\n`)
  return exit.clean
}

/** Beside the bundle where there is one; in the sources otherwise. */
function pages(): string {
  const here = import.meta.dirname
  const places = [join(here, 'rules'), join(here, '..', 'rules'), join(here, '..', 'server', 'rules')]
  const found = places.find(place => existsSync(join(place, 'duplicate-id.md')))
  if (!found) throw new Wrong('The pages of the rules are missing from this installation.', 'Install it again.')
  return found
}

/** Headings stand out, prose is wrapped, examples are set apart and stay as they are. */
export function set(markdown: string, { columns, paint }: Screen): string {
  let fence = ''
  return markdown
    .trimEnd()
    .split('\n')
    .flatMap(line => {
      const mark = /^`{3,}/.exec(line)?.[0]
      if (mark && (!fence || line.trim() === fence)) {
        fence = fence ? '' : mark
        return fence && line.startsWith(`${mark}fixed`) ? [paint('good', '  after the fix:')] : []
      }
      if (fence) return [`  ${paint('faint', '│')} ${/^\s*\^+ /.test(line) ? paint('error', line) : line}`.trimEnd()]
      const heading = /^#+ (.*)/.exec(line)?.[1]
      return heading === undefined ? wrap(line, columns) : [paint('strong', heading)]
    })
    .join('\n')
}

/** Lists hang under their first word; tables are left alone. */
function wrap(line: string, columns: number): readonly string[] {
  const mark = /^\s*(?:[-*]|\d+\.)\s+/.exec(line)?.[0] ?? ''
  return line.startsWith('|') ? [line] : wrapped(line.slice(mark.length), columns, mark)
}
