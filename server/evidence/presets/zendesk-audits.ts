import { definePreset } from './preset.ts'

/** Everything that happened on a ticket, attachments among it, oldest first. */
export const zendeskAudits = definePreset({
  name: 'zendesk-audits',
  product: 'Zendesk',
  gives: 'the audit trail of a ticket and its attachments',
  example: '50233',
  source: {
    http: 'https://{host}/api/v2/tickets/{rest}/audits.json',
    headers: { accept: 'application/json', authorization: 'Basic {secret:zendesk}' },
    reads: 'json',
    items: '/audits',
    next: '/next_page',
    select: '/audits',
    link: 'https://{host}/agent/tickets/{rest}/events',
  },
})
