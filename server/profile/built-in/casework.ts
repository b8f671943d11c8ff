// What every packet has in which one person and one agent work on a case in visible turns. It names no trade: teams extend it,
// and so does one of the built-in profiles.
import type { ProfileSource } from '../../../schemas/profile.ts'

export default {
  title: 'Case packet',
  about: 'Keeps what is known, what is only suspected and what is asked of others apart while one case is worked on.',
  fields: {
    case: { type: 'text', required: true, about: 'The case as its system numbers it.' },
    'update-due': { type: 'date', about: 'The day on which the next update is expected.' },
  },
  decision_date: 'update-due',
  sections: [
    {
      name: 'Confirmed facts',
      aliases: ['Facts', 'Reproduced facts', 'What we know'],
      kinds: ['F', 'C', 'P', 'Q'],
      at_least: { F: 1 },
      about: 'What the records show, each with its source.',
    },
    {
      name: 'Hypotheses',
      aliases: ['Unverified hypotheses', 'Hypotheses under test', 'What we suspect'],
      kinds: ['H', 'Q'],
      about: 'What would explain the facts and is not verified yet.',
    },
    {
      name: 'Open questions and next steps',
      aliases: ['Open questions', 'Next steps', 'Investigation steps', 'Questions and next steps'],
      kinds: ['Q', 'N'],
      at_least: { N: 1 },
      about: 'What is still open and who answers it, and each next step with its owner and its day.',
    },
  ],
  evidence: {
    'case-record': {
      about: 'The case: its history, its severity, what was said before.',
      class: 'system record',
      rank: 3,
      fresh: '48h',
    },
    remark: { about: 'A comment in the case or a chat.', class: 'remark', rank: 9, fresh: '14d' },
  },
  roles: {
    coordinator: { title: 'case lead', about: 'Reads the evidence, decides what is said outside, answers for it.' },
    owner: { title: 'case owner', about: 'Answers for the case: may be the lead.' },
  },
  may: { own: ['owner', 'coordinator'], transfer: ['owner', 'coordinator'] },
  apart: [],
  author_alone_may_accept: true,
  charter: ['One named person reads the evidence, decides what may be said outside and approves each message.'],
  handoff: {
    to: 'whoever takes the case over',
    condition:
      'Ready when every open question has somebody to answer it, every next step has an owner and a day, no blocker is open, and the case lead has accepted this revision.',
    signed: { by: ['coordinator'] },
  },
  boundary: 'This hands the case over with what is known and what is open; it states no cause and no fault.',
  referrals: [
    {
      name: 'more-evidence',
      about: 'What is known is too thin to say anything.',
      path: 'The lead asks for the missing records; the update says when the next one comes.',
      owner: 'coordinator',
    },
  ],
} satisfies ProfileSource
