// Suspicions that nobody has dealt with, and how they are told apart.
import type { Suspicion } from '../../ledger/state.ts'
import { isOpen } from '../../ledger/still.ts'
import type { Refusal, Scene } from '../act.ts'
import { oneOf } from './called.ts'

export const openSuspicions = ({ ledger }: Scene): readonly Suspicion[] =>
  [...ledger.state.suspicions.values()].filter(isOpen)

export const shownSuspicion = ({ actor, words }: Suspicion, scene: Scene): string =>
  `${actor}: ${(words && scene.words(words)) || 'the words were destroyed'}`

export const suspicionCalled = (said: string | undefined, scene: Scene): { readonly one: Suspicion } | Refusal =>
  oneOf(openSuspicions(scene), said, {
    none: 'No suspicion is open.',
    flag: '--suspicion',
    show: one => shownSuspicion(one, scene),
  })
