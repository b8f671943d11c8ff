// A draft beside the page that it would change: both texts whole, for an editor's own diff.
import type { DraftView } from '../../schemas/protocol.ts'
import type { Scene } from '../acts/act.ts'
import { reject } from '../acts/reject.ts'
import { outcomeOf } from '../acts/shared/outcome.ts'
import { eventOf } from '../acts/targets.ts'
import { toldDraft } from '../report/draft.ts'

/** Nothing where the ledger has no draft of this name. */
export function draftView(id: string, scene: Scene): DraftView | undefined {
  const record = scene.ledger.state.drafts.get(eventOf(id, scene) ?? '')
  if (!record) return undefined
  const { by, model, for: behalf, time, verb, targets, words = '', hindrance } = toldDraft(record, scene)
  const before = scene.subject.packet.text
  return {
    id,
    by,
    ...(model && { model }),
    ...(behalf && { for: behalf }),
    time,
    verb,
    targets: [...targets],
    ...(changesPage(verb) ? { before, after: after(record, words, scene) } : { before: '', after: words }),
    words,
    reasons: reject.input.shape.reason.options,
    ...(hindrance && { hindrance }),
  }
}

/** Answers and objections become somebody's own words, and change no block. */
const changesPage = (verb: string) => verb !== 'answers' && verb !== 'objects to'

/** A draft that cannot be accepted as it stands changes nothing: the hindrance says why. */
function after(record: Parameters<typeof outcomeOf>[0], words: string, scene: Scene): string {
  const outcome = outcomeOf(record, words, scene)
  return 'no' in outcome ? scene.subject.packet.text : outcome.scene.subject.packet.text
}
