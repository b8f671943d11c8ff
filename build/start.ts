// `npm start`: from a fresh clone to a packet on the screen. It opens the examples in the VS Code that is there, or else
// serves one. `npm start -- --once` looks itself whether findings and panel are to be seen, and ends.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { bundle } from './bundle.ts'
import { installEditor, serveEditor } from './code-server.ts'
import { writeExampleKeys } from './example-keys.ts'
import { root } from './generated.ts'
import { stage } from './package.ts'
import { isHere, packages } from './packages.ts'

const once = process.argv.includes('--once')
const examples = join(root, 'examples')

await bundle()
writeExampleKeys(join(examples, '.countersign', 'keys'))
lint()
if (once) look()
else if (isHere('code')) openDesktop()
else await serve()

/** The examples stand in the middle of their review: findings are what there is to see, so 1 is as good as 0. */
function lint() {
  const command = join(root, 'dist', 'countersign.cjs')
  const run = (...args: string[]) => {
    console.log(`\n$ npx countersign ${args.join(' ')}\n`)
    return spawnSync(process.execPath, [command, ...args], { cwd: root, stdio: 'inherit' }).status
  }
  const packets = readdirSync(examples).filter(name => name.endsWith('.md') && name !== 'README.md')
  const ended = [run('lint', 'examples'), ...packets.map(name => run('status', join('examples', name)))]
  if (ended.some(status => status !== 0 && status !== 1)) process.exit(1)
}

/** With the extension from this clone, and nothing installed. */
function openDesktop() {
  const args = [`--extensionDevelopmentPath=${stage()}`, examples, '--goto', join(examples, 'credential-exception.md')]
  const { status } = spawnSync('code', args, { stdio: 'inherit', shell: process.platform === 'win32' })
  console.log('\nVS Code shows the examples. Open the panel with `Countersign: Show the Packet’s Panel`.')
  process.exit(status ?? 1)
}

async function serve() {
  const none = installEditor()
  if (none) {
    console.log(`
There is no VS Code here: \`code\` is not on the path, and ${none.no}.
The examples are in ${examples}. After an edit, run \`npx countersign lint examples\` again, or keep it running with \`--watch\`.`)
    return
  }
  const { pack } = await import('./package.ts')
  stage()
  const served = await serveEditor({ home: join(root, 'out', 'editor'), extension: pack() })
  console.log(`
VS Code shows the examples at

    ${served.address(examples)}

Open credential-exception.md, then the panel with \`Countersign: Show the Packet’s Panel\`. Ctrl+C ends it.`)
  process.once('SIGINT', async () => {
    await served.stop()
    process.exit(0)
  })
}

function look() {
  packages()
  const none = isHere('chromium') ? installEditor() : { no: 'there is no Chromium' }
  if (none) {
    console.error(`Nobody could look at the screen, since ${none.no}.`)
    process.exit(1)
  }
  const { status } = spawnSync(process.execPath, [join(root, 'test', 'editor', 'once.ts')], {
    cwd: root,
    stdio: 'inherit',
  })
  process.exit(status ?? 1)
}
