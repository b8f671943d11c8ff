// The end of a run: what is said, and the exit code.
import assert from 'node:assert/strict'
import type { Outcome } from '../../server/cli/lint/setup.ts'
import { tell } from '../../server/cli/lint/tell.ts'
import type { Terminal } from '../../server/node/terminal.ts'
import { pack } from '../../server/report/packed.ts'
import { find, plain } from '../report/sample.ts'

const options = {
  format: 'unix',
  quiet: false,
  output: undefined,
  colour: 'none',
  mostWarnings: 1,
  mending: 'no',
} as const
const finding = (severity: 'error' | 'warning') => find('x', 'x', { rule: 'r', message: 'M.', severity })

async function check(
  outcomes: readonly Outcome[],
  expected: { readonly out: string; readonly err: string; readonly exit: number },
) {
  const said = { out: '', err: '' }
  const terminal: Terminal = {
    cwd: '/',
    env: {},
    deaf: false,
    out: text => (said.out += text),
    err: text => (said.err += text),
    progress() {},
    screen: () => plain(),
    input: async () => Buffer.alloc(0),
    stoppable: work => work(new AbortController().signal),
  }
  assert.deepEqual({ exit: await tell(outcomes, options, terminal), ...said }, expected)
}

suite('the end of a lint run', () => {
  test('packets that are gone are not spoken of', () => check([{}], { out: '', err: '', exit: 0 }))
  test('errors', () =>
    check([{ report: pack('a.md', [finding('error')]) }], { out: 'a.md:1:1: error: M. [r]\n', err: '', exit: 1 }))
  test('too many warnings', () =>
    check([{ report: pack('a.md', [finding('warning'), finding('warning')]) }], {
      out: 'a.md:1:1: warning: M. [r]\n'.repeat(2),
      err: '2 warnings, and --max-warnings allows 1.\n',
      exit: 1,
    }))
  test('a fault of the product is 2, and the other packets are answered', () =>
    check([{ fault: { path: 'a.md', stack: 'Error: x\n  at y' } }, { report: pack('b.md', [finding('error')]) }], {
      out: 'b.md:1:1: error: M. [r]\n',
      err: 'a.md could not be checked, by a fault of countersign:\nError: x\n  at y\n',
      exit: 2,
    }))
  test('a file that changed meanwhile was left alone', () =>
    check([{ report: pack('a.md', []), mended: { fixes: 0, left: 'it was changed while it was being checked' } }], {
      out: '',
      err: 'a.md was left as it is: it was changed while it was being checked.\n',
      exit: 0,
    }))
})
