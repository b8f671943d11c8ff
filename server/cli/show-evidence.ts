// `countersign evidence show`: what is known of a packet's evidence without asking anybody: excerpts, digests, age, who looked.
import { rolesFor } from '../evidence/restriction.ts'
import type { Source } from '../evidence/source.ts'
import { type PacketAt, packetAt } from '../host/packet-at.ts'
import { Wrong } from '../host/wrong.ts'
import { harmless } from '../report/width.ts'
import { type Call, exit } from './command.ts'
import { wrapped } from './wrap.ts'

/** More lines than these of one excerpt are counted. */
const most = 20

export async function showEvidence({ flags, rest, terminal }: Call): Promise<number> {
  const [, name = '', ...ids] = rest
  const at = await packetAt(name, terminal.cwd, terminal.env)
  const { sources } = at.checked.world
  const unknown = ids.find(id => !sources.some(({ definition }) => definition.id === id))
  if (unknown !== undefined) throw new Wrong(`${name} has no evidence ${unknown}.`)
  const shown = sources
    .filter(({ definition }) => ids.length === 0 || ids.includes(definition.id))
    .map(source => told(source, at))
  if (flags.has('json')) {
    terminal.out(
      `${JSON.stringify({ schema: 'countersign.evidence-shown.v1', page: name, evidence: shown }, undefined, 2)}\n`,
    )
    return exit.clean
  }
  const { columns, paint } = terminal.screen('out', flags.has('no-color') ? 'none' : 'as usual')
  for (const one of shown) {
    terminal.out(
      `${paint('strong', harmless(`${one.id} ${one.kind}: ${one.title}`))} ${paint('faint', harmless(one.locator))}\n`,
    )
    terminal.out(
      wrapped(
        harmless(
          `${one.state}${one.captured ? `, captured ${one.captured}` : ''}${one.lookedAt ? `, last asked ${one.lookedAt}` : ''}`,
        ),
        columns,
        '  ',
      ).join('\n'),
    )
    terminal.out(
      `\n${excerptLines(one)
        .flatMap(line => (line === '' ? [''] : wrapped(harmless(line), columns, '    ')))
        .join('\n')}\n\n`,
    )
  }
  return exit.clean
}

type Told = {
  readonly id: string
  readonly kind: string
  readonly title: string
  readonly locator: string
  readonly state: Source['state']
  readonly captured?: string
  readonly lookedAt?: string
  readonly digest?: string
  readonly excerpt?: string
  readonly why?: string
}

function told({ definition, kind: of, reading, state }: Source, { scene }: PacketAt): Told {
  const { id, kind, title, locator, captured } = definition
  const last = (scene.ledger.state.retrievals.get(id) ?? []).at(-1)
  const roles = rolesFor(definition, of)
  return {
    id,
    kind,
    title,
    locator,
    state,
    ...(captured && { captured: captured.text }),
    ...(last && { lookedAt: last.time }),
    ...(reading.state === 'read'
      ? {
          digest: reading.digest,
          ...(roles.length > 0 ? { why: `Only ${roles.join(', ')} may read it.` } : { excerpt: reading.excerpt }),
        }
      : { why: reading.why }),
  }
}

function excerptLines({ excerpt, why }: Told): readonly string[] {
  if (excerpt === undefined) return [why ?? '']
  const lines = excerpt.replace(/\n$/, '').split('\n')
  return lines.length > most ? [...lines.slice(0, most), `… and ${lines.length - most} more lines`] : lines
}
