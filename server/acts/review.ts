// Signs off as a reviewer, on sections, on evidence, or on the whole revision. It is outdated when those blocks change.
import * as z from 'zod'
import type { LedgerBlock } from '../../schemas/ledger.ts'
import { values } from '../ledger/standing.ts'
import type { Acceptable } from '../packet/acceptable.ts'
import { defineAct, type Refusal, type Scene } from './act.ts'
import { because, listed, names, role, words } from './shared/given.ts'
import { termsInForce } from './shared/in-force.ts'
import { roleOf } from './shared/roles.ts'
import { blockOf } from './targets.ts'

const outcomes = { concurs: 'concurs', 'requests-changes': 'requests changes', recused: 'recused' } as const

export const review = defineAct({
  name: 'review',
  summary: 'Sign off as a reviewer: you concur, request changes, or are recused.',
  input: z.strictObject({
    outcome: z
      .enum(Object.keys(outcomes) as [keyof typeof outcomes])
      .describe('`concurs`, `requests-changes` or `recused`.'),
    what: names
      .optional()
      .describe('Sections, evidence or statements. If you name none: your sections, or the whole revision.'),
    role: role.optional().describe('The role in which you review, where you have several.'),
    text: words.optional().describe('What is to change, or why you step back.'),
  }),
  positional: ['outcome', 'what'],
  writes: ['reviewed'],

  plan({ outcome: said, what = [], role: asked, text }, scene, desk) {
    const outcome = outcomes[said]
    const role = roleOf(desk.actor, asked, scene)
    if (!role) return { no: whichRole(desk.actor, scene) }
    if (outcome !== 'concurs' && !text) return { no: 'Say with --text what is to change, or why you step back.' }
    const found = what.length > 0 ? named(what, scene) : { blocks: ownSections(role, scene) }
    if ('no' in found) return found
    const blocks = found.blocks.map(asBlock)
    const body = {
      role,
      outcome,
      blocks,
      ...(blocks.length === 0 ? { revision: scene.revision } : {}),
      ...(text ? { words: desk.write(text) } : {}),
    }
    const about = blocks.length === 0 ? 'the whole revision' : listed(found.blocks.map(({ name }) => name))
    return {
      says: `As reviewer for ${role}, on ${about}: ${outcome}${because(text)}`,
      deeds: [{ type: 'reviewed', body }],
    }
  },
})

/** In none, or in several. */
function whichRole(actor: string, { ledger }: Scene): string {
  const reviewers = [...ledger.standing.reviewers].flatMap(([role, held]) =>
    values(held).map(handle => ({ role, handle })),
  )
  const own = reviewers.filter(({ handle }) => `@${handle}` === actor).map(({ role }) => role)
  if (own.length > 0) return `In which role? You review here for ${listed(own)}: say --role ${own[0]}.`
  const others = reviewers.map(({ role, handle }) => `@${handle} for ${role}`)
  return `${actor} reviews nothing here. ${others.length > 0 ? `Reviewers are ${listed(others)}.` : 'Nobody does yet.'}`
}

type Found = { readonly blocks: readonly Acceptable[] }

/** A section means its prose and every statement in it. */
function named(what: readonly string[], scene: Scene): Found | Refusal {
  const blocks: Acceptable[] = []
  for (const name of what) {
    const inside = inSection(name, scene)
    const block = blockOf(name, scene)
    if (inside.length === 0 && !block) return { no: `Nothing on the page is called ${name}.` }
    blocks.push(...(inside.length > 0 ? inside : [block!]))
  }
  return { blocks: [...new Set(blocks)] }
}

const inSection = (name: string, { blocks }: Scene) =>
  blocks.filter(({ section }) => section !== '' && section.toLowerCase() === name.toLowerCase())

function ownSections(role: string, scene: Scene): readonly Acceptable[] {
  const { profile } = termsInForce(scene)
  const own = profile.reviewers.find(reviewer => reviewer.role === role)?.sections ?? []
  const headings = own.flatMap(name => {
    const section = profile.sections.find(one => one.name.toLowerCase() === name.toLowerCase())
    return section ? [section.name, ...section.aliases] : [name]
  })
  return [...new Set(headings.flatMap(heading => inSection(heading, scene)))]
}

const asBlock = ({ kind, name, digest }: Acceptable): LedgerBlock =>
  kind === 'statement' ? { kind, id: name, digest } : { kind, name, digest }
