// `npm test`: everything that continuous integration checks. Arguments go to mocha: `npm test -- -g duplicate-id`.
import { installEditor } from './code-server.ts'
import { isHere, packages } from './packages.ts'
import { steps } from './steps.ts'

packages()
const noEditor = isHere('chromium') ? installEditor() : { no: 'there is no Chromium' }
const tests = { COUNTERSIGN: 'dist/countersign.cjs' }
const editor = ['--no-package', '--config', 'test/editor/.mocharc.json']
steps([
  { says: 'types', command: 'tsc', args: ['-p', '.'] },
  { says: 'types of the panel', command: 'tsc', args: ['-p', 'media'] },
  { says: 'format and lint', command: 'biome', args: ['ci', '--reporter=summary', '--diagnostic-level=error', '.'] },
  { says: 'bundle', command: 'node', args: ['build/bundle.ts'] },
  // What ships is what is tested: the commands run from the bundle.
  { says: 'tests', command: 'mocha', args: process.argv.slice(2), env: tests },
  ...(noEditor
    ? []
    : [
        { says: 'types of the editor’s tests', command: 'tsc', args: ['-p', 'test/editor'] },
        { says: 'a real VS Code', command: 'mocha', args: [...editor, ...process.argv.slice(2)], env: tests },
      ]),
])
if (noEditor) console.error(`SKIPPED: the tests in a real VS Code, since ${noEditor.no}.`)
