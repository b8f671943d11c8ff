import { definePreset } from './preset.ts'

/** What a ticket says, without who looked at it last and how satisfied somebody was. */
export const zendeskTicket = definePreset({
  name: 'zendesk-ticket',
  product: 'Zendesk',
  gives: 'a ticket of a case tracker',
  example: '50233',
  source: {
    http: 'https://{host}/api/v2/tickets/{rest}.json',
    headers: { accept: 'application/json', authorization: 'Basic {secret:zendesk}' },
    reads: 'json',
    select: '/ticket',
    keep: ['/id', '/subject', '/description', '/status', '/priority', '/type', '/created_at', '/tags'],
    title: '/ticket/subject',
    state: '/ticket/status',
    updated: '/ticket/updated_at',
    link: 'https://{host}/agent/tickets/{rest}',
  },
})
