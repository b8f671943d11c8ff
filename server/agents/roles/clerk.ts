// Brings the page's ledger table, its threads and its boxes back in step with the ledger. It says nothing that the ledger
// does not say, so that nothing of it needs a decision.
import { sync } from '../../acts/page/sync.ts'
import { askedOf } from '../questions.ts'
import { defineRole } from '../role.ts'

export const clerk = defineRole({
  name: 'clerk',
  summary: 'Brings the handoff table, the threads and the boxes of the page back in step with the ledger.',
  reads: ['objections', 'text', 'questions', 'evidence'],
  writes: ['table'],
  restates: true,

  *propose(view) {
    const { text } = view.scene.subject.packet
    const synced = sync(text, view.scene)
    if ('no' in synced) yield { does: 'ask', about: 'the page', says: synced.no, who: askedOf(view) }
    else if (synced.text !== text) yield { does: 'tidy', says: synced.says, text: synced.text }
  },
})
