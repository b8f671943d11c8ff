import type { Edit, Statement } from '../../schemas/packet.ts'
import { bareHandle } from '../profile/people.ts'
import { defineRule, type World } from './rule.ts'
import { nameOf } from './shared/actors.ts'
import { dayOf, eventShownAs, opened, targetsSaid } from './shared/recorded.ts'
import { whileSame } from './shared/remembered.ts'
import { quoted, type Restored, restored } from './shared/restored.ts'
import { sorted } from './shared/sorted.ts'
import { targetNames } from './shared/targets.ts'

export const softenedObjection = defineRule({
  code: 'softened-objection',
  scope: 'packet',
  severity: 'error',
  guards: true,
  summary: 'Every objection reads as whoever raised it wrote it.',

  *check(world) {
    const ledger = opened(world)?.ledger
    if (!ledger) return
    for (const objection of sorted(world.packet).objections) {
      const recorded = ledger.state.objections.get(eventShownAs(objection.id, ledger) ?? '')
      if (!recorded) continue
      const before = restored(recorded, world)
      const { id, box, idSpan } = objection
      const same = compared(objection, before)
      if (box && !same.header) {
        const by = box.actor ? nameOf(box.actor) : 'nobody'
        const message = `By the page ${by} objects to ${targetNames(box.targets)} in ${id}; by the ledger ${recorded.actor} objects to ${targetsSaid(recorded.targets, ledger)}.`
        yield { span: box.header, message, data: recorded.event }
      }
      if (before.words !== undefined && !same.words) {
        const message = `${id} does not read as ${recorded.actor} wrote it on ${dayOf(recorded, world)}.`
        yield { span: objection.text === '' ? idSpan : objection.textSpan, message, data: recorded.event }
      }
    }
  },

  fix({ data, span }, world) {
    const recorded = world.record?.ledger.state.objections.get(String(data))
    const objection = sorted(world.packet).objections.find(
      one => one.span.block === span.block && one.span.start <= span.start && span.end <= one.span.end,
    )
    if (!recorded || !objection?.box) return []
    const edits = backToWords(objection, restored(recorded, world), world)
    return edits.length > 0 ? [{ title: `Put ${objection.id} back as it was written`, edits }] : []
  },
})

/** A packet may have hundreds, and an edit touches one. */
const compared = whileSame(
  (_: Statement, before: Restored) => [before],
  (objection, { read }) => ({ header: sameHeader(objection, read), words: sameWords(objection, read) }),
)

const spaced = (text: string | undefined) => text?.replace(/\s+/g, ' ').trim()

const sameWords = (now: Statement, before: Statement | undefined) =>
  spaced(now.text) === spaced(before?.text) && strokes(now) === strokes(before)

/** How often words are struck through or no longer are: a reader takes what is struck for taken back. */
function strokes(objection: Statement | undefined): number {
  if (!objection?.box) return 0
  const { block, end } = objection.textSpan
  return [...block.text.slice(objection.box.header.end, end).matchAll(/(?<!\\)~+|<\/?(?:del|s|strike)\b/gi)].length
}

/** Whose it is and what it is about. Its role and its day may be spelled in many ways. */
function sameHeader({ box: now }: Statement, before: Statement | undefined): boolean {
  const by = (box: Statement['box']) => (box?.actor ? bareHandle(nameOf(box.actor)) : '')
  const about = (box: Statement['box']) => (box?.targets ?? []).map(target => spaced(targetNames([target]))).sort()
  return by(now) === by(before?.box) && about(now).join('\n') === about(before?.box).join('\n')
}

function backToWords(objection: Statement, { header, words, read }: Restored, { packet }: World): readonly Edit[] {
  const edits: Edit[] = []
  const { box, text, textSpan } = objection
  if (!sameHeader(objection, read)) edits.push({ span: box!.header, text: header })
  if (words === undefined || sameWords(objection, read)) return edits
  if (text !== '') return [...edits, { span: textSpan, text: quoted(words).replace(/^> /, '') }]
  const end = box!.header.end
  const after = packet.slice({ ...box!.header, start: end, end }) === '' ? '\n>\n' : '\n'
  return [...edits, { span: { ...box!.header, start: end }, text: `${after}${quoted(words)}` }]
}
