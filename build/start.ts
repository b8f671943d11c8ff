// `npm start`: from a fresh clone to the examples checked, and the way to open them.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { bundle } from './bundle.ts'
import { writeExampleKeys } from './example-keys.ts'
import { root } from './generated.ts'

await bundle()
const command = join(root, 'dist', 'countersign.cjs')
const examples = join(root, 'examples')
writeExampleKeys(join(examples, '.countersign', 'keys'))

const run = (...args: string[]) => {
  console.log(`\n$ npx countersign ${args.join(' ')}\n`)
  return spawnSync(process.execPath, [command, ...args], { cwd: root, stdio: 'inherit' }).status
}

// The examples stand in the middle of their review: findings are what there is to see, so 1 is as good as 0.
const packets = readdirSync(examples).filter(name => name.endsWith('.md') && name !== 'README.md')
const ended = [run('lint', 'examples'), ...packets.map(name => run('status', join('examples', name)))]
if (ended.some(status => status !== 0 && status !== 1)) process.exit(1)

console.log(`
The examples are in ${examples}: open that folder in any editor, and start with its README.md.
After an edit, run \`npx countersign lint examples\` again, or keep it running with \`--watch\`.
The keys of its people are in examples/.countersign/keys, for you to decide as any of them: everybody has them, and they prove nothing.`)
