// Code that is kept runs as the code that it was made from, and whatever is wrong with what was kept, the program runs.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../../build/generated.ts'
import { keepsCode } from '../../server/node/kept-code.ts'

const folder = mkdtempSync(join(tmpdir(), 'countersign-kept-'))
const env = { XDG_CACHE_HOME: join(folder, 'cache') }
const kept = join(folder, 'cache', 'countersign', 'code')
const file = join(folder, 'main.cjs')
const program = (answer: number) =>
  `const {basename} = require('node:path')\nexports.answer = () => basename(__filename) === 'main.cjs' && ${answer}`

/** In a process of its own: within one, the engine remembers by itself. */
function run(digest: string, use = 'lint', surroundings: Record<string, string> = env): unknown {
  const caller = `import { runKept } from ${JSON.stringify(pathToFileURL(join(root, 'server', 'node', 'kept-code.ts')))}
    const { exports, keep } = runKept(${JSON.stringify({ file, digest, use })}, ${JSON.stringify(surroundings)})
    console.log(exports.answer())
    keep()`
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', caller], { encoding: 'utf8' })
  assert.equal(stderr, '')
  return Number(stdout)
}
const only = () => {
  const names = readdirSync(kept)
  assert.equal(names.length, 1)
  return join(kept, names[0]!)
}
const long = new Date(Date.now() - 3 * 86_400_000)

suite('kept code', () => {
  setup(() => {
    rmSync(kept, { recursive: true, force: true })
    writeFileSync(file, program(41))
  })
  suiteTeardown(() => rmSync(folder, { recursive: true, force: true }))

  test('the second call takes what the first one left, and leaves it alone', () => {
    assert.equal(run('a'), 41)
    utimesSync(only(), long, long)
    assert.equal(run('a'), 41)
    assert.equal(statSync(only()).mtimeMs, long.getTime())
  })
  test('another text of the same length is another program', () => {
    run('a')
    writeFileSync(file, program(42))
    assert.equal(run('b'), 42)
    assert.equal(readdirSync(kept).length, 2)
  })
  test('each kind of call has its own', () => {
    run('a')
    run('a', 'status')
    assert.equal(readdirSync(kept).length, 2)
  })
  for (const [what, spoil] of [
    ['nothing', () => Buffer.alloc(0)],
    ['half of it', (whole: Buffer) => whole.subarray(0, whole.length / 2)],
    ['something else', () => Buffer.from('This is not code.')],
    [
      'what another engine made',
      (whole: Buffer) => Buffer.concat([whole.subarray(0, 4), Buffer.alloc(4, 7), whole.subarray(8)]),
    ],
  ] as const)
    test(`where ${what} was kept, it is made anew`, () => {
      run('a')
      const whole = readFileSync(only())
      writeFileSync(only(), spoil(whole))
      assert.equal(run('a'), 41)
      assert.equal(readFileSync(only()).length, whole.length)
      utimesSync(only(), long, long)
      run('a')
      assert.equal(statSync(only()).mtimeMs, long.getTime())
    })
  test('where nothing can be kept, it runs', () => {
    mkdirSync(join(folder, 'cache', 'countersign'), { recursive: true })
    writeFileSync(kept, 'This is a file.')
    assert.equal(run('a'), 41)
    assert.equal(readFileSync(kept, 'utf8'), 'This is a file.')
  })
  test('what was made long ago goes when something new is kept', () => {
    run('a')
    utimesSync(only(), 0, 0)
    run('b')
    assert.match(only(), /-b-lint$/)
  })
  test('Node’s own variables say where, and whether', () => {
    const elsewhere = { NODE_COMPILE_CACHE: join(folder, 'elsewhere') }
    run('a', 'lint', elsewhere)
    assert.equal(readdirSync(join(folder, 'elsewhere', 'countersign')).length, 1)
    assert.equal(keepsCode({ NODE_DISABLE_COMPILE_CACHE: '1' }), false)
    assert.equal(keepsCode({}), true)
  })
})
