// Whether a text is a packet: its first line is `---`, and `packet:` stands before the next `---` or within 50 lines.

const farthest = 50

export function beginsAsPacket(text: string): boolean {
  const lines = text.split(/\r?\n/, farthest + 1)
  if (!/^\ufeff?---[ \t]*$/.test(lines[0] ?? '')) return false
  const end = lines.findIndex((line, index) => index > 0 && /^---[ \t]*$/.test(line))
  return lines.slice(1, end < 0 ? undefined : end).some(line => /^packet[ \t]*:/.test(line))
}
