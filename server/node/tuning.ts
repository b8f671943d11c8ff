// How hard the engine works at making code fast. A call on one packet is over before that pays: the command begins with
// as little of it as there is (`build/bundle.ts`), and whatever takes longer asks for all of it.
import { setFlagsFromString } from 'node:v8'

export function forALongRun(): void {
  for (const flag of ['--opt', '--maglev', '--regexp-optimization', '--regexp-tier-up-ticks=1'])
    setFlagsFromString(flag)
}
