// Events from the future. The fold knows no clock, so that it gives the same answer tomorrow; whoever has one asks here.
import { type Damage, short } from './damage.ts'
import type { Ledger } from './fold.ts'

/** `now`: minutes since 1970. Two people's clocks may differ by five of them. */
export const datedAhead = ({ events }: Ledger, now: number): readonly Damage[] =>
  events
    .filter(({ event }) => Date.parse(event.time) / 60_000 > now + 5)
    .map(({ id, event }) => ({
      kind: 'clock-ahead',
      event: id,
      message: `Event ${short(id)} by ${event.actor} is dated ${event.time}, which is still to come. Look at that author's clock.`,
    }))
