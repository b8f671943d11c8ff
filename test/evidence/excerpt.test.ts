// What a fragment selects from a file, byte by byte.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { documentOf } from '../../server/evidence/document.ts'
import { excerptOf, readingOf } from '../../server/evidence/excerpt.ts'
import { parseLocator } from '../../server/evidence/locator.ts'

const bytesOf = (content: string | Uint8Array) =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content

function selected(content: string | Uint8Array, locator: string): string {
  const found = parseLocator(locator)
  if (found.kind !== 'file') throw new Error(`${locator} is no file`)
  const excerpt = excerptOf(documentOf(bytesOf(content), found.path), found.fragment)
  return 'nothing' in excerpt ? `! ${excerpt.nothing}` : excerpt.excerpt
}

const check = (name: string, content: string | Uint8Array, answers: Record<string, string>) => {
  for (const [locator, expected] of Object.entries(answers))
    test(`${name}: ${locator}`, () => assert.equal(selected(content, locator), expected))
}

suite('excerpts of lines', () => {
  check('a log', 'one\ntwo\nthree', {
    'a.log': 'one\ntwo\nthree',
    'a.log#L1': 'one\n',
    'a.log#L2-L3': 'two\nthree\n',
    'a.log#L3-L4': '! There is no line 4: the file has 3 lines.',
    'a.log#/0': '! The file has no `/0`: a JSON Pointer selects in JSON and YAML only.',
    'a.log#top': '! The file has no section `top`: only Markdown has sections.',
    'a.log#row=1': '! The file has no rows: only CSV and TSV have rows.',
  })
  check('Windows line ends and a byte-order mark', '\ufeffone\r\ntwo\r\n', {
    'a.log': 'one\ntwo\n',
    'a.log#L1-L2': 'one\ntwo\n',
    'a.log#L3': '! There is no line 3: the file has 2 lines.',
  })
  check('an empty file', '', { 'a.log': '', 'a.log#L1': '! There is no line 1: the file has no line.' })
  check('UTF-16', new Uint8Array([0xff, 0xfe, 0x61, 0, 0x0a, 0, 0xe9, 0, 0x0a, 0]), { 'a.log#L2': 'é\n' })
  check('Latin-1', new Uint8Array([0x61, 0xe9, 0x0a]), {
    'a.log#L1': '! The file is no UTF-8 text, so nothing in it can be selected.',
  })

  test('a file that is no text is hashed byte by byte', () => {
    const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0])
    const reading = readingOf(documentOf(picture, 'a.png'), { kind: 'whole' })
    const digest = createHash('sha256').update(picture).digest('hex')
    assert.deepEqual(reading, { state: 'read', excerpt: '', digest, binary: true })
  })
})

suite('excerpts of JSON', () => {
  check(
    'a review',
    '{ "hosts": [ {"name": "b2", "id": 2}, {"id": 1.50, "name": "b1"} ],\n "a/b": {"m~n": null}, "": "empty", "big": 12345678901234567890, "n": [1e2, -0, 1E-7, 0.1] }',
    {
      'r.json#/hosts/1': '{"id":1.5,"name":"b1"}',
      'r.json#/hosts/0/name': '"b2"',
      'r.json#/a~1b/m~0n': 'null',
      'r.json#/': '"empty"',
      'r.json#/big': '12345678901234567890',
      'r.json#/n': '[100,0,1e-7,0.1]',
      'r.json#/hosts/2': '! There is no `/hosts/2`: `/hosts` is a list of 2.',
      'r.json#/hosts/01': '! There is no `/hosts/01`: `/hosts` is a list of 2.',
      'r.json#/hosts/-': '! There is no `/hosts/-`: `/hosts` is a list of 2.',
      'r.json#/nope/x': '! There is no `/nope`: the whole is an object without it.',
      'r.json#/hosts/0/name/x': '! There is no `/hosts/0/name/x`: `/hosts/0/name` is no object and no list.',
      'r.json#/__proto__': '! There is no `/__proto__`: the whole is an object without it.',
      'r.json#L2': ' "a/b": {"m~n": null}, "": "empty", "big": 12345678901234567890, "n": [1e2, -0, 1E-7, 0.1] }\n',
    },
  )
  check('keys in order of their code units', '{"b":1,"a":2,"é":3,"Z":4,"😀":5,"\\uffff":6}', {
    'r.json#/a': '2',
  })
  const broken: [string, string][] = [
    ['{"a":1,"a":2}', 'the key `a` stands there twice, on line 1'],
    ['{"a":1\n,}', 'a key is missing, on line 2'],
    ['[1 2]', 'a comma or `]` is missing, on line 1'],
    ['{"a" 1}', 'a colon is missing, on line 1'],
    ['{"a":"x', 'a string does not end, on line 1'],
    ['{"a":"\\x"}', 'a string contains what JSON does not allow, on line 1'],
    ['{"a":1e999}', '`1e999` is too large a number, on line 1'],
    ['{"a":01}', 'a comma or `}` is missing, on line 1'],
    ['{"a":NaN}', 'a value is missing, on line 1'],
    ['{} {}', 'something follows the value, on line 1'],
    ['', 'a value is missing, on line 1'],
    [`${'['.repeat(100_000)}`, 'it is nested more than 200 deep, on line 1'],
  ]
  for (const [text, why] of broken)
    check('broken', text, { 'r.json#/a': `! The file has no \`/a\`: it is no JSON: ${why}.` })

  test('layout does not count, values do', () =>
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), value => {
        const compact = selected(JSON.stringify({ x: value }), 'a.json#/x')
        assert.equal(selected(JSON.stringify({ y: 1, x: value }, null, 2), 'a.json#/x'), compact)
        assert.deepEqual(JSON.parse(compact), JSON.parse(JSON.stringify(value)))
      }),
      { seed: 4, numRuns: 300 },
    ))
})

suite('excerpts of YAML', () => {
  check(
    'a policy',
    'limits: &l\n  days: 30 # a month\n  when: 2026-11-12\nagain: *l\n1: one\nlong: 12345678901234567890\n',
    {
      'p.yaml#/limits': '{"days":30,"when":"2026-11-12"}',
      'p.yml#/again/days': '30',
      'p.yaml#/1': '"one"',
      'p.yaml#/long': '12345678901234567890',
    },
  )
  const broken: [string, string][] = [
    ['a: 1\na: 2', 'the key `a` stands there twice'],
    ['a: &a [*a]', '`*a` names nothing that ends before it'],
    ['a: *b', '`*b` names nothing that ends before it'],
    ['? [1]\n: 2', 'a key in it is no plain value'],
    ['a: .nan', '`NaN` in it is no number'],
    ['--- 1\n--- 2\n', 'it holds several documents'],
    ['', 'it is empty'],
    ['x'.repeat(2_000_000), 'it is larger than 1 MiB, which is the most that is read as YAML'],
  ]
  for (const [text, why] of broken)
    check('broken', text, { 'p.yaml#/a': `! The file has no \`/a\`: it is no YAML: ${why}.` })

  test('what YAML and JSON share reads the same', () =>
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: true }), value => {
        const text = JSON.stringify({ x: value })
        assert.equal(selected(text, 'a.yaml#/x'), selected(text, 'a.json#/x'))
      }),
      { seed: 5, numRuns: 200 },
    ))
})

suite('excerpts of tables', () => {
  check('an export', 'host,note\nb1,"two\nlines"\nb2,"say ""hi"""\n\nb3,plain', {
    'e.csv#row=1': 'host,note\n',
    'e.csv#row=2': 'b1,"two\nlines"\n',
    'e.csv#row=3-5': 'b2,"say ""hi"""\n\nb3,plain\n',
    'e.csv#row=6': '! There is no row 6: the file has 5 rows.',
  })
  check('semicolons', 'host;note\nb1;"a, b\nc"\nb2;x\n', { 'e.csv#row=2': 'b1;"a, b\nc"\n', 'e.csv#row=3': 'b2;x\n' })
  check('tabs', 'host\tnote\nb1\t"a\nb"\n', { 'e.tsv#row=2': 'b1\t"a\nb"\n' })
  check('an open quote', 'a,b\n"x\n', {
    'e.csv#row=2':
      '! The file has no rows: it is no CSV: Quote Not Closed: the parsing is finished with an opening quote at line 2.',
  })
})

suite('excerpts of Markdown', () => {
  const standard = `---
title: x
---
# Standard

Intro.

## 2.3 Shared *credentials*

A credential.

\`\`\`md
## 2.3 Shared credentials
\`\`\`

### Detail

More.


## \`Rotation\` & [review](https://x.example/#a)

<!--
## Hidden
-->

    ## Indented

Under
lined
---

Text
***

- item
---

## Detail ##

<details>
## In HTML

</details>

## snake_case and _this_

Last.`
  check('a standard', standard, {
    's.md#23-shared-credentials':
      '## 2.3 Shared *credentials*\n\nA credential.\n\n```md\n## 2.3 Shared credentials\n```\n\n### Detail\n\nMore.\n',
    's.md#detail': '### Detail\n\nMore.\n',
    's.md#rotation--review':
      '## `Rotation` & [review](https://x.example/#a)\n\n<!--\n## Hidden\n-->\n\n    ## Indented\n',
    's.md#under-lined': 'Under\nlined\n---\n\nText\n***\n\n- item\n---\n',
    's.md#detail-1': '## Detail ##\n\n<details>\n## In HTML\n\n</details>\n',
    's.md#snake_case-and-this': '## snake_case and _this_\n\nLast.\n',
    's.md#23-shared-credentials-1': '! The file has no section `23-shared-credentials-1`.',
    's.md#hidden': '! The file has no section `hidden`.',
    's.md#indented': '! The file has no section `indented`.',
    's.md#in-html': '! The file has no section `in-html`.',
    's.md#item': '! The file has no section `item`.',
    's.md#title-x': '! The file has no section `title-x`.',
  })
  check('an open fence', '# A\n~~~\n# B\n', { 's.md#a': '# A\n~~~\n# B\n', 's.md#b': '! The file has no section `b`.' })
  check('umlauts', '# Zuständigkeit für Zugänge\n', {
    's.md#zust%C3%A4ndigkeit-f%C3%BCr-zug%C3%A4nge': '# Zuständigkeit für Zugänge\n',
  })
})
