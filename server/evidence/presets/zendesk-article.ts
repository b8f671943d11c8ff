import { definePreset } from './preset.ts'

export const zendeskArticle = definePreset({
  name: 'zendesk-article',
  product: 'Zendesk Guide',
  gives: 'an article of a knowledge base',
  example: '360012345678-Deprovisioning',
  source: {
    http: 'https://{host}/hc/articles/{rest}',
    headers: { accept: 'text/html' },
    reads: 'html',
    link: 'https://{host}/hc/articles/{rest}',
  },
})
