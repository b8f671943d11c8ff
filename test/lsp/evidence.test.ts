// Evidence, looked at again from the editor: recorded as on the command line, and what changed comes with both excerpts.
import assert from 'node:assert/strict'
import { CancellationTokenSource, LSPErrorCodes, WorkDoneProgress } from 'vscode-languageserver-protocol/node'
import type { LookedAt, Outcome } from '../../schemas/protocol.ts'
import { office } from '../cli/office.ts'
import { askedOffice } from '../sources/asked-office.ts'
import { editorIn, roster } from './editor.ts'

const page = `---
packet: PKT-2026-0001
profile: credential-exception
coordinator: maria
---

# A shared credential

## Compensating controls

**C1.** Two hosts can read the credential.[^E1]

[^E1]: **E1** access-review: [Review](evidence/review.txt)
`

suite('evidence from the editor', () => {
  test('is looked at, recorded, and shown on both sides where it changed', async () => {
    const files = `-- countersign.yaml --\n${roster}\n-- packet.md --\n${page}\n-- evidence/review.txt --\ntwo hosts\n`
    const place = office(files, ['maria', 'raman'])
    place.git('config', 'countersign.handle', 'maria')
    place.git('config', 'countersign.signingkey', place.key('maria'))
    const client = await editorIn(place, { settings: { confirm: true } })
    client.answer('countersign/confirm', () => ({ sign: true }))
    const uri = client.uri('packet.md')
    await client.open('packet.md')
    const ask = (method: string, more: object) => client.connection.sendRequest(method, { uri, ...more })
    const look = () => ask('countersign/evidence', { ids: null }) as Promise<{ looked: LookedAt[]; outcome: Outcome }>

    const before = await look()
    assert.ok(!before.outcome.done && /no ledger yet/.test(before.outcome.why))
    await ask('countersign/act', { act: 'open', input: { owner: 'raman' } })
    await client.change('packet.md', { text: place.read('packet.md') })
    const first = await look()
    assert.ok(first.outcome.done, JSON.stringify(first))
    assert.deepEqual(
      first.looked.map(({ id, state, claims }) => [id, state, claims]),
      [['E1', 'new', ['C1']]],
    )
    assert.match(place.read('packet.md'), /captured 20.*sha256:[0-9a-f]{12}/)
    assert.match(place.run('ledger', 'log', 'packet.md').out, /@maria looked at E1/)

    place.commit('Captured')
    place.write('evidence/review.txt', 'three hosts\n')
    await client.change('packet.md', { text: place.read('packet.md') })
    for (const _ of ['as it changed', 'and asked again']) {
      const { looked } = await look()
      assert.deepEqual(
        looked.map(({ state, before, after }) => [state, before?.trim(), after?.trim()]),
        [['changed', 'two hosts', 'three hosts']],
      )
    }
  })
  test('that nobody wants to wait for any more is neither kept nor recorded', async () => {
    const sources = "sources:\n  idp: { http: 'https://HOST/{rest}', reads: json }\n"
    const slow = `${page.replace('[^E1]\n', '[^E1] [^E2]\n')}[^E2]: **E2** access-log: Log, \`idp:hang\`\n`
    const files = `-- countersign.yaml --\n${roster}${sources}\n-- packet.md --\n${slow}\n-- evidence/review.txt --\ntwo hosts\n`
    const place = await askedOffice(files, ['maria'])
    place.git('config', 'countersign.handle', 'maria')
    place.git('config', 'countersign.signingkey', place.key('maria'))
    place.fine('maria', 'open', 'packet.md', '--owner', 'raman')
    place.commit('Opened')
    const client = await editorIn(place, { settings: { confirm: true } })
    const uri = client.uri('packet.md')
    await client.open('packet.md')
    const stop = new CancellationTokenSource()
    const asked = { uri, ids: null, workDoneToken: 'mine' }
    const early = new CancellationTokenSource()
    const first = client.connection.sendRequest('countersign/evidence', asked, early.token)
    early.cancel()
    await assert.rejects(first, { code: LSPErrorCodes.RequestCancelled })

    const heard: (string | undefined)[] = []
    const waits = new Promise<void>(resolve => {
      client.connection.onProgress(WorkDoneProgress.type, 'mine', ({ message }: { readonly message?: string }) => {
        heard.push(message)
        if (message?.startsWith('1 of')) resolve()
      })
    })
    const looking = client.connection.sendRequest('countersign/evidence', asked, stop.token)
    await Promise.all([place.hanging(), waits])
    assert.deepEqual(heard, [
      undefined,
      '0 of 2 looked at, waiting for E1 (evidence/review.txt) and 1 more',
      '1 of 2 looked at, waiting for E2 (idp)',
    ])
    stop.cancel()
    await assert.rejects(looking, { code: LSPErrorCodes.RequestCancelled })
    assert.equal(place.git('status', '--porcelain'), '')
    place.close()
  })
})
