// What every packet has that goes through review cycles to a formal decision. It names no trade: teams extend it, and so do
// two of the built-in profiles.
import type { ProfileSource } from '../../../schemas/profile.ts'

export default {
  title: 'Approval packet',
  about: 'Asks a formal decision of a named approver, after reviewers have objected and evidence has been brought.',
  fields: {
    resubmits: { type: 'text', about: 'The packet or revision that was returned and that this one answers.' },
    decision: { type: 'date', about: 'The day on which the decision is to be taken.' },
  },
  decision_date: 'decision',
  sections: [
    {
      name: 'Open questions and next steps',
      aliases: ['Open questions', 'Next steps', 'Questions and next steps', 'Follow-up'],
      kinds: ['Q', 'N'],
      about: 'What is still open and who answers it, and what happens next, by whom and until when.',
    },
  ],
  evidence: {
    'return-memo': {
      about: 'Why an earlier revision was returned.',
      class: 'system record',
      rank: 3,
      frozen: true,
    },
    remark: { about: 'A comment in a review, a chat or a meeting.', class: 'remark', rank: 9, fresh: '30d' },
  },
  roles: {
    coordinator: { title: 'Coordinator', about: 'Writes and keeps the packet, and answers for its text.' },
    owner: { title: 'Approval owner', about: 'Answers for the handoff: nothing leaves without this person.' },
  },
  charter: [
    'The approval owner and the mandatory reviewers are the people named in this packet.',
    'The criteria that this packet is judged by are the ones in force today, at the version it cites.',
  ],
  prerequisites: [
    {
      name: 'return-answered',
      about: 'A packet that was returned cites the memo that says why.',
      evidence: ['return-memo'],
      when: [{ field: 'resubmits', is: 'present' }],
      before: 'review',
    },
  ],
  referrals: [
    {
      name: 'more-evidence',
      about: 'A claim that matters has no evidence that is good enough to decide on.',
      path: 'The coordinator brings the evidence; reviewers look again at what it touches.',
      owner: 'coordinator',
    },
  ],
  handoff: {
    to: 'the formal approver',
    condition:
      'Ready when no blocker is open and the coordinator and the approval owner have both accepted this revision.',
    signed: { by: ['coordinator', 'owner'] },
  },
  boundary: 'Handing it over asks for a decision; it is not one.',
} satisfies ProfileSource
