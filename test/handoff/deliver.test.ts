// Where bundles go: each way whole or not at all, and the same bundle twice arrives once.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { packed, unpacked } from '../../server/handoff/tar.ts'
import { deliver, type Parcel } from '../../server/node/deliver.ts'
import type { Web } from '../../server/node/deliver-http.ts'
import { bundle, scratch } from './leaving.ts'

let parcel: Parcel
suiteSetup(async () => {
  const files = await bundle()
  parcel = { name: 'PKT-1-abc', files, archive: packed('PKT-1-abc', files), key: 'a'.repeat(64) }
})

const arrived = async (where: string, cwd = scratch(), web?: Web, name = parcel.name) => {
  const went = await deliver(where, { ...parcel, name }, { cwd, web })
  assert.ok('arrived' in went, 'problem' in went ? went.problem : '')
  return went.arrived
}
const fails = async (where: string, why: RegExp, cwd = scratch(), web?: Web) => {
  const went = await deliver(where, parcel, { cwd, web })
  assert.match('problem' in went ? went.problem : `It arrived: ${went.arrived}`, why)
}

suite('to a folder', () => {
  test('the bundle and its archive arrive, once', async () => {
    const cwd = scratch()
    for (let turn = 0; turn < 2; turn++) await arrived('queue', cwd)
    assert.deepEqual(readdirSync(join(cwd, 'queue')).sort(), ['PKT-1-abc', 'PKT-1-abc.tar.gz'])
  })
  test('another bundle of that name is left alone', async () => {
    const cwd = scratch()
    mkdirSync(join(cwd, 'queue/PKT-1-abc'), { recursive: true })
    writeFileSync(join(cwd, 'queue/PKT-1-abc/packet.md'), 'Another.')
    await fails('queue', /is there already, and its packet\.md says something else/, cwd)
    assert.equal(readFileSync(join(cwd, 'queue/PKT-1-abc/packet.md'), 'utf8'), 'Another.')
  })
  test('a place that is no folder gets nothing', async () => {
    const cwd = scratch()
    writeFileSync(join(cwd, 'queue'), '')
    await fails('queue', /could not be written to/, cwd)
    assert.deepEqual(readdirSync(cwd), ['queue'])
  })
  test('an archive that cannot take its place leaves no bundle either', async () => {
    const cwd = scratch()
    mkdirSync(join(cwd, 'queue/PKT-1-abc.tar.gz/x'), { recursive: true })
    await fails('queue', /could not be written to/, cwd)
    assert.deepEqual(readdirSync(join(cwd, 'queue')), ['PKT-1-abc.tar.gz'])
  })
})

suite('to a git ref', () => {
  const git = (folder: string, ...words: readonly string[]) => {
    const ran = spawnSync('git', ['-C', folder, ...words], { encoding: 'utf8' })
    assert.equal(ran.status, 0, ran.stderr)
    return ran.stdout.trim()
  }
  const repository = (...how: readonly string[]) => {
    const folder = scratch()
    git(folder, 'init', '--quiet', '--initial-branch=main', ...how)
    git(folder, 'config', 'user.name', 'Raman')
    git(folder, 'config', 'user.email', 'raman@example.org')
    return folder
  }
  test('of this repository: a commit with the bundle in it, and nobody’s work tree changes', async () => {
    const here = repository()
    await arrived('git:handoffs', here)
    assert.equal(git(here, 'ls-tree', '--name-only', 'handoffs'), 'PKT-1-abc')
    assert.match(git(here, 'ls-tree', '-r', 'handoffs'), /100755 blob \S+\tPKT-1-abc\/verify\.sh/)
    assert.equal(git(here, 'status', '--porcelain'), '')
    const tip = git(here, 'rev-parse', 'handoffs')
    await arrived('git:handoffs', here)
    assert.equal(git(here, 'rev-parse', 'handoffs'), tip, 'the same bundle twice is one commit')
  })
  test('what was on the ref stays there', async () => {
    const here = repository()
    await arrived('git:refs/heads/handoffs', here)
    await arrived('git:handoffs', here, undefined, 'PKT-2-abc')
    assert.equal(git(here, 'ls-tree', '--name-only', 'handoffs'), 'PKT-1-abc\nPKT-2-abc')
  })
  test('of another repository: it is pushed, and nothing is left behind here', async () => {
    const [here, there] = [repository(), repository('--bare')]
    for (let turn = 0; turn < 2; turn++) await arrived(`git:${there}#intake`, here)
    assert.equal(git(there, 'rev-list', '--count', 'intake'), '1')
    assert.equal(git(here, 'for-each-ref'), '')
  })
  test('the branch that somebody is on, a ref that is none and a repository that is not there are refused', async () => {
    const here = repository()
    await fails('git:main', /is checked out here/, here)
    await fails('git:a..b', /no name of a ref/, here)
    await fails('git:/nowhere/at/all#intake', /cannot be reached/, here)
    await fails('git:--upload-pack=x#intake', /is no repository/, here)
    await fails('git:handoffs', /not a git repository/i, scratch())
  })

  const begun = (folder: string) => join(folder, 'begun')
  /** A program that whoever starts it would see. */
  const program = (folder: string, says = '') => {
    const path = join(folder, 'program')
    writeFileSync(path, `#!/bin/sh\n: > '${begun(folder)}'\n${says}\n`, { mode: 0o755 })
    return path
  }
  const around = async (variables: Record<string, string>, work: () => Promise<void>) => {
    const before = { ...process.env }
    Object.assign(process.env, variables)
    try {
      await work()
    } finally {
      for (const name of Object.keys(variables)) delete process.env[name]
      Object.assign(process.env, before)
    }
  }

  test('it goes by https, by ssh, or to a path: what an address would start is not started', async () => {
    const here = repository()
    const ways: readonly (readonly [string, RegExp])[] = [
      [`ext::${program(here)}`, /^ext is no way that a bundle goes: give a path, an https or an ssh address/],
      ['fd::7', /^fd is no way/],
      ['::x', /is no way/],
      ['ftp://example.org/x.git', /^ftp is no way/],
      ['git://example.org/x.git', /is not encrypted/],
      ['http://example.org/x.git', /is not encrypted/],
      ['https://me:secret@example.org/x.git', /would end up in logs/],
      ['ssh://-oProxyCommand=x/y', /is no repository/],
      ['ssh://me@-oProxyCommand=x/y', /is no repository/],
      ['me@-oProxyCommand=x:y', /is no repository/],
    ]
    for (const [repository, why] of ways) await fails(`git:${repository}#intake`, why, here)
    assert.ok(!existsSync(begun(here)))
  })
  test('nor what a remote’s name, a rewritten address or a remote’s settings come to', async () => {
    const [here, there] = [repository(), repository('--bare')]
    const helper = `ext::${program(here)}`
    git(here, 'config', 'remote.named.url', helper)
    git(here, 'config', `url.${helper}.insteadOf`, 'https://intake.example.org/')
    git(here, 'config', 'remote.vcs.vcs', 'ext')
    git(here, 'config', 'remote.vcs.url', program(here))
    for (const name of ['named', 'https://intake.example.org/x.git', 'vcs'])
      await fails(`git:${name}#intake`, /cannot be reached: .*ext' not allowed\. A bundle does not go that way/, here)
    git(here, 'config', 'remote.own.url', there)
    for (const pack of ['uploadpack', 'receivepack']) git(here, 'config', `remote.own.${pack}`, program(here))
    git(here, 'config', 'push.gpgSign', 'if-asked')
    git(here, 'config', 'gpg.program', program(here))
    await arrived('git:own#intake', here)
    assert.ok(!existsSync(begun(here)))
  })
  test('who lets git take fewer ways is heard', () =>
    around({ GIT_ALLOW_PROTOCOL: 'https:ext' }, () =>
      fails(`git:${repository('--bare')}#intake`, /'file' not allowed/, repository()),
    ))
  test('what the other side says to a refusal is told', async () => {
    const [here, there] = [repository(), repository('--bare')]
    writeFileSync(join(there, 'hooks/pre-receive'), '#!/bin/sh\necho The board takes nothing in December.\nexit 1\n', {
      mode: 0o755,
    })
    await fails(`git:${there}#intake`, /did not take it: .*The board takes nothing in December\..*pre-receive/, here)
    assert.equal(git(here, 'for-each-ref'), '')
  })

  const askingServer = (answer: (response: ServerResponse) => void) => {
    const server = createServer((_, response) => answer(response))
    servers.push(server)
    return new Promise<string>(resolve =>
      server.listen(0, '127.0.0.1', () =>
        resolve(`git:http://127.0.0.1:${(server.address() as AddressInfo).port}/x.git#intake`),
      ),
    )
  }

  test('a password is asked of nobody, and it is said what to do', async () => {
    const here = repository()
    const where = await askingServer(response =>
      response.writeHead(401, { 'www-authenticate': 'Basic realm="x"', connection: 'close' }).end(),
    )
    git(here, 'config', 'core.askPass', program(here))
    await around({ GIT_ASKPASS: program(here), SSH_ASKPASS: program(here), DISPLAY: ':9' }, () =>
      fails(where, /cannot be reached: .*Nobody is asked here for a password.*`git ls-remote http:/, here),
    )
    assert.ok(!existsSync(begun(here)))
  })
  test('ssh has nobody to ask: no terminal, and no program that asks elsewhere', async () => {
    const here = repository()
    const says = 'test -z "$SSH_ASKPASS" && test "$SSH_ASKPASS_REQUIRE" = never && ! true < /dev/tty'
    const ssh = program(here, `(${says}) 2> /dev/null && echo Host key verification failed. >&2\nexit 255`)
    await around({ GIT_SSH_COMMAND: ssh, SSH_ASKPASS: ssh, DISPLAY: ':9' }, () =>
      fails('git:me@intake.example.org:x.git#intake', /verification failed.*Nobody is asked here whether this/, here),
    )
  })
  test('nobody is led elsewhere', async () => {
    const where = await askingServer(response =>
      response.writeHead(302, { location: 'http://127.0.0.1:1/x.git/info/refs', connection: 'close' }).end(),
    )
    await fails(where, /cannot be reached: .*A redirection is not followed/, repository())
  })
  test('whoever does not want to wait ends git with all that it started', async () => {
    const stop = new AbortController()
    const gone = Promise.withResolvers<void>()
    const where = await askingServer(response => {
      response.on('close', gone.resolve)
      stop.abort()
    })
    const here = repository()
    const went = await deliver(where, parcel, { cwd: here, cancel: stop.signal })
    assert.match('problem' in went ? went.problem : '', /It was stopped\.$/)
    await gone.promise
    assert.equal(git(here, 'for-each-ref'), '')
  })
})

const servers: Server[] = []
teardown(() => {
  for (const server of servers.splice(0)) server.close()
})

suite('to an address', () => {
  type Got = { readonly headers: IncomingHttpHeaders; readonly body: Buffer }
  /** Gives these answers, one after the other, and the last one again. */
  const queue = (...answers: readonly (readonly [status: number, headers?: Record<string, string>])[]) => {
    const got: Got[] = []
    const server = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', chunk => chunks.push(chunk))
      request.on('end', () => {
        const [status, headers] = answers[Math.min(got.length, answers.length - 1)]!
        got.push({ headers: request.headers, body: Buffer.concat(chunks) })
        response.writeHead(status, { connection: 'close', ...headers }).end('{}')
      })
    })
    servers.push(server)
    return new Promise<{ readonly address: string; readonly got: readonly Got[] }>(resolve =>
      server.listen(0, '127.0.0.1', () =>
        resolve({ address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/intake`, got }),
      ),
    )
  }
  const web = (waits: number[] = []): Web => ({ fetch, wait: async ms => waits.push(ms), token: 'secret' })

  test('the archive arrives in one request, with its key, digest and token', async () => {
    const { address, got } = await queue([201])
    await arrived(address, undefined, web())
    const [{ headers, body }] = got as [Got]
    assert.deepEqual(body, Buffer.from(parcel.archive))
    assert.ok('files' in unpacked(body))
    assert.equal(headers['idempotency-key'], `"${parcel.key}"`)
    assert.equal(headers.authorization, 'Bearer secret')
    assert.match(String(headers['content-digest']), /^sha-256=:[A-Za-z0-9+/]{43}=:$/)
  })
  test('while the other side cannot, it is tried again under the same key, as late as it asks', async () => {
    const { address, got } = await queue([503, { 'retry-after': '7' }], [429], [200])
    const waits: number[] = []
    await arrived(address, undefined, web(waits))
    assert.deepEqual(waits, [7000, 2000])
    assert.equal(new Set(got.map(({ headers }) => headers['idempotency-key'])).size, 1)
  })
  test('it gives up after a few tries', async () => {
    const { address, got } = await queue([502])
    await fails(address, /did not take it in 5 tries: it answered 502/, undefined, web())
    assert.equal(got.length, 5)
  })
  test('a refusal is final, and nobody is led elsewhere', async () => {
    const refusing = await queue([422])
    await fails(refusing.address, /did not take it: it answered 422/, undefined, web())
    const leading = await queue([307, { location: 'http://127.0.0.1:1/' }])
    await fails(leading.address, /answered 307, which leads elsewhere/, undefined, web())
    assert.deepEqual([refusing.got.length, leading.got.length], [1, 1])
  })
  test('who wants a token is named, and so is the place for it', async () => {
    const { address } = await queue([401])
    await fails(address, /answered 401, which says that the token in COUNTERSIGN_HANDOFF_TOKEN is/, undefined, web())
    const without = { fetch, wait: async () => {} }
    await fails(address, /it wants a token, in COUNTERSIGN_HANDOFF_TOKEN/, undefined, without)
  })
  test('whoever does not want to wait stops it, between two tries and in one', async () => {
    const stop = new AbortController()
    const { address, got } = await queue([503, { 'retry-after': '60' }])
    const wait = (ms: number, signal: AbortSignal) => {
      stop.abort()
      return sleep(ms, undefined, { signal })
    }
    const went = await deliver(address, parcel, { cwd: scratch(), web: { fetch, wait }, cancel: stop.signal })
    assert.match('problem' in went ? went.problem : '', /answered 503\. It was stopped\.$/)
    assert.equal(got.length, 1)
    const again = await deliver(address, parcel, { cwd: scratch(), web: web(), cancel: stop.signal })
    assert.match('problem' in again ? again.problem : '', /it was stopped\.$/)
  })
  test('nobody there is said', () => fails('http://127.0.0.1:1/', /did not answer/, undefined, web()))
  test('an address without encryption, or with a password in it, gets nothing', async () => {
    await fails('http://intake.example.org/', /is not encrypted/, undefined, web())
    await fails('https://me:secret@intake.example.org/', /would end up in logs/, undefined, web())
    await fails('ftp://intake.example.org/', /Nothing is delivered to/)
  })
})
