// `countersign explain`: the page of a rule, set for a terminal.
import { shipped } from '../host/shipped.ts'
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
  terminal.out(`${set(shipped(`rules/${code}.md`), screen)}\n`)
  return exit.clean
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
