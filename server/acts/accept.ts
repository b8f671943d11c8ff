// Accepts text as it stands, block by block. There is no accept-all: whoever accepts names what they have read.
import * as z from 'zod'
import type { AcceptedBlock } from '../../schemas/ledger.ts'
import type { Acceptable } from '../packet/digest.ts'
import { type Desk, defineAct, type Scene } from './act.ts'
import { blockOf } from './targets.ts'

export const accept = defineAct({
  name: 'accept',
  summary: 'Accept statements or the prose of a section as they stand now.',
  input: z.strictObject({
    what: z.array(z.string()).min(1).describe('What you accept: `C1`, `E2`, `"Rollback"`.'),
  }),
  positional: ['what'],
  writes: ['text-accepted'],

  plan({ what }, scene, desk) {
    const found = what.map(name => ({ name, block: blockOf(name, scene) }))
    const missing = found.find(({ block }) => !block)
    if (missing) return { no: `Nothing on the page that can be accepted is called ${missing.name}.` }
    const blocks = found.map(({ block }) => acceptedBlock(block!, scene, desk))
    const texts = found.map(({ block }) => `${block!.name}: ${textOf(block!, scene)}`)
    return { says: `Accept as it stands:\n${texts.join('\n')}`, deeds: [{ type: 'text-accepted', body: { blocks } }] }
  },
})

/** A block as it goes into an event: its digest, its words, and the evidence that stood beside it. */
export function acceptedBlock(block: Acceptable, scene: Scene, desk: Desk): AcceptedBlock {
  const { packet, readings } = scene.subject
  const words = desk.write(textOf(block, scene))
  const statement = block.kind === 'statement' ? packet.statement(block.name) : undefined
  const seen = (statement?.footnotes ?? []).flatMap(({ label }) => {
    const definition = packet.evidenceOf(label)
    const reading = definition && readings.get(definition.locator)
    return reading?.state === 'read' ? [{ id: label, digest: reading.digest }] : []
  })
  return block.kind === 'statement'
    ? {
        kind: 'statement',
        id: block.name,
        digest: block.digest,
        words,
        seen,
        ...(block.section ? { section: block.section } : {}),
      }
    : { kind: 'section', name: block.name, digest: block.digest, words, seen }
}

/** The source of a block, as it is compared and shown. */
export function textOf({ kind, name }: Acceptable, { subject: { packet } }: Scene): string {
  if (kind === 'statement') {
    const span = packet.statement(name)?.span ?? packet.evidenceOf(name)?.span
    return span ? packet.slice(span).trim() : ''
  }
  const section = packet.sections.find(one => one.name === name)
  const inside = section
    ? section.blocks
    : packet.blocks.map(placed => placed.block).filter(block => !packet.sectionOf(block))
  return inside
    .filter(
      block =>
        block.statements.length === 0 &&
        block.evidence.length === 0 &&
        !block.heading &&
        !block.rows &&
        block.type !== 'front matter',
    )
    .map(block => block.text.trim())
    .join('\n\n')
}
