// What a finding says, without the words of a place or a source that agents may not read.
import type { Range } from '../../schemas/packet.ts'
import type { Veil } from '../rules/shared/veil.ts'

/** They say which evidence and since when, and never what is in it. */
const quotesNothing: ReadonlySet<string> = new Set([
  'stale-evidence',
  'expiring-evidence',
  'changed-evidence',
  'unchecked-evidence',
  'unstamped-evidence',
  'unused-evidence',
  'wrong-evidence-kind',
  'suspect-claim',
  'unsupported-claim',
  'never-accepted',
  'changed-since-accepted',
  'pending-draft',
])

export function saidOf(code: string, says: string, range: Range | undefined, veil: Veil): string {
  if (range && veil.covers(range))
    return 'Something is wrong with a text that is not shown to agents. The person named sees what.'
  const kept = quotesNothing.has(code) ? [] : keptIn(says, veil)
  // What an agent wrote stands as it wrote it: to mark it would tell what is hidden.
  if (kept.length === 0 && (isAgents(code, says) || (range && veil.isOwn(range)))) return says
  return kept.length > 0
    ? `It is about what ${kept.join(' and ')} ${kept.length === 1 ? 'says' : 'say'}, which is not shown to agents. The person who answers for it sees what.`
    : veil.over(says)
}

const isAgents = (code: string, says: string) => code === 'on-hold' && says.startsWith('agent:')

/** The statements and evidence in a text that agents may not read. */
export const keptIn = (text: string, veil: Veil): readonly string[] =>
  [...new Set(text.match(/\b[A-Z][1-9]\d*\b/g) ?? [])].filter(id => veil.readersOf(id).length > 0)
