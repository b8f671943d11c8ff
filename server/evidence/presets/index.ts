// Every preset, once, in the order in which the page on sources lists them.
import { githubRecord } from './github-record.ts'
import { githubRun } from './github-run.ts'
import { jiraIssue } from './jira-issue.ts'
import { oktaLog } from './okta-log.ts'
import { oktaUser } from './okta-user.ts'
import type { Preset } from './preset.ts'
import { servicenowRecord } from './servicenow-record.ts'
import { vaultMetadata } from './vault-metadata.ts'
import { zendeskArticle } from './zendesk-article.ts'
import { zendeskAudits } from './zendesk-audits.ts'
import { zendeskTicket } from './zendesk-ticket.ts'

export const presets: readonly Preset[] = [
  jiraIssue,
  servicenowRecord,
  zendeskTicket,
  zendeskAudits,
  zendeskArticle,
  githubRecord,
  githubRun,
  oktaUser,
  oktaLog,
  vaultMetadata,
]
