// Locators and servers that mean harm. Each is refused with a reason that a person can read, nothing is asked that must not be,
// nothing secret goes anywhere, and nothing hangs.
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer as rawServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import type { SourceEntry } from '../../schemas/sources.ts'
import { fits, foundIn } from '../../server/evidence/answer.ts'
import { errandOf } from '../../server/evidence/errand.ts'
import { parseLocator } from '../../server/evidence/locator.ts'
import { filesOn } from '../../server/node/evidence-files.ts'
import { isInner } from '../../server/node/fetch/addresses.ts'
import { runner } from '../../server/node/fetch/errands.ts'
import { type Handler, machine, type Served, secret, sends, serve } from './server.ts'

let served: Served
let stranger: Served
suiteSetup(async () => {
  served = await serve()
  stranger = await serve()
})
suiteTeardown(async () => {
  await served.close()
  await stranger.close()
})

type Told = { readonly state: string; readonly says: string }

/** What comes of a locator on a machine that lists one host and one command, as far as it gets. */
async function look(
  locator: string,
  sources: Readonly<Record<string, SourceEntry>> = {},
  root = '/nowhere',
): Promise<Told> {
  const parsed = parseLocator(locator)
  if (parsed.kind === 'problem') return { state: 'refused', says: parsed.problem }
  if (parsed.kind === 'file') {
    const read = await filesOn(root).read(parsed.path, 1_048_576)
    return 'state' in read
      ? { state: read.state, says: read.why }
      : { state: 'found', says: Buffer.from(read.bytes).toString() }
  }
  const asked = errandOf(parsed, sources)
  if ('refused' in asked) return { state: 'refused', says: asked.refused }
  const permits = machine(served.host, { commands: { say: ['printf', '%s', '{rest}'] } })
  const got = await runner(root, permits, 'online', 1).run(asked.errand, AbortSignal.timeout(1500))
  if ('failed' in got) return { state: got.as, says: got.failed }
  if (!('bytes' in got)) return { state: 'unchanged', says: '' }
  if (!fits(asked.reads, got.type)) return { state: 'refused', says: `It answered with ${got.type}.` }
  const found = foundIn(got, asked)
  return 'nothing' in found ? { state: 'nothing', says: found.nothing } : { state: 'found', says: found.excerpt }
}

function isRefused({ state, says }: Told, what: string) {
  assert.ok(state !== 'found' && state !== 'unchanged', `${what}: ${state}: ${says.slice(0, 200)}`)
  assert.match(says, /^[A-Z`].*\.$/s, `${what}: ${says}`)
  assert.ok(!says.includes(secret), what)
}

suite('locators that mean harm', () => {
  const schemes = 'file data javascript ftp gopher dict ldap ssh smb ws blob jar tel vbscript about urn'.split(' ')
  const places = ['///etc/passwd', '//127.0.0.1/x', 'x,y', '/etc/shadow']
  for (const scheme of schemes)
    for (const place of places)
      test(`${scheme}:${place}`, async () => isRefused(await look(`${scheme}:${place}`), scheme))

  const traversals = [
    '../../etc/passwd',
    'a/../../../etc/passwd',
    '/etc/passwd',
    '//server/share',
    '\\\\server\\share',
    'C:/Windows/win.ini',
    'C:\\Windows\\win.ini',
    '..%2f..%2fetc%2fpasswd',
    '%2e%2e/%2e%2e/etc/passwd',
    'a%00.txt',
    'a%5c..%5cb',
    '~root/.ssh/id_rsa',
    '.git/config',
    'sub/.git/config',
    'a/.GIT/config',
    'folder/',
    'folder/..',
    '.',
    'a?x=1',
    'a:b',
    'link-out.txt',
    'link-folder/passwd',
    'link-loop',
    'pipe-like/',
    'missing.txt',
  ]
  suite('paths', () => {
    let root: string
    suiteSetup(() => {
      root = mkdtempSync(join(tmpdir(), 'countersign-hostile-'))
      mkdirSync(join(root, 'folder'))
      writeFileSync(join(root, 'folder', 'fine.txt'), 'fine')
      symlinkSync('/etc/passwd', join(root, 'link-out.txt'))
      symlinkSync('/etc', join(root, 'link-folder'))
      symlinkSync('link-loop', join(root, 'link-loop'))
    })
    suiteTeardown(() => rmSync(root, { recursive: true }))
    test('what lies inside is read', async () => assert.equal((await look('folder/fine.txt', {}, root)).says, 'fine'))
    for (const path of traversals)
      test(JSON.stringify(path), async () => {
        isRefused(await look(path, {}, root), path)
        isRefused(await look(`share:${path}`, { share: { file: 'folder' } }, root), path)
      })
  })

  suite('addresses', () => {
    const local = [
      '127.0.0.1',
      '127.1',
      '2130706433',
      '0x7f000001',
      '0x7f.1',
      '0177.0.0.1',
      '0',
      '0.0.0.0',
      '①②⑦.0.0.1',
      '127。0。0。1',
      '10.0.0.1',
      '172.16.0.1',
      '192.168.0.1',
      '169.254.169.254',
      '100.64.0.1',
      '198.18.0.1',
      '224.0.0.1',
      '255.255.255.255',
      '[::1]',
      '[::]',
      '[::ffff:127.0.0.1]',
      '[::ffff:7f00:1]',
      '[::127.0.0.1]',
      '[64:ff9b::7f00:1]',
      '[64:ff9b:1::7f00:1]',
      '[2002:7f00:1::]',
      '[fe80::1]',
      '[fc00::1]',
      '[fec0::1]',
      '[ff02::1]',
      'localhost',
      'localhost.',
      'metadata.google.internal',
      'evil.example',
      'user:pass@evil.example',
      'evil.example:22',
      'evil.example\\@good.example',
    ]
    for (const host of local)
      test(host, async () => {
        isRefused(await look(`https://${host}/x`), host)
        isRefused(await look('it:x', { it: { http: `https://${host}/{rest}` } }), host)
      })
    test('an address that is listed is still refused where it is one of this network, unless it is written down as it is', () => {
      for (const address of ['127.0.0.1', '::1', '::ffff:10.0.0.1', '64:ff9b::a00:1', 'fe80::1%eth0', 'no address', ''])
        assert.equal(isInner(address), true, address)
      for (const address of ['93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'])
        assert.equal(isInner(address), false)
    })
  })

  suite('words of a page that end up in an address or a command', () => {
    const http = (template: string): Readonly<Record<string, SourceEntry>> => ({
      it: { http: template.replace('HOST', served.host) },
    })
    for (const rest of [
      '../admin',
      'a/../../admin',
      'a//b',
      './a',
      'a/.',
      '%2e%2e/admin',
      '..%2Fadmin',
      '/admin',
      'a/%2e%2e/b',
    ])
      test(`path ${rest}`, async () => {
        served.asked.length = 0
        served.answer(sends('{}'))
        const told = await look(`it:${rest}`, http('https://HOST/issues/{rest}'))
        for (const { url } of served.asked) assert.ok(url.startsWith('/issues/') && !/\.\.(?:\/|$)/.test(url), url)
        if (served.asked.length === 0) isRefused(told, rest)
      })
    for (const rest of ['a&admin=1', 'a#b', 'a?b=c', 'a%0d%0aX-Evil:1', 'a%00b', 'a;b', 'a=b', '"or"1'])
      test(`query ${rest}`, async () => {
        served.asked.length = 0
        served.answer(sends('{}'))
        await look(`it:${rest}`, http('https://HOST/search?limit=1&q={rest}'))
        for (const { url, headers } of served.asked) {
          const found = new URL(url, 'http://x')
          assert.deepEqual([...found.searchParams.keys()], ['limit', 'q'], url)
          assert.equal(headers['x-evil'], undefined)
        }
      })
    for (const rest of [
      '$(id)',
      '`id`',
      'a;id',
      'a|id',
      'a&&id',
      '--help',
      '-rf',
      'a\u0000b',
      'a"b',
      "a'b",
      'a>b',
      '{rest}',
      '%24(id)',
    ])
      test(`command ${JSON.stringify(rest)}`, async () => {
        const told = await look(`it:${rest}`, { it: { command: 'say', reads: 'text' } })
        if (told.state === 'found') assert.equal(told.says, rest)
        else isRefused(told, rest)
      })
    for (const rest of [
      'main:a.txt',
      'HEAD:a',
      '--upload-pack=x:a',
      '8c1f2e0:a',
      `${'a'.repeat(40)}:../../x`,
      `${'a'.repeat(40)}:`,
    ])
      test(`revision ${rest}`, async () => isRefused(await look(`it:${rest}`, { it: { git: '.' } }), rest))
    test('a repository outside of the workspace is not read unless the machine lists it', async () => {
      const root = mkdtempSync(join(tmpdir(), 'countersign-hostile-'))
      isRefused(await look(`it:${'a'.repeat(40)}:x`, { it: { git: '..' } }, root), 'git outside')
      rmSync(root, { recursive: true })
    })
    for (const entry of [
      { http: 'https://HOST/?token={secret:jira}' },
      { http: 'https://HOST/{rest}', headers: { authorization: '{secret:unknown}' } },
      { preset: 'no-such-thing' },
      { preset: 'jira-issue' },
      { command: 'not-mine' },
    ] as readonly SourceEntry[])
      test(JSON.stringify(entry), async () => {
        const written = entry.http ? { ...entry, http: entry.http.replace('HOST', served.host) } : entry
        served.asked.length = 0
        isRefused(await look('it:x', { it: written }), JSON.stringify(entry))
        assert.deepEqual(served.asked, [])
      })
    test('no source of that name', async () => isRefused(await look('nowhere:x'), 'nowhere'))
  })
})

suite('servers that mean harm', () => {
  const it: () => Readonly<Record<string, SourceEntry>> = () => ({
    it: { http: `https://${served.host}/{rest}`, headers: { authorization: 'Bearer {secret:jira}' }, reads: 'json' },
  })
  const check = (name: string, handler: () => Handler, state: string) =>
    test(name, async () => {
      served.answer(handler())
      stranger.asked.length = 0
      const told = await look('it:x', it())
      assert.equal(told.state, state, told.says)
      if (state !== 'found') isRefused(told, name)
      for (const { headers } of stranger.asked) assert.ok(!JSON.stringify(headers).includes(secret), name)
    })
  const to =
    (location: string, status = 302) =>
    () =>
      sends('', { location }, status)

  suite('redirects', () => {
    for (const status of [301, 302, 303, 307, 308])
      check(`to a stranger, ${status}`, () => to(`http://${stranger.host}/`, status)(), 'refused')
    check('to this machine', to('http://127.0.0.1:22/'), 'refused')
    check('to a file', to('file:///etc/passwd'), 'refused')
    check('to data', to('data:application/json,{}'), 'refused')
    check('to a script', to('javascript:alert(1)'), 'refused')
    check('to a metadata service', to('http://169.254.169.254/'), 'refused')
    check('to a password', () => to(`http://user:pass@${served.host}/`)(), 'refused')
    check('to nothing', () => sends('', {}, 302), 'refused')
    check('to nonsense', to('http://'), 'refused')
    check('to itself', to('/x'), 'refused')
    let hops = 0
    check('on and on', () => (_, response) => response.writeHead(302, { location: `/${hops++}` }).end(), 'refused')
    let first = true
    check(
      'once, to itself, is followed',
      () => (_, response) => {
        if (!first) return void response.writeHead(200, { 'content-type': 'application/json' }).end('{"fine":1}')
        first = false
        return void response.writeHead(302, { location: '/there' }).end()
      },
      'found',
    )
  })

  suite('bodies', () => {
    const big = '0'.repeat(30 * 1_048_576)
    check('a gzip bomb', () => sends(gzipSync(big), { 'content-encoding': 'gzip' }), 'refused')
    check(
      'a brotli bomb',
      () => sends(brotliCompressSync(big.slice(0, 8 * 1_048_576)), { 'content-encoding': 'br' }),
      'refused',
    )
    check('a deflate bomb', () => sends(deflateSync(big), { 'content-encoding': 'deflate' }), 'refused')
    check('a bomb in a bomb', () => sends(gzipSync(gzipSync(big)), { 'content-encoding': 'gzip, gzip' }), 'refused')
    check('packed in a way that nobody asked for', () => sends('{}', { 'content-encoding': 'zstd' }), 'refused')
    check('gzip that is none', () => sends('no gzip', { 'content-encoding': 'gzip' }), 'unreachable')
    check(
      'without an end',
      () => (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json' })
        const more = () => void (response.write('1'.repeat(65_536)) ? setImmediate(more) : response.once('drain', more))
        response.on('error', () => undefined)
        more()
      },
      'refused',
    )
    check(
      'one byte and then nothing',
      () => (_, response) => void response.writeHead(200, { 'content-type': 'application/json' }).write('{'),
      'unreachable',
    )
    check('never', () => () => undefined, 'unreachable')
    check('JSON as deep as the sea', () => sends('['.repeat(100_000) + ']'.repeat(100_000)), 'nothing')
    check('JSON with a key twice', () => sends('{"a":1,"a":2}'), 'nothing')
    check('JSON with a prototype in it is plain data', () => sends('{"__proto__":{"admin":true}}'), 'found')
    check('no JSON', () => sends('<html>'), 'nothing')
    check('no text', () => sends(Buffer.from([0xff, 0xfe, 0xfd, 0x00])), 'nothing')
    check('nothing', () => sends(''), 'nothing')
    check('a page to log in', () => sends('<form>', { 'content-type': 'text/html' }), 'refused')
    check('a program', () => sends('MZ', { 'content-type': 'application/x-msdownload' }), 'refused')
    check('without a type', () => (_, response) => void response.writeHead(200).end('{}'), 'refused')
    check('a type of a thousand letters', () => sends('{}', { 'content-type': `x/${'y'.repeat(1000)}` }), 'refused')
  })

  suite('answers', () => {
    for (const status of [100, 204, 206, 400, 402, 405, 418, 500, 502, 503, 504, 599])
      test(`status ${status}`, async () => {
        served.answer((_, response) => {
          if (status === 100) return void response.writeHead(500).end()
          return void response.writeHead(status, { 'retry-after': '0' }).end()
        })
        isRefused(await look('it:x', it()), String(status))
      })
    check('too many questions, for a long time', () => sends('', { 'retry-after': '999999' }, 429), 'unreachable')
    const raw = (name: string, bytes: string) =>
      test(name, async () => {
        const server = rawServer(socket => {
          socket.on('error', () => undefined)
          socket.end(bytes)
        })
        await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
        const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
        const permits = machine(host)
        const got = await runner('/nowhere', permits, 'online', 1).run(
          { kind: 'http', url: `https://${host}/`, headers: {} },
          AbortSignal.timeout(1500),
        )
        server.close()
        assert.ok('failed' in got, name)
      })
    raw('no HTTP', 'SSH-2.0-OpenSSH_9.2\r\n')
    raw('headers without an end', `HTTP/1.1 200 OK\r\n${'x: y\r\n'.repeat(20_000)}`)
    raw('a header as long as a book', `HTTP/1.1 200 OK\r\nx: ${'y'.repeat(200_000)}\r\n\r\n`)
    raw('two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}')
    raw('length and chunks', 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n{}')
    raw('a chunk that is none', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n')
    raw('hanging up', '')
  })
})
