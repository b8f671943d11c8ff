// Reads the labelled sets and counts what a detector makes of them. The sets were written before the detectors.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Labelled = {
  readonly text: string
  /** Whether there is something to report. */
  readonly is: boolean
  /** What to report, where the set marks it. */
  readonly marked: readonly { readonly from: number; readonly to: number }[]
  /** Lines with another label that stand above: an excerpt, a hypothesis. */
  readonly given: readonly string[]
  readonly line: number
}

const folder = join(import.meta.dirname, 'labelled')

/** A set that does not exist is empty. */
export function labelled(name: string): readonly Labelled[] {
  const file = join(folder, `${name}.txt`)
  if (!existsSync(file)) return []
  const found: Labelled[] = []
  let given: string[] = []
  let last = ''
  for (const [index, whole] of readFileSync(file, 'utf8').split('\n').entries()) {
    if (whole === '' || whole.startsWith('#')) continue
    const label = whole.charAt(0)
    const rest = whole.slice(2)
    if (label === '+' || label === '-') found.push({ ...unmarked(rest), is: label === '+', given, line: index + 1 })
    else if (label === 'E' || label === 'H') given = last === label ? [...given, rest] : [rest]
    else throw new Error(`${name}, line ${index + 1}: no label.`)
    last = label
  }
  return found
}

function unmarked(line: string) {
  const marked: { from: number; to: number }[] = []
  let text = ''
  for (const [index, part] of line.split(/[⟦⟧]/).entries()) {
    if (index % 2 === 1) marked.push({ from: text.length, to: text.length + part.length })
    text += part
  }
  return { text, marked }
}

export type Score = { readonly right: number; readonly missed: number; readonly false: number; readonly silent: number }

export const recall = ({ right, missed }: Score): number => right / (right + missed)
export const precision = (score: Score): number => score.right / (score.right + score.false)

/** `reports` answers for one line. Wrong answers come along, to be read. */
export function score(set: readonly Labelled[], reports: (line: Labelled) => boolean): Score & { wrong: Labelled[] } {
  const count = { right: 0, missed: 0, false: 0, silent: 0 }
  const wrong: Labelled[] = []
  for (const line of set) {
    const answer = reports(line)
    if (answer !== line.is) wrong.push(line)
    count[line.is ? (answer ? 'right' : 'missed') : answer ? 'false' : 'silent']++
  }
  return { ...count, wrong }
}

/** The same, place by place: a marked one is met by a piece that touches it. */
export function scorePlaces(
  set: readonly Labelled[],
  detect: (line: Labelled) => readonly { readonly from: number; readonly to: number }[],
): Score {
  const count = { right: 0, missed: 0, false: 0, silent: 0 }
  for (const line of set) {
    const pieces = detect(line)
    const met = (one: { from: number; to: number }, others: readonly { from: number; to: number }[]) =>
      others.some(({ from, to }) => from < one.to && one.from < to)
    for (const mark of line.marked) count[met(mark, pieces) ? 'right' : 'missed']++
    count.false += pieces.filter(piece => !met(piece, line.marked)).length
    if (pieces.length === 0 && !line.is) count.silent++
  }
  return count
}
