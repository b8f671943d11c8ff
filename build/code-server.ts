// A real VS Code where there is no desktop: code-server, in a folder of its own, installed when it is first needed. Its
// packages' own scripts are not run: what they would build is not needed to open a folder and to run an extension.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { delimiter, dirname, join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { fromRegistry, release } from './editor-release.ts'
import { root } from './generated.ts'

const { folder: place, inside, entry, node } = release
/** Written last: what is here without it is half an installation. */
const complete = join(inside, 'node_modules', '.complete')

/** Why there is no editor, where it could not be installed. */
export function installEditor(): { readonly no: string } | undefined {
  if (existsSync(complete)) return undefined
  if (process.platform === 'win32') return { no: 'code-server does not run on Windows' }
  console.error(`Installing code-server into ${relative(root, place)}, once`)
  const failed = npm(place, 'ci', ...noScripts) ?? itsNode() ?? itsVsCode()
  if (failed === undefined) writeFileSync(complete, '')
  return failed
}

const noScripts = ['--ignore-scripts', '--no-audit', '--no-fund']

/** A Node of its own is put together by a script of its package. No other script is run. */
const itsNode = () => (existsSync(node) ? undefined : npm(place, 'rebuild', 'node'))

/** Inside of the package the list of what is wanted and what was locked differ, which `npm ci` refuses. */
function itsVsCode() {
  fromRegistry()
  return npm(inside, 'install', '--omit=dev', ...noScripts)
}

function npm(folder: string, ...args: readonly string[]): { readonly no: string } | undefined {
  const { status, stderr } = spawnSync('npm', args, { cwd: folder, encoding: 'utf8', env: environment() })
  if (status === 0) return undefined
  return { no: `npm could not install it:\n${stderr.trim().split('\n').slice(-5).join('\n')}` }
}

export type Served = {
  readonly port: number
  /** The address that opens a folder: a path, or the URI of one that is on no disk. */
  address(folder: string): string
  /** What it said so far. */
  said(): string
  stop(): Promise<void>
}

export type Serving = {
  /** Where it keeps its settings, state and extensions. */
  readonly home: string
  readonly extension?: string
  /** Whether the editor asks the person to trust a folder. Otherwise it trusts every one. */
  readonly trust?: 'asks'
  readonly env?: NodeJS.ProcessEnv
}

export async function serveEditor({ home, extension, trust, env }: Serving): Promise<Served> {
  mkdirSync(home, { recursive: true })
  const folders = ['--user-data-dir', join(home, 'data'), '--extensions-dir', join(home, 'extensions')]
  const own = {
    ...environment(node),
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_DATA_HOME: join(home, 'share'),
    ...env,
  }
  if (extension) {
    const { status, stdout, stderr } = spawnSync(node, [entry, ...folders, '--install-extension', extension], {
      encoding: 'utf8',
      env: own,
    })
    if (status !== 0) throw new Error(`The extension could not be installed: ${stdout}${stderr}`)
  }
  const port = await freePort()
  const quiet = ['--disable-telemetry', '--disable-update-check', '--disable-getting-started-override']
  const trusts = trust === 'asks' ? [] : ['--disable-workspace-trust']
  const args = [entry, '--auth', 'none', '--bind-addr', `127.0.0.1:${port}`, ...folders, ...quiet, ...trusts]
  const child = spawn(node, args, { env: own, stdio: ['ignore', 'pipe', 'pipe'] })
  const said = await listening(child)
  return {
    port,
    said,
    address(folder) {
      const there = folder.includes('://') ? folder : pathToFileURL(folder).pathname
      return `http://127.0.0.1:${port}/?folder=${encodeURIComponent(there)}`
    },
    stop: () => stop(child),
  }
}

function listening(child: ChildProcess): Promise<() => string> {
  let said = ''
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout!, child.stderr!])
      stream.on('data', (bytes: Buffer) => {
        said += bytes
        if (said.includes('HTTP server listening')) resolve(() => said)
      })
    child.on('exit', status => reject(new Error(`code-server ended with ${status}:\n${said}`)))
  })
}

function stop(child: ChildProcess): Promise<void> {
  child.removeAllListeners('exit')
  const over = new Promise<void>(resolve => child.once('exit', () => resolve()))
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  child.kill()
  return over
}

const environment = (first: string = process.execPath): NodeJS.ProcessEnv => ({
  ...process.env,
  PATH: [dirname(first), process.env.PATH].join(delimiter),
})

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}
