// The access escalation of the examples as a team has it whose account, sessions and audit trail lie elsewhere: a server on this
// machine speaks as the identity provider and the case tracker do, and its log grows as a test says.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Office } from '../editor/office.ts'
import { command, type Ran } from '../support/workspace.ts'
import { serve } from './server.ts'

export const page = 'access-escalation.md'
/** What the provider wants to be told. No test may ever find it in what is kept, printed or recorded. */
export const token = 't0k3n-0f-th3-t3st'

const account = '00u1ab2c3d4E5f6G7h8'
const closed = '2026-11-16T17:30:00.000Z'

const event = (published: string, eventType: string, displayMessage: string, result = 'SUCCESS') => ({
  actor: { id: account, type: 'User', alternateId: 'jonas@contractor.example', displayName: 'Jonas P.' },
  client: { ipAddress: '198.51.100.7' },
  displayMessage,
  eventType,
  outcome: { result },
  published,
  severity: 'INFO',
  target: [{ id: '0oa9xyz', type: 'AppInstance', displayName: 'Attachments' }],
})

/** Nothing in it calls for anything: what came after the account was closed was either refused or tidied up. */
const quiet = [
  event('2026-11-16T15:04:12.000Z', 'app.attachment.download', 'Download of an attachment'),
  event(closed, 'user.lifecycle.deactivate', 'Deactivate user'),
  event('2026-11-16T17:30:02.000Z', 'group.user_membership.remove', 'Remove user from group'),
  event('2026-11-17T07:02:00.000Z', 'user.session.start', 'User login', 'FAILURE'),
]

export async function openCase(office: Office, config: string) {
  const log = [...quiet]
  const served = await serve()
  served.answer((request, response) => {
    const { authorization = '' } = request.headers
    const body = answerTo(request.url ?? '', log)
    if (!authorization.endsWith(token)) response.writeHead(401).end()
    else if (body === undefined) response.writeHead(404).end()
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: config,
    XDG_CONFIG_HOME: config,
    XDG_CACHE_HOME: join(config, 'cache'),
  }
  const run = (handle: string, ...words: readonly string[]): Ran => {
    const { stdout, stderr, status } = spawnSync(process.execPath, [command, ...words], {
      cwd: office.folder,
      encoding: 'utf8',
      input: '',
      env: {
        ...env,
        COUNTERSIGN_HANDLE: handle,
        COUNTERSIGN_KEY: join(office.folder, '.countersign', 'keys', handle),
      },
    })
    return { out: stdout, err: stderr, exit: status }
  }
  const fine = (handle: string, ...words: readonly string[]): string => {
    const { out, err, exit } = run(handle, ...words)
    assert.equal(exit, 0, `${words.join(' ')}\n${out}${err}`)
    return out
  }
  const rewrite = (name: string, how: (text: string) => string) =>
    writeFileSync(office.at(name), how(readFileSync(office.at(name), 'utf8')))

  const origin = `http://${served.host}`
  const recipient = /age: (age1\S+)/.exec(fine('tomas', 'keys', 'reading'))![1]!
  rewrite(
    'countersign.yaml',
    text => `${text.replace('handle: tomas,', `handle: tomas, age: ${recipient},`)}
sources:
  idp: { preset: okta-user, host: '${served.host}' }
  idp-log: { preset: okta-log, host: '${served.host}' }
  trail: { preset: zendesk-audits, host: '${served.host}' }
`,
  )
  rmSync(office.at(page.replace('.md', '.ledger')), { recursive: true })
  rewrite(page, asBegun)
  fine('tomas', 'open', page, '--owner', 'tomas')
  fine('tomas', 'confirm-charter', page, 'security=felix')

  return {
    env,
    /** The one address that everything is asked of, and that gets the token. */
    origin,
    run,
    fine,
    /** Somebody got an attachment with the account that had been closed the day before. */
    download() {
      log.push(event('2026-11-17T06:33:40.000Z', 'app.attachment.download', 'Download of an attachment'))
    },
    asked: served.asked,
    close: served.close,
  }
}

export type Case = Awaited<ReturnType<typeof openCase>>

function answerTo(url: string, log: readonly unknown[]): unknown {
  if (url === `/api/v1/users/${account}`)
    return {
      id: account,
      status: 'DEPROVISIONED',
      created: '2026-02-01T08:00:00.000Z',
      statusChanged: closed,
      lastLogin: '2026-11-16T08:12:00.000Z',
      lastUpdated: closed,
      profile: { login: 'jonas@contractor.example', mobilePhone: '555-0100' },
    }
  if (url.startsWith('/api/v1/logs?') && url.includes(account)) return log
  if (url === '/api/v2/tickets/50233/audits.json')
    return {
      audits: [{ id: 1, created_at: '2026-11-18T07:55:00Z', events: [{ id: 11, type: 'Comment' }] }],
      next_page: null,
      count: 1,
    }
  return undefined
}

/** The page of the example before anybody objected to it or proposed anything, with three of its sources elsewhere. */
function asBegun(text: string): string {
  const without = text
    .replace(/^> \[!(?:CAUTION|IMPORTANT|TIP)\]\n(?:>.*\n)+\n/gm, '')
    .replace(/^## Handoff ledger\n[\s\S]*?(?=\n\[\^E1\]:)/m, '## Handoff ledger\n')
  const elsewhere = (id: string, kind: string, title: string, locator: string) => (before: string) =>
    before.replace(new RegExp(`^\\[\\^${id}\\]: .*$`, 'm'), `[^${id}]: **${id}** ${kind}: ${title}, \`${locator}\``)
  return [
    elsewhere('E1', 'account-state', 'Account in the identity provider', `idp:${account}`),
    elsewhere('E2', 'session-log', 'Log of the identity provider', `idp-log:${account}`),
    elsewhere('E3', 'attachment-audit', 'Audit trail of the case', 'trail:50233'),
  ].reduce((now, change) => change(now), without)
}
