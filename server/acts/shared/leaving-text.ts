// The text of one section as it leaves: what people accepted there, without the marks of the page. Whatever it cannot part
// cleanly does not leave.
import type { Block, Packet, Section, Statement } from '../../../schemas/packet.ts'
import type { Refusal } from '../act.ts'

/** Drafts, objections and carried risks are talk about the text. */
const aside = new Set(['D', 'O', 'R'])

export function leavingText(section: Section, packet: Packet): { readonly text: string } | Refusal {
  const parts: string[] = []
  for (const block of section.blocks) {
    if (block.heading || block.evidence.length > 0) continue
    const text = block.statements.length === 0 ? prose(block) : said(block, packet)
    if (typeof text !== 'string') return text
    if (text) parts.push(text)
  }
  return { text: parts.join('\n\n') }
}

/** Footnotes point into the packet, and comments are not for the reader. */
const prose = ({ text }: Block) =>
  text
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/[ \t]*\[\^[^\]\s]+\]/g, '')
    .trim()

function said(block: Block, packet: Packet): string | Refusal {
  const restricted = block.statements.find(({ fields }) => fields.some(({ name }) => name === 'restricted to'))
  if (restricted) return { no: `${restricted.id} is restricted, and does not leave.` }
  const left = between(block)
  if (/[\p{L}\p{N}]/u.test(left))
    return {
      no: `Statements and other text stand in one piece: “${left.trim().slice(0, 60)}”. Part them with an empty line.`,
    }
  const leaving = block.statements.filter(({ letter }) => !aside.has(letter))
  return leaving
    .map(one =>
      packet
        .slice(one.textSpan)
        .replace(/[ \t]*\[\^[^\]\s]+\]/g, '')
        .trim(),
    )
    .join('\n\n')
}

/** What of a block belongs to no statement. */
function between({ text, statements }: Block): string {
  const spans = statements.map(({ span }: Statement) => span).toSorted((a, b) => a.start - b.start)
  let at = 0
  let left = ''
  for (const { start, end } of spans) {
    left += `${text.slice(at, Math.max(at, start))}\n`
    at = Math.max(at, end)
  }
  return (left + text.slice(at)).replace(/^[\s>]*(?:[-*+]|\d+[.)])?[ \t]*/gm, '').replace(/\[![A-Z]+\]/g, '')
}
