// Makes a clone ready, then runs one of the project's scripts on the Node that the project brings along.
// It imports nothing but Node itself and runs on any Node that npm runs on: nothing else is there yet.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const node = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

/** What is installed is what the lock file asks for: npm keeps its own copy of the lock beside the packages. */
function installed() {
  const receipt = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(node) || !existsSync(receipt)) return false
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const present = JSON.parse(readFileSync(receipt, 'utf8')).packages
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => !path || optional || present[path]?.version === version,
  )
}

function run(command, args, options) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options })
  if (error) console.error(`${command} could not be started: ${error.message}`)
  return status ?? 1
}

if (!installed()) {
  console.error('Setting up: npm ci')
  const status = run('npm', ['ci', '--no-fund', '--no-audit'], {
    shell: process.platform === 'win32',
    env: { ...process.env, COUNTERSIGN_SETUP: '1' },
  })
  if (status !== 0) process.exit(status)
}

const [script, ...args] = process.argv.slice(2)
const path = [dirname(node), join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter)
process.exit(script ? run(node, [join(root, script), ...args], { env: { ...process.env, PATH: path } }) : 0)
