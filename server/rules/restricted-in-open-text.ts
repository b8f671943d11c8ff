import type { Block, Statement } from '../../schemas/packet.ts'
import type { Source } from '../evidence/source.ts'
import { repeats } from './detect/repeats.ts'
import { defineRule, type Finding, type World } from './rule.ts'
import { outside } from './shared/audience.ts'
import { isEvidence } from './shared/cites.ts'
import { statementsThat } from './shared/in-statements.ts'
import { allOf } from './shared/listed.ts'
import { remembered } from './shared/remembered.ts'
import { rememberedList } from './shared/remembered-list.ts'
import { isStatement, type Kept, marks, rolesOf } from './shared/restricted.ts'
import { quoted, spanOf } from './shared/spoken.ts'

export const restrictedInOpenText = defineRule({
  code: 'restricted-in-open-text',
  scope: 'packet',
  severity: 'error',
  summary: 'Words of restricted statements and evidence stand only where their readers read.',

  *check(world) {
    yield* cites(world)
    const { packet, sources } = world
    const { closed, open } = byReaders(sources)
    const kept = [...packet.every(restrictedIn), ...closed]
    if (kept.length === 0) return
    const look = lookFor([...kept, ...open])
    const declared = [...packet.fields.values()].map(({ value }) => value.toLowerCase())
    for (const { block } of packet.blocks)
      for (const { mark, finding } of look(block)) if (!declared.includes(mark)) yield finding
  },
})

const restrictedIn = statementsThat(statement => rolesOf(statement).length > 0)

const byReaders = remembered((sources: readonly Source[]) => {
  const { closed = [], open = [] } = Object.groupBy(sources, source => (rolesOf(source).length > 0 ? 'closed' : 'open'))
  return { closed, open }
})

/** A source that the page itself restricts is not named to readers outside. */
function* cites(world: World): Iterable<Finding> {
  for (const { section, audience } of outside(world))
    for (const { footnotes } of section.blocks)
      for (const { label, span } of footnotes) {
        const roles = isEvidence(label) ? (world.packet.evidenceOf(label)?.restrictedTo ?? []) : []
        if (roles.length > 0)
          yield {
            span,
            message: `${label} is restricted to ${allOf(roles)} and is cited in ${section.name}, which a ${audience} reads.`,
          }
      }
}

type Seen = { readonly mark: string; readonly finding: Finding }

/** What the restricted ones among these can be recognised by, without what the open ones say as well. */
const lookFor = rememberedList((all: readonly Kept[]) => {
  const owners = new Map<string, Kept>()
  const open = new Set<string>()
  for (const one of all)
    for (const mark of marks(one))
      if (rolesOf(one).length === 0) open.add(mark)
      else if (!owners.has(mark)) owners.set(mark, one)
  return remembered((block: Block): readonly Seen[] =>
    inBlock(block, mark => (open.has(mark) ? undefined : owners.get(mark))),
  )
})

function inBlock(block: Block, ownerOf: (mark: string) => Kept | undefined): readonly Seen[] {
  const byId = new Map(block.statements.map(statement => [statement.id, statement]))
  const evidence = new Set(block.evidence.map(({ id }) => id))
  const found: Seen[] = []
  for (const words of block.words) {
    if (words.statement !== undefined && evidence.has(words.statement)) continue
    const statement = words.statement === undefined ? undefined : byId.get(words.statement)
    for (const { mark, isName, ...piece } of repeats(words.text, mark => ownerOf(mark) !== undefined)) {
      const owner = ownerOf(mark)!
      if (owner === statement || (statement && mayStand(statement, owner))) continue
      const id = isStatement(owner) ? owner.id : owner.definition.id
      const idSpan = isStatement(owner) ? owner.idSpan : owner.definition.idSpan
      const text = quoted(words.text.slice(piece.from, piece.to))
      const message = `${text} ${isName ? 'belongs to' : 'repeats'} ${id}, which only ${allOf(rolesOf(owner))} may read.`
      found.push({
        mark,
        finding: {
          span: spanOf(words, piece),
          message,
          related: [{ span: idSpan, message: `${id} is restricted.` }],
          data: 'repeats',
        },
      })
    }
  }
  return found
}

/** Everybody who may read the one may read the other. */
function mayStand(statement: Statement, owner: Kept): boolean {
  const roles = rolesOf(statement)
  return roles.length > 0 && roles.every(role => rolesOf(owner).includes(role))
}
