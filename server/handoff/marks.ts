// The readiness that a handoff rests on: marks of everybody whom the profile names, about this very page and about every
// event there is, save the marks themselves.
import type { Ledger } from '../ledger/fold.ts'
import type { Mark } from '../ledger/state.ts'

type Asked = {
  readonly ledger: Ledger
  readonly revision: string
  /** The places that have to sign, in their order. */
  readonly signers: readonly string[]
}

export function marksFor({
  ledger,
  revision,
  signers,
}: Asked): { readonly marks: readonly Mark[] } | { readonly no: string } {
  const all = [...ledger.state.marks.values()]
  const current = all.filter(mark => mark.revision === revision)
  const last = current.at(-1)
  if (!last)
    return {
      no:
        all.length === 0
          ? 'Nobody marked it ready: `countersign ready` does, by whom the profile names.'
          : 'The page changed since it was marked ready: mark it again with `countersign ready`.',
    }
  const marks = current.filter(({ set, count }) => set === last.set && count === last.count)
  const missing = signers.filter(place => !marks.some(mark => mark.as === place))
  if (missing.length > 0)
    return {
      no: `It is not marked ready by the ${missing.join(' and the ')}, for the page and the events as they stand.`,
    }
  const later = ledger.events.length - last.count - marks.length
  if (later > 0)
    return {
      no: `${later === 1 ? 'One event' : `${later} events`} came after it was marked ready: mark it again with \`countersign ready\`.`,
    }
  return { marks }
}
