// Nothing is proposed twice: not while it waits for a decision, and not after a person turned it down, whoever asks again.
import type { LedgerTarget } from '../../../../schemas/ledger.ts'
import type { Check } from '../case.ts'

export const waiting: Check = function* ({ draft: { verb, target, given }, scene: { ledger, words } }) {
  for (const [event, draft] of ledger.state.drafts) {
    if (draft.verb !== verb || !draft.targets[0] || place(draft.targets[0]) !== place(target)) continue
    const said = draft.words && words(draft.words)
    if (said === undefined || plain(said) !== plain(given.text)) continue
    const id = ledger.shownId(event)
    const [decision] = draft.decisions
    if (draft.status === 'pending')
      yield {
        code: 'proposed-already',
        says: `${id} proposes the same words and waits for a decision.`,
        do: 'Leave it to the person who decides.',
      }
    if (draft.status === 'rejected')
      yield {
        code: 'rejected-before',
        says: `${id} proposed the same words, and @${decision?.by} rejected it: ${decision?.reason}.`,
        do: 'Propose something that answers the reason, or nothing.',
      }
  }
}

const place = (of: LedgerTarget) => JSON.stringify({ ...of, digest: undefined })

/** Case, spaces, marks and the number of a new statement do not make other words of the same ones. */
const plain = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/^[\s>]*(?:[-*+]\s+)?\*\*[A-Z][1-9]\d{0,8}[.:]?\*\*[.:]?/, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}^.,%]+/gu, ' ')
    .trim()
