import { definePreset } from './preset.ts'

/** `description` is a document of its own format, and whoever edits a comment moves `updated`: neither is what the finding says. */
export const jiraIssue = definePreset({
  name: 'jira-issue',
  product: 'Jira',
  gives: 'an issue of a findings or work tracker',
  example: 'SEC-4417',
  source: {
    http: 'https://{host}/rest/api/3/issue/{rest}?fields=summary,status,resolution,priority,assignee,duedate,labels,updated',
    headers: { accept: 'application/json', authorization: 'Basic {secret:jira}' },
    reads: 'json',
    keep: [
      '/key',
      '/fields/summary',
      '/fields/status/name',
      '/fields/resolution/name',
      '/fields/priority/name',
      '/fields/assignee/displayName',
      '/fields/duedate',
      '/fields/labels',
    ],
    title: '/fields/summary',
    state: '/fields/status/name',
    updated: '/fields/updated',
    link: 'https://{host}/browse/{rest}',
  },
})
