// Takes secrets and personal identifiers out of a page. A secret is gone, and is to be revoked; an identifier is sealed beside the
// page for those who coordinate and own the packet, and what stands in its place names it by a digest that nobody can guess.
import { parse } from '../packet/parse.ts'
import { apply, type Change, changesOf } from '../rules/apply.ts'
import { fixes, type Reported } from '../rules/run.ts'
import { judgedBlocks, nameOfBlock } from '../rules/shared/accepted.ts'
import { blockSaid } from '../rules/shared/recorded.ts'
import { digests } from '../workspace/digests.ts'
import type { PacketAt } from './packet-at.ts'
import { type Sealing, sealing } from './sealing.ts'

export type Redacted = {
  readonly text: string
  readonly taken: readonly { readonly range: Change['range']; readonly was: string; readonly now: string }[]
  /** To be written before the page is. */
  readonly seals: readonly Sealing[]
  /** Why nothing could be sealed, where that is so: then it is only taken out. */
  readonly unsealed?: string
  /** Blocks that a person accepted as they were, and has to look at again. */
  readonly voided: readonly { readonly name: string; readonly by: string }[]
  /** Files that still have it in clear: words of the ledger, by their digests. */
  readonly words: readonly string[]
}

export async function redacted(at: PacketAt): Promise<Redacted> {
  const seals = new Map<string, Sealing>()
  const taken: Redacted['taken'][number][] = []
  let unsealed: string | undefined
  for (const found of at.checked.findings) {
    const change = changeFor(found, at)
    if (!change) continue
    const was = at.text.slice(change.range.start, change.range.end)
    let now = change.text
    if (found.rule.code === 'personal-identifier') {
      const sealed = seals.get(was) ?? (await sealing(at, was, []))
      if ('no' in sealed) unsealed = sealed.no
      else {
        seals.set(was, sealed)
        now = now.replace(/\]$/, ` ${sealed.digest.slice(0, 8)}]`)
      }
    }
    taken.push({ range: change.range, was, now })
  }
  const { text } = apply(
    at.text,
    taken.map(({ range, now }) => [{ range, text: now }]),
  )
  return {
    text,
    taken,
    seals: [...seals.values()],
    voided: voidedBy(text, at),
    words: wordsWith(taken, at),
    ...(unsealed !== undefined && { unsealed }),
  }
}

/** What comes of it, a line each. */
export function saysOf(
  { taken, seals, unsealed, voided, words }: Redacted,
  { name, text }: PacketAt,
  how = 'would be taken out',
): readonly string[] {
  const line = (at: number) => text.slice(0, at).split('\n').length
  const things = `${taken.length} thing${taken.length === 1 ? '' : 's'} ${how}.`
  const says = [...taken.map(({ range, now }) => `line ${line(range.start)}: ${now}`), things]
  if (seals.length > 0)
    says.push(
      `What identifies a person is sealed for coordinator, owner and the recovery key: \`countersign unseal ${name} DIGITS\` shows it to them, \`countersign dispose ${name} DIGITS\` destroys it.`,
    )
  if (unsealed !== undefined) says.push(`It is only taken out, and kept nowhere: ${unsealed}`)
  for (const { name: block, by } of voided)
    says.push(`${block} is another text than ${by} accepted: it waits for a person.`)
  for (const digest of words)
    says.push(
      `The ledger’s words ${digest.slice(0, 12)} still have it: \`countersign dispose ${name} ${digest.slice(0, 12)} --why TEXT\` destroys them.`,
    )
  says.push('What git has of it already, only a rewritten history loses. A secret is to be revoked.')
  return says
}

const codes: readonly string[] = ['secret-in-packet', 'personal-identifier']

function changeFor(found: Reported, { checked, scene }: PacketAt): Change | undefined {
  if (found.suppressed || !codes.includes(found.rule.code)) return undefined
  const [fix] = fixes(checked, found)
  return fix && changesOf(scene.subject.packet, fix)[0]
}

/** Sections too: their prose is accepted as well as any statement. */
function voidedBy(text: string, { checked }: PacketAt): Redacted['voided'] {
  const after = new Map(digests.blocks(parse(text)).map(block => [nameOfBlock(block), block.digest]))
  return judgedBlocks(checked.world).flatMap(({ name, block, standing }) =>
    standing.state === 'accepted' && after.get(name) !== block.digest
      ? [{ name: blockSaid(name), by: `@${standing.by.by}` }]
      : [],
  )
}

function wordsWith(taken: Redacted['taken'], { scene }: PacketAt): readonly string[] {
  return [...scene.ledger.contents.words.keys()].filter(digest => {
    const text = scene.words(digest)
    return text !== undefined && taken.some(({ was }) => text.includes(was))
  })
}
