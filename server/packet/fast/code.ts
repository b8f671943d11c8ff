// Code in a line: between two runs of as many backticks.

/** Without a value: backticks that nothing closes. Undefined: not for the fast reading. */
export function readCode(chars: string, at: number, to: number): { value?: string; end: number } | undefined {
  const from = ticksEnd(chars, at, to)
  const size = from - at
  for (let next = from; next < to; ) {
    const start = chars.indexOf('`', next)
    if (start < 0 || start >= to) break
    const end = ticksEnd(chars, start, to)
    if (end - start === size) {
      const value = chars.slice(from, start)
      return /[\n\t\\]/.test(value) ? undefined : { value: padded(value) ? value.slice(1, -1) : value, end }
    }
    next = end
  }
  return { end: from }
}

const padded = (value: string): boolean => value.startsWith(' ') && value.endsWith(' ') && value.trim() !== ''

function ticksEnd(chars: string, at: number, to: number): number {
  let end = at
  while (end < to && chars.charCodeAt(end) === 96) end++
  return end
}
