// The programs that tests use beside Node. On Debian, as root, what is missing is installed; elsewhere it is named, and
// the tests that need it say that they are skipped.
import { spawnSync } from 'node:child_process'

const needed = [
  { program: 'git', from: 'git' },
  { program: 'ssh-keygen', from: 'openssh-client' },
  { program: 'script', from: 'bsdutils' },
  { program: 'patch', from: 'patch' },
  { program: 'zsh', from: 'zsh' },
  { program: 'fish', from: 'fish' },
  { program: 'age', from: 'age' },
  { program: 'chromium', from: 'chromium' },
  { program: 'nvim', from: 'neovim' },
  { program: 'emacs', from: 'emacs-nox elpa-eglot' },
] as const

export const isHere = (program: string) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0

export function packages() {
  if (process.platform === 'win32') return
  const missing = needed.filter(({ program }) => !isHere(program))
  if (missing.length === 0) return
  const names = missing.flatMap(({ from }) => from.split(' '))
  if (process.getuid?.() === 0 && isHere('apt-get')) {
    console.error(`Installing ${names.join(', ')}`)
    const apt = (...args: readonly string[]) =>
      spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'] }).status
    if (apt('update', '-q') === 0 && apt('install', '-y', '-q', '--no-install-recommends', ...names) === 0) return
  }
  for (const { program, from } of missing)
    console.error(`${program} is not here (Debian: ${from}): tests that need it are skipped or fail.`)
}
