// What confirming and refuting a hypothesis have in common: its text as it stood, and the words about it.
import type { Desk, Refusal, Scene } from '../act.ts'
import { textOf } from './acceptance.ts'
import { statementCalled } from './called.ts'

type On = {
  readonly shown: string
  readonly body: { readonly hypothesis: string; readonly digest: string; readonly words: string }
}

export function onHypothesis(name: string, text: string, scene: Scene, desk: Desk): On | Refusal {
  const found = statementCalled(name, ['H'], scene)
  if ('no' in found) return found
  const body = { hypothesis: found.name, digest: found.digest, words: desk.write(text) }
  return { shown: `${found.name} (${textOf(found, scene)})`, body }
}
