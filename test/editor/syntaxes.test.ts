// How a packet is coloured, on top of VS Code's own Markdown: each fixture is a page with what our grammar adds below its lines.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { IGrammar } from 'vscode-textmate'
import { installEditor } from '../../build/code-server.ts'
import { root } from '../../build/generated.ts'
import { annotate, type Reported, strip } from '../support/fixture.ts'

const require = createRequire(import.meta.url)
const textmate = require('vscode-textmate') as typeof import('vscode-textmate')
const oniguruma = require('vscode-oniguruma') as typeof import('vscode-oniguruma')

const markdown = join(
  root,
  'test/editor/node_modules/code-server/lib/vscode/extensions/markdown-basics/syntaxes/markdown.tmLanguage.json',
)
const files = new Map([
  ['text.html.markdown', markdown],
  ['markdown.countersign.injection', join(root, 'syntaxes/packet.tmLanguage.json')],
])

async function grammar(): Promise<IGrammar> {
  await oniguruma.loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')))
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: patterns => new oniguruma.OnigScanner(patterns),
      createOnigString: text => new oniguruma.OnigString(text),
    }),
    async loadGrammar(scope) {
      const file = files.get(scope)
      return file ? textmate.parseRawGrammar(readFileSync(file, 'utf8'), file) : null
    },
    getInjections: scope => (scope === 'text.html.markdown' ? ['markdown.countersign.injection'] : []),
  })
  return (await registry.loadGrammar('text.html.markdown'))!
}

suite('syntaxes', function () {
  this.timeout(20_000)
  let read: IGrammar

  suiteSetup(async function () {
    this.timeout(900_000)
    if (installEditor()) return this.skip()
    read = await grammar()
  })

  /** The words that our grammar gives, without `.countersign`, the innermost of each token. */
  function check(fixture: string) {
    const text = strip(fixture)
    const found: Reported[] = []
    let [stack, offset] = [textmate.INITIAL, 0]
    for (const line of text.split('\n')) {
      const { tokens, ruleStack } = read.tokenizeLine(line, stack)
      for (const { startIndex, endIndex, scopes } of tokens) {
        const own = scopes.at(-1)!
        if (!own.endsWith('.countersign') || own.startsWith('meta.')) continue
        const label = own.slice(0, -'.countersign'.length)
        found.push({ start: offset + startIndex, end: offset + Math.min(endIndex, line.length), label })
      }
      stack = ruleStack
      offset += line.length + 1
    }
    assert.equal(annotate(text, found), fixture)
  }

  test('a statement: its ID, its evidence and its tail', () =>
    check(`
**C1.** Only two *hosts* can read it.[^E1] — rests on F1, due 2026-11-20
  ^^ entity.name.type.statement
    ^ punctuation.separator
                                       ^^ constant.other.citation
                                           ^ punctuation.separator.tail
                                             ^^^^^^^^ keyword.other.field
                                                      ^^ entity.name.reference
                                                          ^^^ keyword.other.field
                                                              ^^^^^^^^^^ constant.numeric.date`))

  test('a statement in a list', () =>
    check(`
- **Q1.** Does it keep the old one? — @sam
    ^^ entity.name.type.statement
      ^ punctuation.separator
                                    ^ punctuation.separator.tail
                                      ^^^^ variable.other.person`))

  test('the header of an objection, and its thread', () =>
    check(`
> [!CAUTION]
>
> **O1** objects to C1, section "Rollback" — @lea (security), 2026-11-10
    ^^ entity.name.type.box
         ^^^^^^^^^^ keyword.control.verb
                    ^^ entity.name.reference
                        ^^^^^^^ keyword.other.field
                                ^^^^^^^^^^ string.quoted.double
                                           ^ punctuation.separator.tail
                                             ^^^^ variable.other.person
                                                              ^^^^^^^^^^ constant.numeric.date
>
> - answered by @maria, 2026-11-12: Only four.
    ^^^^^^^^ keyword.control.verb
            ^^^^ keyword.other.field
                ^^^^^^ variable.other.person
                        ^^^^^^^^^^ constant.numeric.date
                                  ^ punctuation.separator`))

  test('a draft says that a program wrote it', () =>
    check(`
> **D1** answers O1 for @maria — agent:refresher, 2026-11-14
    ^^ entity.name.type.box
         ^^^^^^^ keyword.control.verb
                 ^^ entity.name.reference
                    ^^^ keyword.other.field
                        ^^^^^^ variable.other.person
                               ^ punctuation.separator.tail
                                 ^^^^^^^^^^^^^^^ variable.language.agent
                                                  ^^^^^^^^^^ constant.numeric.date`))

  test('a piece of evidence: its kind, its days and its digest', () =>
    check(`
[^E1]: **E1** access-review: [Hosts](a.json#/hosts), captured 2026-11-12, \`sha256:3b1f2c\`, fresh for 14d, replaces E3
  ^^ entity.name.label.evidence
         ^^ entity.name.type.evidence
              ^^^^^^^^^^^^^ support.type.kind
                           ^ punctuation.separator
                                                     ^^^^^^^^ keyword.other.field
                                                              ^^^^^^^^^^ constant.numeric.date
                                                                           ^^^^^^^ keyword.other.field
                                                                                  ^^^^^^ constant.other.digest
                                                                                           ^^^^^^^^^ keyword.other.field
                                                                                                     ^^^ constant.numeric.duration
                                                                                                          ^^^^^^^^ keyword.other.field
                                                                                                                   ^^ entity.name.reference`))

  test('nothing in code, in a sentence, or in Markdown that is no packet', () =>
    check(`
A **P1** incident, due 2026-11-12 — @sam knows, and **bold.** words stay bold.

\`\`\`
**C1.** code
\`\`\`

\`**C1.** code\`

- item — due tomorrow`))

  test('a line after a statement is read as before', () =>
    check(`
**C1.** One line
  ^^ entity.name.type.statement
    ^ punctuation.separator
and [a link](x.md) after it, due 2026-11-12.

**F2:** Another.
  ^^ entity.name.type.statement
    ^ punctuation.separator`))
})
