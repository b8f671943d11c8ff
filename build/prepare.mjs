// npm runs this where a clone is installed as a package, by pre-commit or from its address: the command is built before it is
// packed. Where `build/setup.mjs` installs for the project's own scripts, they build what they need.
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))

if (!process.env.COUNTERSIGN_SETUP) {
  // What npm was told about the place where the package goes is not meant for what the clone itself needs.
  const told = /^npm_config_(?:global|location|prefix|global_prefix|local_prefix|omit|include)$/i
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !told.test(name)))
  const words = [join(here, 'setup.mjs'), 'build/bundle.ts']
  const { status, error } = spawnSync(process.execPath, words, { cwd: dirname(here), stdio: 'inherit', env })
  if (error) console.error(`${process.execPath} could not be started: ${error.message}`)
  process.exitCode = status ?? 1
}
