// One example for each thing that an editor can ask about a place.
import assert from 'node:assert/strict'
import type {
  CodeLens,
  CompletionItem,
  DefinitionLink,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  Location,
  MarkupContent,
  SelectionRange,
  SemanticTokens,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol/node'
import { office } from '../cli/office.ts'
import { editor, editorIn, frontMatter, likeNeovim, open_, roster } from './editor.ts'

const controls = `## Compensating controls

**F1.** Two hosts can read it.[^E1]

**C1.** Only these two, as F1 says.[^E1]

> [!CAUTION]
>
> **O1** objects to C1 — @lea (security), 2026-11-10
>
> Nobody looked at the shells.

[^E1]: **E1** access-review: [November review](evidence/review.md#L1-L2), captured 2026-11-12
`

const markdown = async (fixture: string) => {
  const { client, position } = await open_(fixture)
  const shown = await client.ask<Hover | null>('textDocument/hover', 'packet.md', position)
  return shown ? (shown.contents as MarkupContent).value : ''
}

suite('hover', () => {
  test('a claim: what supports it, how old that is, and who objects', async () => {
    const shown = await markdown(controls.replace('**C1.**', '**C$01.**'))
    assert.match(shown, /\*\*C1\*\* · claim in \*Compensating controls\*/)
    assert.match(shown, /\*\*E1\*\* November review: captured 3 days ago/)
    assert.match(shown, /\*\*O1\*\* Nobody looked at the shells\..*open/)
  })
  test('evidence: its excerpt', async () => {
    const at = `${frontMatter}${controls}`
    const client = await editor(`-- evidence/review.md --\nHost one\nHost two\nHost three\n-- packet.md --\n${at}`)
    await client.open('packet.md')
    const line = at.split('\n').findIndex(text => text.startsWith('**F1.**'))
    const shown = await client.ask<Hover>('textDocument/hover', 'packet.md', { line, character: 32 })
    assert.match((shown.contents as MarkupContent).value, /```text\nHost one\nHost two\n```/)
  })
  test('evidence that nobody asked for: what is typed is shown as such', async () => {
    const shown = await markdown(
      controls.replace('it.[^E1]', 'it.[^$0E1]').replace('evidence/review.md#L1-L2', 'siem:reviews/4'),
    )
    assert.match(shown, /\n`siem` was not asked: nothing is fetched here\./)
  })
  test('a person: name and roles', async () => {
    assert.match(await markdown(controls.replace('@lea', '@l$0ea')), /\*\*@lea\*\* · Lea Brandt\n\nRoles: .*security/i)
  })
  test('nothing where nothing is named', async () => {
    assert.equal(await markdown(controls.replace('Two hosts', 'Two ho$0sts')), '')
  })
})

const complete = async (fixture: string, capabilities = {}) => {
  const { client, position } = await open_(fixture, capabilities)
  return (await client.ask<CompletionItem[] | null>('textDocument/completion', 'packet.md', position)) ?? []
}
const labels = async (fixture: string) => (await complete(fixture)).map(({ label }) => label)

suite('completion', () => {
  test('sources behind a footnote’s beginning', async () => {
    const [item] = await complete(controls.replace('Two hosts can read it.[^E1]', 'Two hosts can read it.[^$0'))
    assert.equal(item?.label, 'E1')
    assert.equal((item!.textEdit as TextEdit).newText, 'E1]')
  })
  test('people', async () => {
    assert.deepEqual((await labels(controls.replace('— @lea', '— @$0'))).slice(0, 2), ['@maria', '@raman'])
  })
  test('verbs of a box, by its letter', async () => {
    assert.deepEqual(await labels(controls.replace('**O1** objects to C1', '**O1** $0')), ['objects to'])
    assert.ok((await labels('> **D1** re$0\n')).includes('revises'))
  })
  test('what an entry of a thread may say', async () => {
    const thread = controls.replace('at the shells.\n', 'at the shells.\n>\n> - ans$0\n')
    assert.deepEqual(await labels(thread), ['answered', 'sustained', 'withdrawn'])
  })
  test('IDs', async () => {
    assert.ok((await labels(controls.replace('objects to C1', 'objects to C$0'))).includes('C1'))
  })
  test('whole statements, with numbers that are free', async () => {
    const found = await complete(controls.replace('\n\n> [!CAUTION]', '\n\n$0\n\n> [!CAUTION]'))
    assert.ok(found.some(({ label }) => label === 'C2 claim'))
    const claim = found.find(({ label }) => label === 'C2 claim')!
    assert.match((claim.textEdit as TextEdit).newText, /^\*\*C2\.\*\* \$\{1:/)
    const plain = await complete(`${controls}\n$0`, { capabilities: likeNeovim })
    assert.match((plain.find(({ label }) => label === 'C2 claim')!.textEdit as TextEdit).newText, /^\*\*C2\.\*\* What/)
  })
  test('sections that are missing', async () => {
    const found = await labels(`${controls}\n## $0`)
    assert.ok(found.includes('Residual risk') && !found.includes('Compensating controls'))
  })
  test('kinds of evidence', async () => {
    assert.ok((await labels('[^E1]: **E1** acc$0\n')).includes('access-review'))
  })
  test('front matter: keys that are not there, and what they may say', async () => {
    const head = '---\npacket: PKT-1\nprofile: credential-exception\n'
    assert.ok((await labels(`${head}$0\n---\n`)).includes('coordinator'))
    assert.ok((await labels(`${head}coordinator: $0\n---\n`)).includes('maria'))
    assert.ok((await labels('---\npacket: PKT-1\nprofile: $0\n---\n')).includes('remediation-credit'))
  })
})

suite('names', () => {
  test('lead to where they are defined', async () => {
    const { client, position } = await open_(controls.replace('as F1', 'as F$01'))
    const [link] = await client.ask<DefinitionLink[]>('textDocument/definition', 'packet.md', position)
    assert.deepEqual(link!.targetSelectionRange.start, { line: 8, character: 2 })
  })
  test('of people lead to the roster', async () => {
    const { client, position } = await open_(controls.replace('@lea', '@l$0ea'))
    const to = await client.ask<Location>('textDocument/definition', 'packet.md', position)
    assert.equal(to.uri, client.uri('countersign.yaml'))
    assert.equal(
      roster.split('\n')[to.range.start.line]!.slice(to.range.start.character, to.range.end.character),
      'lea',
    )
  })
  test('are found wherever they are used', async () => {
    const { client, position } = await open_(controls.replace('**C1.**', '**C$01.**'))
    const ask = (includeDeclaration: boolean) =>
      client.ask<Location[]>('textDocument/references', 'packet.md', position, { context: { includeDeclaration } })
    assert.equal((await ask(true)).length, 2)
    assert.equal((await ask(false)).length, 1)
    assert.equal((await client.ask<unknown[]>('textDocument/documentHighlight', 'packet.md', position)).length, 2)
  })
  test('of statements get another number', async () => {
    const { client, position } = await open_(controls.replace('**C1.**', '**C$01.**'))
    assert.equal(
      (await client.ask<{ placeholder: string }>('textDocument/prepareRename', 'packet.md', position)).placeholder,
      'C1',
    )
    const edit = await client.ask<WorkspaceEdit>('textDocument/rename', 'packet.md', position, { newName: 'C7' })
    assert.equal(JSON.stringify(edit).match(/"newText":"C7"/g)?.length, 2)
    await assert.rejects(
      client.ask('textDocument/rename', 'packet.md', position, { newName: 'F2' }),
      /F2 is no ID for this/,
    )
  })
  test('that the ledger has stay', async () => {
    const place = office(
      `-- countersign.yaml --\n${roster}\n-- packet.md --\n${frontMatter}# A\n\n**C1.** Two hosts.\n`,
      ['maria', 'lea'],
    )
    assert.equal(place.by('maria', 'open', 'packet.md', '--owner', 'raman').exit, 0)
    assert.equal(place.by('lea', 'object', 'packet.md', 'C1', '--text', 'Why two?').exit, 0)
    const client = await editorIn(place)
    await client.open('packet.md')
    const line = place
      .read('packet.md')
      .split('\n')
      .findIndex(text => text.startsWith('**C1.**'))
    await assert.rejects(
      client.ask('textDocument/rename', 'packet.md', { line, character: 3 }, { newName: 'C2' }),
      /The ledger names C1/,
    )
    const lenses = await client.request<CodeLens[]>('textDocument/codeLens', 'packet.md')
    assert.ok(lenses.some(({ command }) => command?.title === 'Open objection'))
  })
})

suite('the page as a whole', () => {
  test('has an outline', async () => {
    const { client } = await open_(`$0${controls}`)
    const [section] = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', 'packet.md')
    assert.equal(section!.name, 'Compensating controls')
    assert.deepEqual(
      section!.children!.map(({ name }) => name),
      ['F1', 'C1', 'O1', 'E1'],
    )
    const old = await open_(`$0${controls}`, { capabilities: likeNeovim })
    const flat = await old.client.request<{ containerName?: string }[]>('textDocument/documentSymbol', 'packet.md')
    assert.deepEqual(
      flat.map(({ containerName }) => containerName),
      [undefined, ...Array(4).fill('Compensating controls')],
    )
  })
  test('can be folded', async () => {
    const { client } = await open_(`$0${controls}`)
    const folds = await client.request<FoldingRange[]>('textDocument/foldingRange', 'packet.md')
    assert.deepEqual(
      folds.map(({ startLine, endLine }) => [startLine, endLine]),
      [
        [0, 4],
        [14, 16],
        [6, 18],
      ],
    )
  })
  test('has links to its evidence', async () => {
    const { client } = await open_(`$0${controls}`)
    const [link] = await client.request<DocumentLink[]>('textDocument/documentLink', 'packet.md')
    assert.equal(link!.target, `${client.uri('evidence/review.md')}#L1`)
  })
  test('grows a selection', async () => {
    const { client, position } = await open_(controls.replace('Two hosts', 'Two ho$0sts'))
    const [range] = await client.request<SelectionRange[]>('textDocument/selectionRange', 'packet.md', {
      positions: [position],
    })
    let [depth, one] = [0, range]
    for (; one; one = one.parent) depth++
    assert.ok(depth >= 5, String(depth))
  })
  test('says how old its evidence is', async () => {
    const { client } = await open_(`$0${controls}`)
    const hints = await client.request<InlayHint[]>('textDocument/inlayHint', 'packet.md', {
      range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } },
    })
    assert.deepEqual(
      hints.map(({ label }) => label),
      ['3 d, missing'],
    )
  })
  test('is coloured by what each piece is', async () => {
    const { client } = await open_(`$0${controls}`)
    const { data } = await client.request<SemanticTokens>('textDocument/semanticTokens/full', 'packet.md')
    const legend = client.provides.semanticTokensProvider!.legend.tokenTypes
    const types = data.filter((_: number, index: number) => index % 5 === 3).map((type: number) => legend[type])
    assert.deepEqual(types, [
      'packetFact',
      'packetEvidence',
      'packetClaim',
      'packetFact',
      'packetEvidence',
      'packetObjection',
      'packetEvidence',
    ])
  })
})

test('places are counted in bytes for a client that asks for that first', async () => {
  const { client, position } = await open_('Käse 😀 and $0**F1.** here.\n\n**F1.** It is slow.\n', {
    capabilities: {
      general: { positionEncodings: ['utf-8', 'utf-16'] },
      textDocument: { hover: { contentFormat: ['markdown'] } },
    },
  })
  assert.equal(client.provides.positionEncoding, 'utf-8')
  const bytes = Buffer.byteLength('Käse 😀 and **F')
  const shown = await client.ask<Hover>('textDocument/hover', 'packet.md', { line: position.line, character: bytes })
  assert.deepEqual(shown.range?.start, { line: position.line, character: Buffer.byteLength('Käse 😀 and **') })
})
