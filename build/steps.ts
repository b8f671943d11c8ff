// Runs the steps of a script one after another, says which one it is at, and stops at the first that fails.
import { spawnSync } from 'node:child_process'
import { root } from './generated.ts'

export type Step = {
  readonly says: string
  readonly command: string
  readonly args: readonly string[]
  readonly env?: NodeJS.ProcessEnv
}

export function steps(list: readonly Step[]) {
  for (const { says, command, args, env } of list) {
    const began = performance.now()
    const { status } = spawnSync(command, args, {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
      env: { ...process.env, ...env },
    })
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    if (status !== 0) {
      console.error(`✗ ${says} (${seconds} s): ${[command, ...args].join(' ')}`)
      process.exit(status ?? 1)
    }
    console.error(`✓ ${says} (${seconds} s)`)
  }
}
