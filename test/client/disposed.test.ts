// What the extension registers, creates or listens to goes with it: it is kept where it is disposed of.
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '..', '..', 'client')
const made = String.raw`(?:new vscode\.EventEmitter\b|vscode\.\w+\.(?:create|register|on(?=[A-Z]))\w+[<(])`

/** Made and kept by nobody, or by a name that nobody disposes of. */
function forgotten(code: string): readonly string[] {
  const named = [...code.matchAll(new RegExp(`(?:const|let) (\\w+)(?:: [^=\\n]+)? = ${made}`, 'g'))]
    .map(([, name]) => name!)
    .filter(
      name => !new RegExp(`\\b${name}\\.dispose\\b|^\\s*${name},$|(?:push|from)\\([^)]*\\b${name}\\b`, 'm').test(code),
    )
  // A list, a call or an arrow goes on; whatever else ends a line is followed by a statement of its own.
  const alone = [...code.matchAll(new RegExp(`(?:[{};]|[^(,=>?:&|\\s{};])\\n\\s*(${made}.*)`, 'g'))].map(
    ([, line]) => line!,
  )
  return [...named, ...alone]
}

suite('what the extension makes is disposed of', () => {
  for (const file of globSync('**/*.ts', { cwd: folder }).sort())
    test(file, () => assert.deepEqual(forgotten(readFileSync(join(folder, file), 'utf8')), []))

  const check = (code: string, expected: readonly string[]) => assert.deepEqual(forgotten(code), expected)
  test('an emitter that nobody keeps is found', () =>
    check('const emitter = new vscode.EventEmitter<void>()\nreturn { event: emitter.event }', ['emitter']))
  test('a listener that nobody keeps is found', () =>
    check('export function show() {\n  vscode.window.onDidChangeX(show)\n}', ['vscode.window.onDidChangeX(show)']))
  test('what is kept is not', () =>
    check(
      'const item = vscode.window.createX()\nsession.disposables.push(\n  item,\n  vscode.window.onDidChangeX(show),\n)',
      [],
    ))
})
