import { definePreset } from './preset.ts'

export const githubRun = definePreset({
  name: 'github-run',
  product: 'GitHub Actions',
  gives: 'a run of continuous integration or of a deployment',
  example: 'acme/broker/actions/runs/9120455',
  source: {
    http: 'https://api.github.com/repos/{rest}',
    headers: {
      accept: 'application/vnd.github+json',
      authorization: 'Bearer {secret:github}',
      'x-github-api-version': '2022-11-28',
    },
    reads: 'json',
    keep: [
      '/id',
      '/name',
      '/run_number',
      '/run_attempt',
      '/event',
      '/head_branch',
      '/head_sha',
      '/status',
      '/conclusion',
      '/run_started_at',
    ],
    title: '/name',
    state: '/conclusion',
    updated: '/updated_at',
    link: 'https://github.com/{rest}',
  },
})
