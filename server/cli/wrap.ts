// Breaks a paragraph into lines that fit a screen.

const widest = 88

/** What comes after the first line hangs under its first word; `lead` stands before that. */
export function wrapped(text: string, columns: number, lead = ''): readonly string[] {
  const width = Math.min(columns, widest) - lead.length
  const lines: string[] = []
  let current = ''
  for (const word of text.split(' ')) {
    if (current && current.length + 1 + word.length > width) {
      lines.push(current)
      current = word
    } else current = current ? `${current} ${word}` : word
  }
  return [...lines, current].map((line, index) => (index === 0 ? lead : ' '.repeat(lead.length)) + line)
}
