import { definePreset } from './preset.ts'

/** An issue, a pull request, a security advisory or an alert: they have these in common. */
export const githubRecord = definePreset({
  name: 'github-record',
  product: 'GitHub',
  gives: 'an issue, pull request, advisory or alert',
  example: 'acme/broker/issues/812',
  source: {
    http: 'https://api.github.com/repos/{rest}',
    headers: {
      accept: 'application/vnd.github+json',
      authorization: 'Bearer {secret:github}',
      'x-github-api-version': '2022-11-28',
    },
    reads: 'json',
    keep: [
      '/number',
      '/title',
      '/state',
      '/state_reason',
      '/body',
      '/labels/*/name',
      '/severity',
      '/merged_at',
      '/closed_at',
    ],
    title: '/title',
    state: '/state',
    updated: '/updated_at',
    link: 'https://github.com/{rest}',
  },
})
