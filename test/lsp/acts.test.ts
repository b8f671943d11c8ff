// What is decided in the editor is what is decided on the command line: the same acts, the same keys, the same refusals.
import assert from 'node:assert/strict'
import { readdirSync, rmSync } from 'node:fs'
import { type CancellationToken, CancellationTokenSource, LSPErrorCodes } from 'vscode-languageserver-protocol/node'
import type { PanelView } from '../../schemas/panel.ts'
import type { DraftView, Outcome, PacketEntry } from '../../schemas/protocol.ts'
import { requests } from '../../schemas/protocol.ts'
import { office } from '../cli/office.ts'
import { editorIn, likeNeovim, roster } from './editor.ts'

const page = `---
packet: PKT-2026-0001
profile: credential-exception
coordinator: maria
---

# A shared credential

## Compensating controls

**C1.** Two hosts can read the credential.
`

/** A workspace in git in which Maria sits at the editor. */
async function atDesk(given: Parameters<typeof editorIn>[1] = {}) {
  const place = office(`-- countersign.yaml --\n${roster}\n-- packet.md --\n${page}`, ['maria', 'raman'])
  place.git('config', 'countersign.handle', 'maria')
  place.git('config', 'countersign.signingkey', place.key('maria'))
  const client = await editorIn(place, { settings: { confirm: true }, ...given })
  await client.open('packet.md')
  const asked: { readonly says: string; readonly key: string; readonly act: string }[] = []
  client.answer('countersign/confirm', params => {
    asked.push(params)
    return { sign: true }
  })
  const act = (name: string, input: object) =>
    client.connection.sendRequest<Outcome>('countersign/act', {
      uri: client.uri('packet.md'),
      act: name,
      input,
      me: null,
    })
  return { client, asked, act, place }
}

suite('an act from the editor', () => {
  test('is signed with the person’s key, after the very words were shown', async () => {
    const { client, asked, act, place } = await atDesk()
    const done = await act('open', { owner: 'raman' })
    assert.ok(done.done, JSON.stringify(done))
    assert.deepEqual(
      asked.map(({ act, key, says }) => [act, key, says === done.says]),
      [['open', place.key('maria'), true]],
    )
    assert.match(place.run('ledger', 'verify', 'packet.md').out, /1 event/)
    assert.ok(client.heard.some(({ method }) => method === 'countersign/changed'))
    assert.match(place.read('packet.md'), /Handoff ledger/)
  })
  test('is not done for somebody who took it back before they answered, and what was done is told', async () => {
    const { client, place } = await atDesk()
    const stop = new CancellationTokenSource()
    const open = (token: CancellationToken) =>
      client.connection.sendRequest<Outcome>(
        'countersign/act',
        { uri: client.uri('packet.md'), act: 'open', input: { owner: 'raman' } },
        token,
      )
    client.answer('countersign/confirm', () => {
      stop.cancel()
      return { sign: true }
    })
    assert.deepEqual(await open(stop.token), {
      done: false,
      why: 'Nothing was signed, and nothing was written.',
    })
    assert.equal(place.git('status', '--porcelain'), '')

    const late = new CancellationTokenSource()
    client.answer('countersign/confirm', () => {
      setImmediate(() => late.cancel())
      return { sign: true }
    })
    const told = await open(late.token)
    assert.equal(place.git('status', '--porcelain') !== '', told.done, 'What is told is what happened.')
  })
  test('that waits for another is not begun for somebody who took it back by then', async () => {
    const { client, act, place } = await atDesk()
    await act('open', { owner: 'raman' })
    place.write('packet.md', page)
    await client.change('packet.md', { text: page })
    const stop = new CancellationTokenSource()
    client.answer('countersign/confirm', () => {
      stop.cancel()
      return { sign: false }
    })
    const first = act('object', { to: ['C1'], text: 'Who are they?' })
    const uri = client.uri('packet.md')
    const second = client.connection.sendRequest('countersign/act', { uri, act: 'sync', input: {} }, stop.token)
    await assert.rejects(second, { code: LSPErrorCodes.RequestCancelled })
    assert.equal((await first).done, false)
    assert.equal(place.read('packet.md'), page)
  })
  test('is not done when the person says no', async () => {
    const { client, act, place } = await atDesk()
    client.answer('countersign/confirm', () => ({ sign: false }))
    assert.deepEqual(await act('open', { owner: 'raman' }), {
      done: false,
      why: 'Nothing was signed, and nothing was written.',
    })
    assert.equal(place.read('packet.md'), `${page}`)
  })
  test('is asked for in the standard way where the client knows no other', async () => {
    const { client, act } = await atDesk({ capabilities: likeNeovim, settings: {} })
    client.answer('window/showMessageRequest', ({ message }: { message: string }) =>
      message.includes('Open PKT-2026-0001') ? { title: 'Sign' } : null,
    )
    assert.ok((await act('open', { owner: 'raman' })).done)
  })
  test('is refused while the page has changes that are not saved', async () => {
    const { client, act } = await atDesk()
    await client.change('packet.md', {
      range: { start: { line: 9, character: 0 }, end: { line: 9, character: 0 } },
      text: 'x',
    })
    const done = await act('open', { owner: 'raman' })
    assert.ok(!done.done && /is not saved/.test(done.why), JSON.stringify(done))
  })
  test('is refused in a folder that is not trusted', async () => {
    const { act, asked } = await atDesk({ settings: { trusted: false, confirm: true } })
    const done = await act('open', { owner: 'raman' })
    assert.ok(!done.done && /not trusted/.test(done.why))
    assert.deepEqual(asked, [])
  })
  test('is refused where nobody understands what the client says of trust', async () => {
    const { act } = await atDesk({ settings: { trusted: 'perhaps' } as never })
    const done = await act('open', { owner: 'raman' })
    assert.ok(!done.done && /not trusted/.test(done.why))
  })
  test('brings the page in step with its ledger, where somebody took its table away', async () => {
    const { client, act, place } = await atDesk()
    await act('open', { owner: 'raman' })
    const whole = place.read('packet.md')
    place.write('packet.md', page)
    await client.change('packet.md', { text: page })
    const done = await act('sync', {})
    assert.ok(done.done, JSON.stringify(done))
    assert.equal(place.read('packet.md'), whole)
  })
  test('says what its input lacks', async () => {
    const { act } = await atDesk()
    const done = await act('open', {})
    assert.ok(!done.done && /owner: .*Who will own it\./.test(done.why), JSON.stringify(done))
    assert.deepEqual(await act('approve-all', {}), { done: false, why: 'There is no act `approve-all`.' })
  })
})

suite('the last event of a ledger that is gone', () => {
  /** A ledger of two events, which the editor has shown, without its second one. */
  async function lost(given: Parameters<typeof editorIn>[1] = {}) {
    const { client, place, act } = await atDesk(given)
    assert.equal(place.by('maria', 'open', 'packet.md', '--owner', 'raman').exit, 0)
    place.commit('Opened')
    assert.equal(place.by('raman', 'object', 'packet.md', 'C1', '--me', 'raman', '--text', 'No.').exit, 0)
    await client.change('packet.md', { text: place.read('packet.md') })
    const names = readdirSync(place.path('packet.ledger')).filter(name => name.endsWith('.json'))
    const tip = names.find(name => place.read(`packet.ledger/${name}`).includes('"objection-raised"'))!
    const told = async () => {
      await client.changed(`packet.ledger/${tip}`)
      const report = await client.pull('packet.md')
      return report.kind === 'full' ? report.items.filter(({ code }) => code === 'broken-ledger') : []
    }
    assert.deepEqual(await told(), [])
    rmSync(place.path(`packet.ledger/${tip}`))
    return { told, act }
  }

  test('is a finding, and whoever acts is told', async () => {
    const { told, act } = await lost()
    assert.match(
      (await told()).map(({ message }) => message).join(),
      /when this machine last looked, and is gone\. No commit/,
    )
    const done = await act('ready', {})
    assert.ok(!done.done && /is gone/.test(done.why), JSON.stringify(done))
  })
  test('is a finding without trust as well, and git is not asked where it may be', async () => {
    const { told } = await lost({ settings: { trusted: false } })
    assert.match((await told()).map(({ message }) => message).join(), /is gone\. Git is not asked/)
  })
})

test('a draft is shown beside what it would change', async () => {
  const { client, act, place } = await atDesk()
  await act('open', { owner: 'raman' })
  const proposed = place.by('maria', 'propose', 'packet.md', '--revise', 'C1', '--text', 'Three hosts can read it.')
  assert.equal(proposed.exit, 0, proposed.err)
  await client.change('packet.md', { text: place.read('packet.md') })
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: client.uri('packet.ledger/x.json'), type: 1 }],
  })
  const draft = await client.connection.sendRequest<DraftView>('countersign/draft', {
    uri: client.uri('packet.md'),
    id: 'D1',
  })
  assert.deepEqual(requests.draft.result.parse(draft), draft)
  assert.equal(draft.by, '@maria')
  assert.match(draft.before, /Two hosts can read the credential\./)
  assert.match(draft.after, /Three hosts can read it\./)
})

test('the list of packets says whom each waits for', async () => {
  const { client } = await atDesk()
  const [entry] = await client.connection.sendRequest<PacketEntry[]>('countersign/packets', {})
  assert.deepEqual(requests.packets.result.parse([entry]), [entry])
  assert.deepEqual(
    [entry!.number, entry!.title, entry!.verdict, entry!.waitsFor[0], entry!.yours],
    ['PKT-2026-0001', 'A shared credential', 'drafting', '@maria', true],
  )
})

test('a role of an agent is asked, and what it proposes waits for a person', async () => {
  const { client, act, place } = await atDesk()
  await act('open', { owner: 'raman' })
  await client.change('packet.md', { text: place.read('packet.md') })
  const ask = (more: object) =>
    client.connection.sendRequest<Outcome>('countersign/role', {
      uri: client.uri('packet.md'),
      role: 'completeness',
      ...more,
    })
  const stopped = await ask({ dryRun: true })
  assert.ok(!stopped.done && /charter/.test(stopped.why), JSON.stringify(stopped))
  const charter = place.by(
    'raman',
    'confirm-charter',
    'packet.md',
    'security=lea',
    'architecture=otto',
    'sre=sam',
    '--me',
    'raman',
  )
  assert.equal(charter.exit, 0, charter.err)
  await client.change('packet.md', { text: place.read('packet.md') })
  const planned = await ask({ dryRun: true })
  assert.ok(planned.done && planned.events.length === 0, JSON.stringify(planned))
  const done = await ask({})
  assert.ok(done.done && done.events.length === 1, JSON.stringify(done))
  assert.match(done.says, /^D1 /m)
  assert.match(place.run('drafts', 'packet.md').out, /D1 by agent:refresher/)
  assert.deepEqual(await ask({ role: 'approver' }), { done: false, why: 'There is no role `approver`.' })
})

suite('whoever sits at the editor', () => {
  const me = async ({ client }: Awaited<ReturnType<typeof atDesk>>) =>
    (await client.connection.sendRequest<PanelView>('countersign/panel', { uri: client.uri('packet.md') })).me
  test('is known as soon as the list of signers has their key', async () => {
    const desk = await atDesk()
    const { client, place } = desk
    const signers = place.read('.countersign/allowed_signers')
    place.git('config', '--unset', 'countersign.handle')
    place.write('.countersign/allowed_signers', '# Nobody yet\n')
    await client.changed('countersign.yaml')
    assert.equal(await me(desk), undefined)
    place.write('.countersign/allowed_signers', signers)
    await client.changed('.countersign/allowed_signers')
    assert.equal(await me(desk), '@maria')
  })
  test('is somebody else once the settings say so, and whatever shows the packet is told', async () => {
    const desk = await atDesk()
    const { client } = desk
    assert.equal(await me(desk), '@maria')
    const tell = (countersign: object) =>
      client.connection.sendNotification('workspace/didChangeConfiguration', { settings: { countersign } })
    const told = () => client.heard.filter(({ method }) => method === 'countersign/changed').length
    const before = told()
    await tell({ me: 'lea' })
    await client.settled()
    assert.equal(told(), before + 1)
    assert.equal(await me(desk), '@lea')
    await tell({ me: 'lea' })
    await client.settled()
    assert.equal(told(), before + 1)
    await tell({ me: null })
    assert.equal(await me(desk), '@maria')
  })
})
