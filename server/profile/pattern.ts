// Patterns that a profile brings along run on every keystroke over text that anybody may have written.
// So each must say how often it repeats at most, and the ways in which it can match must stay few.

const ways = 1000

export function compilePattern(pattern: string): { readonly regex: RegExp } | { readonly problem: string } {
  const problem = unsafe(pattern)
  if (problem) return { problem }
  try {
    return { regex: new RegExp(pattern, 'gu') }
  } catch (error) {
    return { problem: `is no regular expression: ${error instanceof Error ? error.message : String(error)}` }
  }
}

/** Where a group begins, and whether what it has held so far may match in more than one way. */
type Group = { varies: boolean }

function unsafe(pattern: string): string | undefined {
  const open: Group[] = [{ varies: false }]
  let closed: Group | undefined
  let product = 1
  for (let i = 0; i < pattern.length; ) {
    const rest = pattern.slice(i)
    const quantifier = /^(?:[*+?]|\{(\d{1,4})(,?)(\d{0,4})\})\??/.exec(rest)
    if (quantifier) {
      const range = rangeOf(quantifier)
      if (range.most === Infinity)
        return `must say how often it repeats at most: write \`{1,20}\` instead of \`${quantifier[0]}\``
      if (closed?.varies && range.most > 1) return 'must not repeat a group that has a repetition or a choice inside'
      if (range.most !== range.least) open.at(-1)!.varies = true
      product *= Math.max(1, range.most - range.least + 1)
      if (product > ways) return 'can match in too many ways: narrow its repetitions'
      i += quantifier[0].length
      continue
    }
    closed = undefined
    const refused = /^\(\?(?!:)[<=!]{0,2}|^\\(?:[1-9]|k)/.exec(rest)
    if (refused) return `must not use \`${refused[0]}\`: no look-around, no named groups, no references back`
    if (rest.startsWith('(')) {
      open.push({ varies: false })
      i += rest.startsWith('(?:') ? 3 : 1
    } else if (rest.startsWith(')')) {
      closed = open.length > 1 ? open.pop() : undefined
      if (closed?.varies) open.at(-1)!.varies = true
      i++
    } else if (rest.startsWith('|')) {
      open.at(-1)!.varies = true
      i++
    } else i += /^(?:\\.|\[(?:\\.|[^\]\\])*\]|.)/su.exec(rest)?.[0].length ?? 1
  }
  return undefined
}

function rangeOf([text, least, comma, most]: RegExpExecArray): { readonly least: number; readonly most: number } {
  if (least === undefined) return { least: text.startsWith('+') ? 1 : 0, most: text.startsWith('?') ? 1 : Infinity }
  return { least: Number(least), most: most ? Number(most) : comma ? Infinity : Number(least) }
}
