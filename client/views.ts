// What is known of each packet, asked for once between two changes, and by one question at a time: what comes back is only
// what changed since the answer before it.
import type { PanelChange, PanelView } from '../schemas/panel.ts'
import { viewAfter } from '../schemas/panel-change.ts'
import type { Ask } from './session.ts'

/** How a view came from the one before it. */
export type Step = { readonly from: PanelView; readonly change: PanelChange }

export type Views = {
  readonly of: (uri: string) => Promise<PanelView | null>
  /** Nothing where the whole view came. */
  readonly stepTo: (view: PanelView) => Step | undefined
  /** What is known of it may be different now. */
  readonly stir: (uri?: string) => void
  /** Nobody looks at it any more. */
  readonly forget: (uri: string) => void
}

type Held = { readonly edition: string; readonly view: PanelView; readonly step?: Step }
type Asked = Promise<PanelView | null>

export function openViews(ask: Ask): Views {
  const held = new Map<string, Held>()
  const asked = new Map<string, Asked>()
  /** Those that are under way, and those that wait for them: whatever changes meanwhile, they will see. */
  const going = new Map<string, Asked>()
  const waiting = new Map<string, Asked>()

  const send = async (uri: string): Asked => {
    const last = held.get(uri)
    const answer = await ask('panelSince', { uri, ...(last && { since: last.edition }) })
    if (!answer) {
      held.delete(uri)
      return null
    }
    const { edition } = answer
    if ('view' in answer) held.set(uri, { edition, view: answer.view })
    else if (last && isNothing(answer.change)) held.set(uri, { ...last, edition })
    else if (last) {
      const view = viewAfter(last.view, answer.change)
      held.set(uri, { edition, view, step: { from: last.view, change: answer.change } })
    }
    return held.get(uri)?.view ?? null
  }
  const start = (uri: string): Asked => {
    const answer = send(uri)
    going.set(uri, answer)
    const over = () => {
      if (going.get(uri) === answer) going.delete(uri)
    }
    answer.then(over, over)
    return answer
  }
  const begin = (uri: string): Asked => {
    const before = going.get(uri)
    if (!before) return start(uri)
    const known = waiting.get(uri)
    if (known) return known
    const next = async () => {
      waiting.delete(uri)
      return start(uri)
    }
    const answer = before.then(next, next)
    waiting.set(uri, answer)
    return answer
  }
  return {
    of(uri) {
      const known = asked.get(uri)
      if (known) return known
      const answer = begin(uri)
      asked.set(uri, answer)
      const forget = () => {
        if (asked.get(uri) === answer) asked.delete(uri)
      }
      // A document that is not open yet may be open the next time.
      answer.then(view => view ?? forget(), forget)
      return answer
    },
    stepTo: view => [...held.values()].find(one => one.view === view)?.step,
    stir(uri) {
      if (uri === undefined) asked.clear()
      else asked.delete(uri)
    },
    forget(uri) {
      asked.delete(uri)
      held.delete(uri)
    },
  }
}

/** Then the view stays the same one, and whoever has the one before it can still be told how it came. */
const isNothing = ({ moved, sections, gone }: PanelChange): boolean =>
  !moved && gone.length === 0 && Object.keys(sections).length === 0
