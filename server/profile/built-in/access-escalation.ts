// A customer reports that a deprovisioned contractor may still have seen attachments: one lead and one agent work the case.
// What leaves are confirmed facts, and a suspicion of unauthorised access ends the routine.
import type { ProfilePatch } from '../../../schemas/profile.ts'

export default {
  extends: 'casework',
  title: 'Deprovisioned access escalation',
  about:
    'Keeps evidence, customer updates and the engineering and security handoff of one sensitive access case apart.',
  fields: {
    severity: { type: 'choice', choices: ['S1', 'S2', 'S3', 'S4'], required: true, about: 'The severity in the case.' },
    customer: { type: 'text', about: 'The customer by account number, not by name.' },
  },
  sections: [
    { name: 'Confirmed facts', about: 'What identity, audit and case records show, each with its source.' },
    {
      name: 'Timeline',
      aliases: ['Chronology', 'Escalation timeline', 'Case timeline'],
      required: false,
      kinds: ['F'],
      chronology: true,
      longest_gap: '48h',
      about: 'What happened and when, one fact each.',
    },
    {
      name: 'Known behaviour',
      aliases: ['Known behavior', 'Known edge cases', 'Documented behaviour'],
      required: false,
      kinds: ['P', 'C', 'Q'],
      topic: 'product-behaviour',
      about: 'What the knowledge base says of deprovisioning and its edge cases, word for word.',
    },
    { name: 'Hypotheses' },
    { name: 'Open questions and next steps' },
    {
      name: 'Customer update',
      aliases: ['Draft customer update', 'Customer message', 'Customer communication'],
      kinds: ['F', 'C', 'N'],
      audience: 'customer',
      about: 'What the customer is told: confirmed facts, and who takes which next step until when.',
    },
    {
      name: 'Engineering and security handoff',
      aliases: ['Engineering handoff', 'Security handoff', 'Handoff'],
      kinds: ['F', 'C', 'H', 'Q', 'N'],
      at_least: { N: 1 },
      audience: 'engineering',
      about: 'Which facts were reproduced, what is open, and what engineering and security are asked to do.',
    },
  ],
  evidence: {
    'communication-policy': {
      about: 'Rules on what may be told to a customer.',
      class: 'policy in force',
      rank: 1,
      in_force: true,
    },
    'account-state': {
      about: 'The account in the identity provider: deactivation, groups.',
      class: 'system record',
      rank: 2,
      fresh: '24h',
      retention: '90d',
      restricted_to: ['security', 'support-lead', 'incident-response'],
    },
    'session-log': {
      about: 'Sessions and access in the product.',
      class: 'system record',
      rank: 2,
      fresh: '24h',
      retention: '90d',
      restricted_to: ['security', 'support-lead', 'incident-response'],
    },
    'attachment-audit': {
      about: 'Downloads, previews and retention events of attachments.',
      class: 'system record',
      rank: 2,
      fresh: '24h',
      retention: '90d',
      restricted_to: ['security', 'support-lead', 'incident-response'],
    },
    'engineering-record': {
      about: 'What the engineering channel or queue holds on the case.',
      class: 'system record',
      rank: 3,
      fresh: '48h',
      retention: '180d',
    },
    'case-record': { retention: '180d' },
    remark: { retention: '90d' },
    reproduction: {
      about: 'The record of a behaviour that was reproduced in a test.',
      class: 'measurement',
      rank: 4,
      fresh: '14d',
    },
    'kb-article': {
      about: 'An article of the knowledge base: what should happen, not what did.',
      class: 'statement of a party',
      rank: 5,
      fresh: '180d',
    },
    'customer-statement': {
      about: 'What the customer reports.',
      class: 'statement of a party',
      rank: 6,
      fresh: '30d',
      retention: '180d',
    },
  },
  topics: {
    'root-cause': {
      about: 'Why the account could still see anything.',
      evidence: ['account-state', 'session-log', 'reproduction', 'engineering-record'],
      objections: ['The cause is a hypothesis', 'Another cause fits as well'],
      words: ['root cause', 'caused by', 'because of a bug', 'misconfiguration'],
    },
    exposure: {
      about: 'What was seen, by whom.',
      evidence: ['attachment-audit', 'session-log', 'account-state'],
      carries: ['owner'],
      objections: ['Previews are not counted', 'The audit trail does not reach back far enough'],
      words: ['viewed', 'downloaded', 'previewed', 'exposed', 'accessed'],
    },
    containment: {
      about: 'Whether it can still happen.',
      evidence: ['account-state', 'session-log', 'engineering-record', 'reproduction'],
      objections: ['Only one of the paths was closed', 'Nobody tried it after the change'],
      words: ['contained', 'containment', 'revoked', 'no longer possible'],
    },
    'product-behaviour': {
      about: 'What the product does by design.',
      evidence: ['kb-article', 'reproduction', 'engineering-record'],
      objections: ['The article describes another version'],
    },
  },
  roles: {
    coordinator: { title: 'support lead' },
    'support-lead': { title: 'support lead', about: 'Leads sensitive escalations.' },
    security: { title: 'security', about: 'Judges exposure, takes part in the handoff.' },
    engineering: { title: 'engineering', about: 'Investigates the product.' },
    'incident-response': { title: 'incident response', about: 'Runs the formal security process.' },
  },
  reviewers: [
    {
      role: 'security',
      sections: ['Confirmed facts', 'Customer update', 'Engineering and security handoff'],
    },
    { role: 'engineering', mandatory: false, sections: ['Engineering and security handoff'] },
  ],
  may: {
    own: ['owner', 'coordinator', 'support-lead'],
    coordinate: ['coordinator', 'support-lead'],
  },
  never_carried: [
    {
      topic: 'exposure',
      role: 'security',
      why: 'Doubt of security about exposure goes to the formal security process.',
    },
  ],
  charter: [
    'Suspected unauthorised access goes to the formal security process at once.',
    'Names of attachments, invoice details and identity records stand here only where the diagnosis needs them.',
  ],
  prerequisites: [
    {
      name: 'account-state-known',
      about: 'The state of the account is cited from the identity provider.',
      evidence: ['account-state'],
      before: 'review',
    },
    {
      name: 'audit-read',
      about: 'The audit trail of the attachments is cited before anything is said about exposure.',
      evidence: ['attachment-audit'],
      before: 'release',
    },
    {
      name: 'sessions-read',
      about: 'The sessions of the account are cited before the case goes on to engineering or security.',
      evidence: ['session-log'],
      before: 'handoff',
    },
  ],
  handoff: {
    to: 'the engineering and security escalation queue',
    next_owner: 'engineering',
  },
  release: [
    { section: 'Customer update', to: 'the customer', signed: { by: ['coordinator'] } },
    {
      section: 'Engineering and security handoff',
      to: 'the engineering incident channel',
      signed: { by: ['coordinator'] },
    },
  ],
  boundary:
    'This hands the case over with what is known and what is open; it states no cause, no exposure and no fault.',
  referrals: [
    {
      name: 'security-view',
      about: 'Exposure needs to be read by security before the customer hears of it.',
      path: 'Security reads the audit trail',
      owner: 'security',
    },
  ],
  escalations: [
    {
      name: 'unauthorised-access',
      about: 'Evidence suggests that data was accessed by somebody who no longer was allowed to.',
      when: [
        [
          {
            evidence: 'session-log',
            at: '/sessions/*/last_seen',
            is: 'after',
            than: { evidence: 'account-state', at: '/deactivated' },
          },
        ],
        [
          {
            evidence: 'attachment-audit',
            at: '/events/*/at',
            is: 'after',
            than: { evidence: 'account-state', at: '/deactivated' },
          },
        ],
        // The account and the log as an identity provider tells of them: what was let in or fetched after the account was closed.
        [
          {
            evidence: 'session-log',
            at: '/*/published',
            where: [
              { at: '/eventType', is: 'contains', value: ['download', 'session.start', 'authentication'] },
              { at: '/outcome/result', is: 'equal', value: ['SUCCESS', 'ALLOW'] },
            ],
            is: 'after',
            than: { evidence: 'account-state', at: '/statusChanged' },
          },
          { evidence: 'account-state', at: '/status', is: 'equal', value: ['DEPROVISIONED', 'SUSPENDED'] },
        ],
      ],
      words: [
        'unauthorised access',
        'unauthorized access',
        'unauthorised data access',
        'unauthorized data access',
        'after deactivation the account',
        'still able to view',
        'still able to download',
      ],
      path: 'the formal security process',
      closes: 'incident-response',
      tell: ['the security on-call', 'the support lead', 'the account’s privacy contact'],
      within: '1h',
    },
  ],
  words: {
    overstated: ['no data was accessed', 'fully contained', 'no exposure', 'the root cause is', 'rest assured'],
    admission: ['our mistake', 'we failed to', 'we are responsible'],
    allow: ['access escalation'],
  },
  outside_audiences: ['customer'],
  restricted_roles: ['support-lead', 'security', 'incident-response'],
  identifiers: [
    { name: 'user account', pattern: 'USR-[0-9]{3,10}' },
    { name: 'badge', pattern: 'BADGE-[0-9]{3,10}' },
    { name: 'invoice', pattern: 'INV-[0-9]{4,12}' },
  ],
  minimise: true,
  // Names of attachments and identities are there for the diagnosis, and for whoever takes the case over.
  sealed_retention: '90d',
} satisfies ProfilePatch
