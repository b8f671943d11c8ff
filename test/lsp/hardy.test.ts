// What clients get wrong, and what time does: the server answers, and goes on.
import assert from 'node:assert/strict'
import { pathToFileURL } from 'node:url'
import {
  CancellationTokenSource,
  ErrorCodes,
  LSPErrorCodes,
  type ResponseError,
} from 'vscode-languageserver-protocol/node'
import { methods } from '../../server/lsp/methods/index.ts'
import { progressOf } from '../../server/lsp/progress.ts'
import { most } from '../../server/lsp/told.ts'
import { workspace } from '../support/workspace.ts'
import { editor, editorIn, frontMatter, likeNeovim, open_, roster } from './editor.ts'

const codeOf = (error: unknown) => (error as ResponseError).code

suite('every method takes `null` for whatever it can do without', () => {
  for (const { type } of methods)
    test(type.method, async () => {
      const { client } = await open_('**C1.** Two$0 hosts.\n')
      const uri = client.uri('packet.md')
      const nothing = {
        range: null,
        position: null,
        positions: null,
        context: null,
        previousResultId: null,
        query: null,
        arguments: null,
      }
      const given = [
        {},
        nothing,
        { textDocument: null, ...nothing },
        { textDocument: { uri: null }, ...nothing },
        { textDocument: { uri }, uri, id: null, ...nothing },
        {
          textDocument: { uri },
          uri,
          id: 'D9',
          act: 'accept',
          input: {},
          range: null,
          position: { line: 9e9, character: -4 },
        },
      ]
      for (const params of given) {
        const source = new CancellationTokenSource()
        const answer = client.connection.sendRequest(type.method, params, source.token)
        // This one waits for a change where there is none.
        if (type.method === 'workspace/diagnostic') setImmediate(() => source.cancel())
        await answer.catch(error =>
          assert.notEqual(codeOf(error), ErrorCodes.InternalError, `${JSON.stringify(params)}: ${error.message}`),
        )
      }
    })
})

/** What the protocol does not allow where something else belongs. */
const odd: readonly unknown[] = [0.5, 'x', true, [], [null], {}, { start: 5, end: 5 }]

/** A request as the protocol has it. */
const sound = (uri: string) => {
  const [position, range] = [
    { line: 6, character: 3 },
    { start: { line: 6, character: 0 }, end: { line: 6, character: 4 } },
  ]
  return {
    textDocument: { uri },
    uri,
    position,
    positions: [position],
    range,
    context: { diagnostics: [], only: ['quickfix'], includeDeclaration: true },
    query: 'C1',
    newName: 'C2',
    previousResultId: '1',
    previousResultIds: [{ uri, value: '1' }],
    data: { uri },
    command: 'countersign.act',
    arguments: [{ uri, act: 'accept', input: {} }],
  }
}

/** Every value with something odd in one place of it. */
function* spoil(value: unknown): Generator<unknown> {
  yield* odd
  if (Array.isArray(value)) for (const one of value) for (const other of spoil(one)) yield [other]
  else if (typeof value === 'object' && value !== null)
    for (const [key, inside] of Object.entries(value))
      for (const other of spoil(inside)) yield { ...value, [key]: other }
}

suite('every method is asked for what makes no sense, and answers or says what is wrong', () => {
  for (const { type } of methods)
    test(type.method, async () => {
      const { client } = await open_('**C1.** Two$0 hosts.\n', { settings: { trusted: false } })
      const failed: string[] = []
      const ask = async (...params: readonly unknown[]) => {
        const source = new CancellationTokenSource()
        const answer = client.connection.sendRequest(type.method, ...(params as [object]), source.token)
        if (type.method === 'workspace/diagnostic') setImmediate(() => source.cancel())
        await answer.catch((error: ResponseError) => {
          if (error.code === ErrorCodes.InternalError) failed.push(`${JSON.stringify(params)}: ${error.message}`)
          if (error.code === ErrorCodes.InvalidParams) assert.match(error.message, /\w+ \w+/)
        })
      }
      await ask()
      await ask([])
      await ask({ textDocument: 5 }, { uri: 5 })
      for (const params of spoil(sound(client.uri('packet.md')))) await ask(params)
      assert.deepEqual(failed, [])
      assert.equal((await client.pull('packet.md')).kind, 'full', 'The server goes on.')
    })
})

suite('a client in disorder', () => {
  test('changes, saves and closes what it never opened', async () => {
    const client = await editor('')
    await client.change('gone.md', { text: 'x' })
    await client.save('gone.md')
    await client.close('gone.md')
    await client.connection.sendNotification('textDocument/didOpen', { textDocument: null })
    await client.connection.sendNotification('textDocument/didChange', { textDocument: null, contentChanges: null })
    await client.connection.sendNotification('workspace/didChangeConfiguration', null)
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {})
    await client.settled()
  })
  test('initializes twice', async () => {
    const client = await editor('')
    await assert.rejects(client.initialize(), error => codeOf(error) === ErrorCodes.InvalidRequest)
  })
  test('asks for what nobody knows', async () => {
    const client = await editor('')
    await assert.rejects(
      client.connection.sendRequest('countersign/approve-all', {}),
      error => codeOf(error) === ErrorCodes.MethodNotFound,
    )
  })
  test('asks on after it said goodbye', async () => {
    const client = await editor('')
    await client.connection.sendRequest('shutdown')
    await assert.rejects(client.settled(), error => codeOf(error) === ErrorCodes.InvalidRequest)
  })
  test('takes back what it asked for, a hundred times', async () => {
    const { client, position } = await open_('**C1.** As F1$0 says.\n\n**F1.** It is slow.\n')
    const asked = Array.from({ length: 100 }, (_, index) => {
      const source = new CancellationTokenSource()
      const params = { textDocument: { uri: client.uri('packet.md') }, position }
      const answer = client.connection.sendRequest('textDocument/hover', params, source.token)
      if (index % 2 === 0) source.cancel()
      return answer.then(
        () => 'answered',
        error => codeOf(error),
      )
    })
    const answers = await Promise.all(asked)
    assert.deepEqual([...new Set(answers)].sort(), [LSPErrorCodes.RequestCancelled, 'answered'])
    await client.settled()
  })
  test('edits what makes no sense: the page stays as it was', async () => {
    const { client } = await open_('**C1.** Two$0 hosts.\n', { settings: { trusted: false } })
    const before = await client.pull('packet.md')
    const range = { start: { line: 6, character: 0 }, end: { line: 6, character: 9 } }
    const nonsense = [
      ...odd,
      [5],
      [{ text: 5 }],
      [{ range, text: null }],
      [
        { range, text: '' },
        { range: odd, text: '' },
      ],
    ]
    for (const contentChanges of nonsense)
      await client.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: client.uri('packet.md'), version: 2 },
        contentChanges,
      })
    assert.deepEqual(await client.pull('packet.md'), before)
    assert.match(client.logged.join('\n'), /An edit of .*packet\.md was passed over: .*expected string/s)
  })
  test('says of itself and of its folders what makes no sense', async () => {
    const place = workspace('')
    const uri = pathToFileURL(place.folder).href
    const about = {
      processId: null,
      rootUri: uri,
      workspaceFolders: [{ uri, name: 'work' }],
      capabilities: {
        general: { positionEncodings: ['utf-16'] },
        textDocument: {
          hover: { contentFormat: ['markdown'] },
          codeAction: { resolveSupport: { properties: ['edit'] } },
        },
      },
    }
    for (const params of spoil(about)) {
      const { connection } = await editorIn(place, { initialize: params as object })
      const event = { added: (params as typeof about).workspaceFolders, removed: odd }
      await connection.sendNotification('workspace/didChangeWorkspaceFolders', { event })
      await connection.sendRequest('workspace/symbol', { query: '' })
    }
  })
})

suite('too much', () => {
  test('findings: the gravest are told, and how many there are', async () => {
    const many = Array.from({ length: 1500 }, () => '**C1.** Again.').join('\n\n')
    const { client } = await open_(`$0${many}\n`)
    const report = await client.pull('packet.md')
    assert.ok(report.kind === 'full')
    assert.equal(report.items.length, most + 1)
    assert.match(String(report.items[0]!.message), /^This packet has \d{4} findings; the gravest 1000 are shown\./)
  })
  test('text: one finding that says so, until it is short again', async () => {
    const client = await editor('')
    await client.open('packet.md', `${frontMatter}${'A long line of prose. '.repeat(250_000)}\n`)
    const report = await client.pull('packet.md')
    assert.ok(report.kind === 'full')
    assert.deepEqual(
      report.items.map(({ code }) => code),
      ['unreadable'],
    )
    await client.change('packet.md', {
      range: { start: { line: 5, character: 0 }, end: { line: 9, character: 0 } },
      text: '**C1.** Short.\n',
    })
    assert.ok((await client.findings('packet.md')).includes('unsupported-claim'))
  })
})

const dated = `${frontMatter}## Findings

**F1.** Two hosts can read it.[^E1]

[^E1]: **E1** access-review: [Review](review.md), captured 2026-11-12, fresh for 5d
`

suite('time alone', () => {
  const files = `-- countersign.yaml --\n${roster}\n-- review.md --\nTwo hosts.\n-- packet.md --\n${dated}`
  const stale = (items: readonly { code?: string | number }[]) => items.some(({ code }) => code === 'stale-evidence')
  test('makes evidence stale, and a client that asks is told to ask again', async () => {
    const client = await editorIn(workspace(files), { now: '2026-11-17T20:00:00Z' })
    await client.open('packet.md')
    const first = await client.pull('packet.md')
    assert.ok(first.kind === 'full' && !stale(first.items))
    await client.pass('2026-11-18T00:00:01Z')
    await client.until(() => client.heard.some(({ method }) => method === 'workspace/diagnostic/refresh'))
    const then = await client.pull('packet.md', first.resultId)
    assert.ok(then.kind === 'full' && stale(then.items))
  })
  test('… and to any other client the findings are sent', async () => {
    const client = await editorIn(workspace(files), { now: '2026-11-17T20:00:00Z', capabilities: likeNeovim })
    await client.open('packet.md')
    await client.until(() => client.published.has(client.uri('packet.md')))
    await client.pass('2026-11-18T00:00:01Z')
    await client.until(() => stale(client.published.get(client.uri('packet.md'))!.items))
  })
  test('does not make a capture of a minute ago one of the future', async () => {
    const client = await editorIn(workspace(files), { now: '2026-11-17T20:00:00Z' })
    await client.open('packet.md')
    await client.pull('packet.md')
    await client.pass('2026-11-17T21:30:00Z')
    await client.change('packet.md', { text: dated.replace('captured 2026-11-12', 'captured 2026-11-17 21:29 UTC') })
    const report = await client.pull('packet.md')
    assert.ok(report.kind === 'full' && !stale(report.items), JSON.stringify(report))
  })
})

test('whoever shows a packet is told that it reads differently, once for a burst of letters', async () => {
  const client = await editorIn(workspace(`-- countersign.yaml --\n${roster}\n-- packet.md --\n${dated}`))
  await client.open('packet.md')
  const at = { line: 8, character: 0 }
  for (const text of 'abc') await client.change('packet.md', { range: { start: at, end: at }, text })
  await client.settled()
  await client.pass('2026-11-15T12:00:01Z')
  await client.until(() => client.heard.some(({ method }) => method === 'countersign/changed'))
  assert.equal(client.heard.filter(({ method }) => method === 'countersign/changed').length, 1)
})

suite('something long', () => {
  const shown = async (steps: number) => {
    const sent: unknown[] = []
    let now = 0
    const progress = progressOf('Reading packets', {
      client: { progress: true },
      connection: {
        sendRequest: async (type: { method: string }) => void sent.push(type.method),
        sendNotification: async (_: string, { value }: { value: { kind: string; message?: string } }) =>
          void sent.push(value.message ?? value.kind),
      },
      outside: { now: () => now },
    } as never)
    for (let step = 1; step <= steps; step++) {
      now += 200
      progress.said(step, 9)
      await Promise.resolve()
      await Promise.resolve()
    }
    progress.over()
    return sent
  }
  test('says how far it is', async () => {
    assert.deepEqual(await shown(6), ['window/workDoneProgress/create', 'begin', '4 of 9', '5 of 9', '6 of 9', 'end'])
  })
  test('says nothing when it is over before anybody wonders', async () => {
    assert.deepEqual(await shown(2), [])
  })
})

suite('files beside the packet', () => {
  test('are looked at again when the client says that they changed', async () => {
    const client = await editorIn(workspace(`-- countersign.yaml --\n${roster}\n-- packet.md --\n${dated}`))
    await client.open('packet.md')
    assert.ok((await client.findings('packet.md')).includes('missing-evidence'))
    client.write('review.md', 'Two hosts.\n')
    await client.changed('review.md')
    assert.ok(!(await client.findings('packet.md')).includes('missing-evidence'))
  })
  test('that say who is who are read again', async () => {
    const client = await editorIn(
      workspace(`-- countersign.yaml --\n${roster}\n-- packet.md --\n${dated}\n**Q1.** Who? — @nobody\n`),
    )
    await client.open('packet.md')
    assert.ok((await client.findings('packet.md')).includes('unknown-actor'))
    client.write(
      'countersign.yaml',
      `${roster.replace('agents:', '  - { handle: nobody, name: No Body, roles: [] }\nagents:')}`,
    )
    await client.changed('countersign.yaml')
    assert.ok(!(await client.findings('packet.md')).includes('unknown-actor'))
  })
})

test('findings that are held back stand still until the page is saved', async () => {
  const client = await editor(`-- packet.md --\n${frontMatter}**C1.** Two hosts.\n`, { settings: { run: 'onSave' } })
  await client.open('packet.md')
  const before = await client.findings('packet.md')
  await client.change('packet.md', {
    range: { start: { line: 7, character: 0 }, end: { line: 7, character: 0 } },
    text: '\n**C1.** Twice.\n',
  })
  assert.deepEqual(await client.findings('packet.md'), before)
  await client.save('packet.md')
  assert.ok((await client.findings('packet.md')).includes('duplicate-id'))
})
