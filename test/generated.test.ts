import assert from 'node:assert/strict'
import { actForms } from '../build/act-forms.ts'
import { exampleSigners } from '../build/example-keys.ts'
import { actList, differing, type Made, ruleList, rulePages } from '../build/generated.ts'
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
