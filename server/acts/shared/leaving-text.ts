// The text of one section as it leaves: what people accepted there, without the marks of the page. Whatever it cannot part
// cleanly does not leave.
import type { Nodes } from 'mdast'
import type { Block, Section, Statement } from '../../../schemas/packet.ts'
import { read } from '../../packet/engine.ts'
import { tame } from '../../packet/guard.ts'
import type { Refusal, Scene } from '../act.ts'
import { stepText } from './step-text.ts'

/** Drafts, objections and carried risks are talk about the text. */
const aside = new Set(['D', 'O', 'R'])

export function leavingText(section: Section, scene: Scene): { readonly text: string } | Refusal {
  const parts: string[] = []
  for (const block of section.blocks) {
    if (block.heading || isFootnote(block)) continue
    if (footnoteInside.test(block.text))
      return { no: `“${section.name}” does not leave: a footnote is defined inside of something else there.` }
    const text = block.statements.length === 0 ? prose(block) : said(block, scene)
    if (typeof text !== 'string') return text
    if (text) parts.push(text)
  }
  const text = parts.join('\n\n')
  const unseen = notInSight(read(tame(text).text, new Set()))
  return unseen ? { no: `“${section.name}” does not leave: ${unseen}` } : { text }
}

/** A footnote is a word to the readers of the packet, wherever on the page it is defined. */
export const isFootnote = ({ type }: Block): boolean => type === 'footnoteDefinition'

const footnoteInside = /^[\s>*+\d.)-]*\[\^[^\]\s]+\]:/m

/** The first thing in a text that its reader would not see on the page, or could not follow from outside of the house. */
function notInSight(node: Nodes): string | undefined {
  if (node.type === 'definition')
    return `it defines the link [${node.label ?? node.identifier}], which nobody sees on the page. Write the address into the link.`
  if (node.type === 'link' || node.type === 'image') {
    if (node.title)
      return `“${node.title}” stands in a link, where a reader sees it on demand only. Say it in the text.`
    if (!/^(?:https?|mailto):/i.test(node.url))
      return `it points to ${node.url || 'nothing'}, where its reader cannot go. Say what stands there, or take it out.`
  }
  if (!('children' in node)) return undefined
  for (const child of node.children) {
    const found = notInSight(child)
    if (found) return found
  }
  return undefined
}

const prose = ({ text }: Block) => clean(text)

/** Footnotes point into the packet, and comments are not for the reader. */
export const clean = (text: string): string =>
  text
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/[ \t]*\[\^[^\]\s]+\]/g, '')
    .trim()

function said(block: Block, scene: Scene): string | Refusal {
  const restricted = block.statements.find(({ fields }) => fields.some(({ name }) => name === 'restricted to'))
  if (restricted) return { no: `${restricted.id} is restricted, and does not leave.` }
  const left = between(block)
  if (/[\p{L}\p{N}]/u.test(left))
    return {
      no: `Statements and other text stand in one piece: “${left.trim().slice(0, 60)}”. Part them with an empty line.`,
    }
  const leaving = block.statements.filter(({ letter }) => !aside.has(letter))
  return leaving
    .map(one => {
      const words = clean(scene.subject.packet.slice(one.textSpan))
      return one.letter === 'N' ? stepText(words, one, scene) : words
    })
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
