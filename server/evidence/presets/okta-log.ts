import { definePreset } from './preset.ts'

/** What the system log has about somebody or something, in pages that the answer's own header links. */
export const oktaLog = definePreset({
  name: 'okta-log',
  product: 'Okta',
  gives: 'the log of an identity provider',
  example: '00u1ab2c3d4E5f6G7h8',
  source: {
    http: 'https://{host}/api/v1/logs?sortOrder=ASCENDING&limit=200&q={rest}',
    headers: { accept: 'application/json', authorization: 'SSWS {secret:okta}' },
    reads: 'json',
    items: '',
    next: 'link-header',
    keep: [
      '/*/published',
      '/*/eventType',
      '/*/displayMessage',
      '/*/outcome/result',
      '/*/actor/id',
      '/*/target/*/id',
      '/*/target/*/type',
    ],
  },
})
