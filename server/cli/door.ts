// What is started: it chooses how hard the engine works, and begins the command with the code that an earlier call left.
import { createRequire, enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { keepsCode, runKept } from '../node/kept-code.ts'
import { oldNode } from '../node/old-node.ts'
import { threadWord } from '../node/thread-word.ts'
import { forAShortCall } from '../node/tuning.ts'

/** Written in by the bundler. */
declare const digests: Readonly<Record<'main' | 'lint', string>>

const old = oldNode(process.versions.node)
if (old) {
  process.stderr.write(old)
  process.exit(2)
}

const [, , word = '', ...others] = process.argv
/** The other file holds all commands, and this one's code among them. */
const name = word === 'lint' || word === threadWord ? 'lint' : 'main'
const file = join(import.meta.dirname, `${name}.cjs`)
/** These are ended from outside, and what they serve is in other files. */
const stays = [threadWord, 'lsp', 'mcp', 'watch']
/** What decides in continuous integration rests on nothing that was left lying about. */
const isDeciding = others.some(other => other.startsWith('--policy-from'))

// Node has its own modules ready for the flags that it starts with: what nearly every call needs of them is read before.
if (word !== threadWord) {
  process.getBuiltinModule('node:crypto')
  void process.getBuiltinModule('node:util').parseArgs
  void process.stdout
  forAShortCall(word)
}
if (stays.includes(word) || isDeciding || !keepsCode(process.env)) {
  enableCompileCache()
  createRequire(file)(file)
} else {
  const use = /^[a-z][a-z-]{0,19}$/.test(word) ? word : 'other'
  const { exports, keep } = runKept<typeof import('./main.ts')>({ file, digest: digests[name], use }, process.env)
  process.once('exit', () => exports.wasUsual() && keep())
}
