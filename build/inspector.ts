// The Inspector of the Model Context Protocol, in a folder of its own, installed when a test first needs it.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './generated.ts'

const place = join(root, 'test', 'mcp', 'inspector')
export const inspector = join(
  place,
  ...['node_modules', '@modelcontextprotocol', 'inspector', 'clients', 'launcher', 'build', 'index.js'],
)

/** Why there is none, where it could not be installed. */
export function installInspector(): { readonly no: string } | undefined {
  if (existsSync(inspector)) return undefined
  console.error('Installing the MCP Inspector into test/mcp/inspector, once')
  const { status, stderr } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: place,
    encoding: 'utf8',
  })
  return status === 0
    ? undefined
    : { no: `npm could not install it:\n${stderr.trim().split('\n').slice(-5).join('\n')}` }
}
