// Something looks like an exposure. Anybody may say so, an agent too: it freezes the packet until a person looks at it.
import * as z from 'zod'
import { target, words } from '../../../schemas/ledger.ts'
import { defineEvent, saying } from '../definition.ts'

export const suspicionRaised = defineEvent({
  type: 'suspicion-raised',
  act: 'suspect',
  by: 'people and agents',
  signature: 'welcome',
  goesOn: true,
  body: z.strictObject({ targets: z.array(target), words }),
  apply: (state, told) => void state.suspicions.set(told.id, { ...saying(told), dismissedBy: [], escalatedBy: [] }),
})
