// One packet in a list of all of them: what it is, where it stands, whom it waits for.
import type { PacketEntry } from '../../schemas/protocol.ts'
import { dayAt } from '../evidence/dates.ts'
import { verdict } from '../gate/verdict.ts'
import { openLedger } from '../gate/waits.ts'
import type { Checked } from '../rules/run.ts'

export function entryOf(checked: Checked): Omit<PacketEntry, 'uri'> {
  const { packet, path } = checked.subject
  const { name, owner, coordinator, blocks, waits } = verdict(checked)
  const lapses = nextLapse(checked)
  return {
    number: packet.fields.get('packet')?.value || path,
    title: packet.title,
    verdict: name,
    ...(owner && { owner }),
    ...(coordinator && { coordinator }),
    waitsFor: name === 'handed off' ? [] : [...new Set([...blocks, ...waits].map(({ who }) => who))],
    blocks: blocks.length,
    drafts: draftsIn(checked),
    ...(lapses && { lapses }),
  }
}

function draftsIn({ subject }: Checked): number {
  const ledger = openLedger(subject)
  if (!ledger) return subject.packet.statements.filter(({ letter }) => letter === 'D').length
  return [...ledger.state.drafts.values()].filter(({ status }) => status === 'pending' || status === 'contested').length
}

/** The last day of whatever is fresh now and lapses first. */
function nextLapse({ world: { sources, clock, workspace } }: Checked): string | undefined {
  const ahead = sources.flatMap(({ freshUntil }) =>
    freshUntil !== undefined && freshUntil >= clock.now ? [freshUntil] : [],
  )
  const first = ahead.reduce<number | undefined>((least, one) => Math.min(least ?? one, one), undefined)
  return first === undefined ? undefined : dayAt(first, workspace.timezone)
}
