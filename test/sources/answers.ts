// What the real systems answer, in their documented shapes, with what changes at every look in it. `changed` is the same record
// after something that matters happened.
type Answers = {
  readonly rest: string
  readonly path: string
  readonly type?: string
  readonly body: unknown
  readonly changed: unknown
  /** Looked at again, and nothing that matters is different. */
  readonly stirred?: unknown
  /** What the excerpt says, and what it keeps away. */
  readonly says: string
  readonly keepsAway?: string
}

const issue = (status: string, updated: string) => ({
  expand: 'renderedFields,names,schema',
  id: '10417',
  self: 'https://acme.example/rest/api/3/issue/10417',
  key: 'SEC-4417',
  fields: {
    summary: 'Shared credential on the legacy broker path',
    status: { self: 'https://acme.example/rest/api/3/status/3', name: status, id: '3' },
    resolution: null,
    priority: { name: 'High' },
    assignee: { displayName: 'Lea Brandt', emailAddress: 'lea@acme.example' },
    duedate: '2026-12-15',
    labels: ['credential'],
    updated,
  },
})

const record = (state: string, viewed: string) => ({
  result: {
    number: 'CNTR0010042',
    short_description: 'MSA-2291',
    state,
    sys_updated_on: '2026-11-01 09:00:00',
    vendor: viewed,
  },
})

const ticket = (status: string, satisfaction: string) => ({
  ticket: {
    id: 50233,
    url: 'https://acme.example/api/v2/tickets/50233.json',
    subject: 'Contractor may still see attachments',
    description: 'We deactivated the account on 18 November.',
    status,
    priority: 'urgent',
    type: 'incident',
    created_at: '2026-11-18T08:10:00Z',
    updated_at: '2026-11-19T10:00:00Z',
    requester_id: 20978392,
    satisfaction_rating: { score: satisfaction },
    tags: ['access'],
  },
})

const event = (published: string, type: string, id: string) => ({
  actor: { id: '00u1ab2c3d4E5f6G7h8', type: 'User', alternateId: 'jonas@contractor.example', displayName: 'Jonas P.' },
  client: { ipAddress: '198.51.100.7', userAgent: { rawUserAgent: 'Mozilla/5.0' } },
  displayMessage: type,
  eventType: type,
  outcome: { result: 'SUCCESS' },
  published,
  severity: 'INFO',
  uuid: id,
  target: [{ id: '00u1ab2c3d4E5f6G7h8', type: 'User', alternateId: 'jonas@contractor.example' }],
})

const run = (conclusion: string, attempts: string) => ({
  id: 9120455,
  name: 'Rollback drill',
  run_number: 41,
  run_attempt: 1,
  event: 'workflow_dispatch',
  head_branch: 'main',
  head_sha: '8c1f2e0b7d418c1f2e0b7d418c1f2e0b7d418c1f',
  status: 'completed',
  conclusion,
  run_started_at: '2026-10-28T09:00:00Z',
  updated_at: attempts,
})

const versions = (last: number) => ({
  request_id: `req-${last}-${'a'.repeat(8)}`,
  lease_id: '',
  data: {
    created_time: '2026-03-01T10:00:00Z',
    current_version: last,
    oldest_version: 1,
    max_versions: 10,
    updated_time: `2026-0${last}-01T10:00:00Z`,
    versions: Object.fromEntries(
      Array.from({ length: last }, (_, index) => [
        String(index + 1),
        { created_time: `2026-0${index + 1}-01T10:00:00Z`, deletion_time: '', destroyed: false },
      ]),
    ),
  },
})

export const answers: Readonly<Record<string, Answers>> = {
  'jira-issue': {
    rest: 'SEC-4417',
    path: '/rest/api/3/issue/SEC-4417?',
    body: issue('In Progress', '2026-11-10T10:00:00.000+0000'),
    stirred: issue('In Progress', '2026-11-20T16:00:00.000+0000'),
    changed: issue('Reopened', '2026-11-20T16:00:00.000+0000'),
    says: '"name":"In Progress"',
    keepsAway: 'lea@acme.example',
  },
  'servicenow-record': {
    rest: 'ast_contract/8d2f0c1b87a1101056b2ea0d8bbb35c1',
    path: '/api/now/table/ast_contract/8d2f0c1b87a1101056b2ea0d8bbb35c1?',
    body: record('Active', 'Acme'),
    changed: record('Expired', 'Acme'),
    says: '"state":"Active"',
  },
  'zendesk-ticket': {
    rest: '50233',
    path: '/api/v2/tickets/50233.json',
    body: ticket('open', 'unoffered'),
    stirred: ticket('open', 'offered'),
    changed: ticket('solved', 'offered'),
    says: '"status":"open"',
    keepsAway: '20978392',
  },
  'zendesk-audits': {
    rest: '50233',
    path: '/api/v2/tickets/50233/audits.json',
    body: {
      audits: [{ id: 1, created_at: '2026-11-18T08:10:00Z', events: [{ type: 'Comment' }] }],
      next_page: null,
      count: 1,
    },
    changed: {
      audits: [
        { id: 1, created_at: '2026-11-18T08:10:00Z', events: [{ type: 'Comment' }] },
        { id: 2, created_at: '2026-11-19T11:02:00Z', events: [{ type: 'AttachmentDownload' }] },
      ],
      next_page: null,
      count: 2,
    },
    says: '"type":"Comment"',
    keepsAway: '"count"',
  },
  'zendesk-article': {
    rest: '360012345678-Deprovisioning',
    path: '/hc/articles/360012345678-Deprovisioning',
    type: 'text/html; charset=utf-8',
    body: '<html><head><script>track("abc-123")</script></head><body><h1>Deprovisioning</h1><p>Sessions end within <b>15 minutes</b>.</p></body></html>',
    stirred:
      '<html><head><script>track("xyz-789")</script></head><body class="seen"><h1>Deprovisioning</h1><p>Sessions end within <b>15 minutes</b>.</p></body></html>',
    changed: '<html><body><h1>Deprovisioning</h1><p>Sessions end within <b>24 hours</b>.</p></body></html>',
    says: 'Sessions end within 15 minutes.',
    keepsAway: 'track',
  },
  'github-record': {
    rest: 'acme/broker/issues/812',
    path: '/repos/acme/broker/issues/812',
    body: {
      number: 812,
      title: 'Rotate',
      state: 'open',
      body: 'By 15 December.',
      comments: 3,
      updated_at: '2026-11-01T00:00:00Z',
    },
    stirred: {
      number: 812,
      title: 'Rotate',
      state: 'open',
      body: 'By 15 December.',
      comments: 9,
      updated_at: '2026-11-21T00:00:00Z',
    },
    changed: {
      number: 812,
      title: 'Rotate',
      state: 'closed',
      body: 'By 15 December.',
      comments: 9,
      updated_at: '2026-11-21T00:00:00Z',
    },
    says: 'By 15 December.',
    keepsAway: 'comments',
  },
  'github-run': {
    rest: 'acme/broker/actions/runs/9120455',
    path: '/repos/acme/broker/actions/runs/9120455',
    body: run('success', '2026-10-28T09:20:00Z'),
    stirred: run('success', '2026-11-28T09:20:00Z'),
    changed: run('failure', '2026-10-28T09:20:00Z'),
    says: '"conclusion":"success"',
    keepsAway: '2026-10-28T09:20:00Z',
  },
  'okta-user': {
    rest: '00u1ab2c3d4E5f6G7h8',
    path: '/api/v1/users/00u1ab2c3d4E5f6G7h8',
    body: {
      id: '00u1',
      status: 'DEPROVISIONED',
      statusChanged: '2026-11-18T07:00:00Z',
      profile: { login: 'jonas', mobilePhone: '555-0100' },
    },
    changed: {
      id: '00u1',
      status: 'ACTIVE',
      statusChanged: '2026-11-19T07:00:00Z',
      profile: { login: 'jonas', mobilePhone: '555-0100' },
    },
    says: '"status":"DEPROVISIONED"',
    keepsAway: '555-0100',
  },
  'okta-log': {
    rest: '00u1ab2c3d4E5f6G7h8',
    path: '/api/v1/logs?sortOrder=ASCENDING&limit=200&q=00u1ab2c3d4E5f6G7h8',
    body: [event('2026-11-18T07:00:00Z', 'user.lifecycle.deactivate', 'a')],
    changed: [
      event('2026-11-18T07:00:00Z', 'user.lifecycle.deactivate', 'a'),
      event('2026-11-18T09:12:00Z', 'user.session.start', 'b'),
    ],
    says: 'user.lifecycle.deactivate',
    keepsAway: '198.51.100.7',
  },
  'vault-metadata': {
    rest: 'broker/billing-bridge',
    path: '/v1/secret/metadata/broker/billing-bridge',
    body: versions(3),
    changed: versions(4),
    says: '"current_version":3',
    keepsAway: 'request_id',
  },
}
