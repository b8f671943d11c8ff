// Names as a sentence lists them.

/** `a`, `a or b`, `a, b or c`. */
export const anyOf = (names: readonly string[]): string => listed(names, 'or')

/** `a`, `a and b`, `a, b and c`. */
export const allOf = (names: readonly string[]): string => listed(names, 'and')

const listed = (names: readonly string[], word: 'or' | 'and') =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1)}`
