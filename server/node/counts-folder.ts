// Where this machine keeps what it counts: a folder of the person's own that outlives a cache, and outside of every repository.
import { homedir } from 'node:os'
import { join } from 'node:path'

export function countsFolder(env: Readonly<Record<string, string | undefined>>): string {
  if (env.XDG_STATE_HOME) return join(env.XDG_STATE_HOME, 'countersign')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'countersign')
  if (process.platform === 'win32' && env.LOCALAPPDATA) return join(env.LOCALAPPDATA, 'countersign', 'state')
  return join(homedir(), '.local', 'state', 'countersign')
}
