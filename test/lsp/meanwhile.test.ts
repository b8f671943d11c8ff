// What arrives while something else is under way: a text that is edited while its fixes are made, a file that changes while
// others are read. Nobody is answered from before. What git has to be asked for takes a while by itself.
import assert from 'node:assert/strict'
import type { CodeAction } from 'vscode-languageserver-protocol/node'
import { workspace } from '../support/workspace.ts'
import { edited } from './edited.ts'
import { editorIn, frontMatter, roster } from './editor.ts'

const page = `${frontMatter}> [!TIP]
>
> **O1** objects to the packet — @lea (security), 2026-11-10
>
> It is late.

**F1.** Two hosts can read it.[^E1][^E2]

[^E1]: **E1** remark: [Kept](git:HEAD:kept.md), captured 2026-11-12
[^E2]: **E2** remark: [Note](note.md), captured 2026-11-12
`

async function opened() {
  const place = workspace(`-- countersign.yaml --\n${roster}\n-- kept.md --\nKept.`)
  place.write('packet.md', page)
  place.git('init', '-q')
  place.git('add', '.')
  place.git('commit', '-qm', 'First')
  const client = await editorIn(place)
  await client.open('packet.md')
  return client
}

const line = (at: number) => ({ start: { line: at, character: 0 }, end: { line: at, character: 0 } })

test('every fix at once is for the text that it names, though somebody typed meanwhile', async () => {
  const client = await opened()
  await client.pull('packet.md')
  const [action] = await client.request<CodeAction[]>('textDocument/codeAction', 'packet.md', {
    range: line(0),
    context: { diagnostics: [], only: ['source.fixAll.countersign'] },
  })
  const answer = client.connection.sendRequest<CodeAction>('codeAction/resolve', action)
  await client.change('packet.md', { range: line(5), text: 'A line more.\n\n' })
  const { edit } = await answer
  assert.deepEqual(
    edit?.documentChanges?.map(one => 'textDocument' in one && one.textDocument.version),
    [2],
  )
  const now = page.replace('> [!TIP]', 'A line more.\n\n> [!TIP]')
  assert.match(edited(now, edit), /^A line more\.\n\n> \[!CAUTION\]\n>\n> \*\*O1\*\* objects/m)
})

test('a file that changed is seen by everybody who asks, and not only by the first', async () => {
  const client = await opened()
  const isMissing = async () => (await client.findings('packet.md')).includes('missing-evidence')
  assert.ok(await isMissing())
  client.write('note.md', 'A note.\n')
  await client.changed('note.md')
  assert.deepEqual(await Promise.all([isMissing(), isMissing(), isMissing()]), [false, false, false])
})

test('a page that is closed while its fixes are made is left as it is', async () => {
  const client = await opened()
  await client.pull('packet.md')
  const [action] = await client.request<CodeAction[]>('textDocument/codeAction', 'packet.md', {
    range: line(0),
    context: { diagnostics: [], only: ['source.fixAll.countersign'] },
  })
  const answer = client.connection.sendRequest<CodeAction>('codeAction/resolve', action)
  await client.close('packet.md')
  assert.equal((await answer).edit, undefined)
})
