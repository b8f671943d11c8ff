// What a box is about: how a sentence names it, where it stands, and whether it is there at all.
import type { Fix, Span, Statement, Target } from '../../../schemas/packet.ts'
import { nearest } from '../../profile/nearest.ts'
import type { Finding, Near, World } from '../rule.ts'
import { allOf } from './listed.ts'
import { sectionNamed } from './sections.ts'

export const targetNames = (targets: readonly Target[]): string => allOf(targets.map(targetName))

function targetName(target: Target): string {
  if (target.kind === 'statement') return target.id
  if (target.kind === 'section') return `section "${target.name}"`
  return target.kind === 'packet' ? 'the packet' : target.text
}

/** The statements that a box names, as related places of a finding. */
export const targetPlaces = (box: Statement['box'], near: Near, message: string): NonNullable<Finding['related']> =>
  (box?.targets ?? []).flatMap(target => {
    const named = target.kind === 'statement' ? near.statement(target.id) : undefined
    return named ? [{ span: named.idSpan, message }] : []
  })

export const isOnPage = (id: string, { packet }: World): boolean =>
  (id.startsWith('E') ? packet.evidenceOf(id) : packet.statement(id)) !== undefined

/** A finding for a target that the page does not have. `data` is the section that was most likely meant. */
export function missingTarget(target: Target, says: string, world: World): Finding | undefined {
  const { packet, profile } = world
  const { span } = target
  if (target.kind === 'statement')
    return isOnPage(target.id, world) ? undefined : { span, message: `${says} ${target.id}, which is not on the page.` }
  if (target.kind !== 'section' || sectionNamed(target.name, packet, profile)) return undefined
  const meant = nearest(
    target.name,
    packet.sections.map(({ name }) => name),
  )
  const hint = meant ? ` Did you mean "${meant}"?` : ''
  return { span, message: `${says} section "${target.name}", which is not on the page.${hint}`, data: meant }
}

export const pointToSection = ({ span, data }: { readonly span: Span; readonly data?: unknown }): readonly Fix[] =>
  typeof data === 'string'
    ? [{ title: `Point to section "${data}"`, edits: [{ span, text: `section "${data}"` }] }]
    : []
