import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { actForms } from '../build/act-forms.ts'
import { exampleSigners } from '../build/example-keys.ts'
import { actList, differing, type Made, root, ruleList, rulePages } from '../build/generated.ts'
import { jsonSchemas } from '../build/json-schemas.ts'
import { manifest } from '../build/manifest.ts'
import { picture } from '../build/picture.ts'
import { words } from '../build/words.ts'

const check = (made: Made) => assert.deepEqual(differing(made), [], 'Run `npm run update` and commit what it writes.')

suite('generated files are up to date', () => {
  test('the list of rules', () => check(ruleList()))
  test('the list of acts', () => check(actList()))
  test('the heads of the rules’ pages and their index', async () => check(await rulePages()))
  test('the schemas of countersign.yaml and of profiles', () => check(jsonSchemas()))
  test('what acts ask of a person', () => check(actForms()))
  test('the sentences of the extension', () => check(words()))
  test('what the extension adds to VS Code', () => check(manifest()))
  test('the keys of the people in the examples', () => check(exampleSigners()))
  test('the picture of what lint says', () => check(picture()))
})

type Words = Readonly<Record<string, string>>
const wordsIn = (path: string): Words => JSON.parse(readFileSync(join(root, path), 'utf8'))

/** What reads the same in every language: places to fill in, code, IDs, and where a link leads. */
const fixed = (sentence: string) => (sentence.match(/\{[\w:]+\}|`[^`]*`|\b[A-Z]\d+\b|\]\([^)]*\)/g) ?? []).sort()
/** Names that programs and people type. */
const isName = (key: string, english: string) =>
  /\.(?:name|label|fullName|title)$/.test(key) && /^[Cc]ountersign\w*$|^[a-z_]+$/.test(english)

suite('every translation says everything', () => {
  for (const path of globSync(['l10n/bundle.l10n.*.json', 'package.nls.*.json'], { cwd: root }))
    test(path, () => {
      const english = wordsIn(path.replace(/\.[\w-]+\.json$/, '.json'))
      const said = wordsIn(path)
      const lacks = Object.keys(english).filter(key => !said[key]?.trim())
      const tooMuch = Object.keys(said).filter(key => !(key in english))
      assert.deepEqual(
        { lacks, tooMuch },
        { lacks: [], tooMuch: [] },
        `Say in ${path} what is new, and take out what is gone.`,
      )
      for (const [key, sentence] of Object.entries(english)) {
        assert.deepEqual(fixed(said[key]!), fixed(sentence), `${path}: ${said[key]}`)
        if (isName(key, sentence)) assert.equal(said[key], sentence, `${key} is a name.`)
        else assert.notEqual(said[key], sentence, `${key} reads as it does in English.`)
      }
    })
})
