// Numbers for new statements: behind all that the page has, the ledger knows, or a waiting draft proposes.
import type { Scene } from '../acts/act.ts'

export function freshIds({ subject, ledger, words }: Scene): (letter: string) => string {
  const used = new Map<string, number>()
  const use = (id: string) => {
    const [, letter, number] = /^([A-Z])([1-9]\d{0,8})$/.exec(id) ?? []
    if (letter) used.set(letter, Math.max(used.get(letter) ?? 0, Number(number)))
  }
  for (const { id } of subject.packet.statements) use(id)
  for (const id of [...ledger.state.acceptances.keys(), ...ledger.state.threads.keys()]) use(id)
  for (const draft of ledger.state.drafts.values()) {
    for (const target of draft.targets) if (target.kind === 'statement') use(target.id)
    const said = draft.words === undefined ? '' : (words(draft.words) ?? '')
    for (const [, id] of said.matchAll(/\*\*([A-Z][1-9]\d{0,8})[.:]?\*\*/g)) use(id!)
  }
  return letter => {
    const next = (used.get(letter) ?? 0) + 1
    used.set(letter, next)
    return `${letter}${next}`
  }
}
