import { definePreset } from './preset.ts'

/** The state of an account and the times of its changes. Of the profile, no more than the login. */
export const oktaUser = definePreset({
  name: 'okta-user',
  product: 'Okta',
  gives: 'the state of an account at an identity provider',
  example: '00u1ab2c3d4E5f6G7h8',
  source: {
    http: 'https://{host}/api/v1/users/{rest}',
    headers: { accept: 'application/json', authorization: 'SSWS {secret:okta}' },
    reads: 'json',
    keep: ['/id', '/status', '/created', '/activated', '/statusChanged', '/lastLogin', '/profile/login'],
    title: '/profile/login',
    state: '/status',
    updated: '/lastUpdated',
  },
})
