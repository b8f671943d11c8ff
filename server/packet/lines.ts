// What only the raw lines show: conflict markers, invisible characters, boxes that swallowed what stands below them.
import type { RootContent } from 'mdast'
import { checkDisguised } from './disguised.ts'
import { endOf, type Place, report, startOf } from './place.ts'

const conflict = /^(?:<{7}|>{7}|\|{7})(?: [^\n\r]*)?$/gm

export function checkLines(node: RootContent, place: Place): void {
  const { block } = place
  for (const { 0: mark, index } of block.text.matchAll(conflict)) {
    const span = { block, start: index, end: index + mark.length }
    report(
      place,
      'malformed-statement',
      span,
      'A merge conflict is not settled here. `countersign sync` settles what the ledger knows; choose what else stands, and take the markers out.',
    )
  }
  if (likelyInvisible.test(block.text))
    for (const { 0: run, index } of block.text.matchAll(invisible)) checkInvisible(run, index, place)
  if (node.type !== 'code') checkDisguised(place)
  if (node.type !== 'blockquote' || !block.statements.length) return
  checkLazy(startOf(node), endOf(node), place)
  checkSecondBox(startOf(node), endOf(node), place)
}

/** Controls, zero-width characters and what turns the direction of writing: a reader sees none of them. */
const invisible =
  /[\u034f\0-\x08\x0b\x0e-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0]+|(?<=[a-z])[\u200c\u200d]+(?=[a-z])|(?<=[a-z])[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]+|(?<!\u{1f3f4}[\u{e0020}-\u{e007e}]{0,12})[\u{e0000}-\u{e007f}]+/giu

/** One of these is in whatever the expression above finds: it takes long to make ready, and hardly any block needs it. */
const likelyInvisible =
  /[\u034f\0-\x08\x0b\x0e-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\udb40\ufeff\uffa0]|[\ufe00-\ufe0f]/

function checkInvisible(run: string, index: number, place: Place): void {
  const { block } = place
  const codes = [...new Set(run)]
    .slice(0, 3)
    .map(char => `U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`)
  const span = { block, start: index, end: index + run.length }
  report(place, 'hidden-text', span, `Invisible characters stand here: ${codes.join(', ')}.`, [
    { title: 'Take them out', edits: [{ span, text: '' }] },
  ])
}

/** An alert marker below a box's first line is the next box, which nothing separates from this one. */
function checkSecondBox(start: number, end: number, place: Place): void {
  const { block, base } = place
  for (const { 0: line, index } of block.text.slice(start - base, end - base).matchAll(/[^\n\r]+/g)) {
    const found = /^[ \t>]*(\[!(?:note|tip|important|warning|caution)\])/i.exec(line)
    if (!found || !index) continue
    const at = start - base + index
    const span = { block, start: at + found[0].length - found[1]!.length, end: at + found[0].length }
    const edit = { span: { block, start: at, end: at }, text: block.text.includes('\r\n') ? '\r\n' : '\n' }
    report(
      place,
      'malformed-statement',
      span,
      'A second box begins inside of this one: put an empty line without `>` between.',
      [{ title: 'Put an empty line between', edits: [edit] }],
    )
  }
}

/** Markdown lets a quote's paragraph go on without `>`: a reader of the source takes such a line for text outside. */
function checkLazy(start: number, end: number, place: Place): void {
  const { block, base } = place
  for (const { 0: line, index } of block.text.slice(start - base, end - base).matchAll(/[^\n\r]+/g)) {
    if (/^ {0,3}>/.test(line) || !line.trim()) continue
    const at = start - base + index
    const span = { block, start: at, end: at + line.length }
    const edit = { span: { block, start: at, end: at }, text: '> ' }
    // What git put between two sides belongs into no box.
    const fixes = /^(?:={7}|<{7}|>{7}|\|{7})(?: |$)/.test(line) ? [] : [{ title: 'Put it in the box', edits: [edit] }]
    report(place, 'malformed-statement', span, 'This line continues the box above it without its own `>`.', fixes)
  }
}
