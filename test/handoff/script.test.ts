// What the script of a bundle says, run by a shell whose PATH holds nothing but coreutils and ssh-keygen.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BundleFile } from '../../server/handoff/tar.ts'
import { digestOf } from '../../server/ledger/canonical.ts'
import { bundle, putAll, scratch, signers, signersOf } from './leaving.ts'

const tools = ['sha256sum', 'cat', 'sort', 'cut', 'head', 'tr', 'wc', 'ls', 'ssh-keygen']
function bin(): string {
  const folder = join(scratch(), 'bin')
  mkdirSync(folder)
  for (const tool of tools) symlinkSync(join('/usr/bin', tool), join(folder, tool))
  return folder
}

const shell = process.env.COUNTERSIGN_SHELL ?? '/bin/sh'
const windows = process.platform === 'win32'
;(windows ? suite.skip : suite)('the script of a bundle', () => {
  let files: readonly BundleFile[]
  let whole: string
  let path: string
  suiteSetup(async () => {
    files = await bundle()
    whole = putAll(join(scratch(), 'bundle'), files)
    path = bin()
  })

  const run = (folder: string, list?: string) => {
    const own = join(scratch(), 'own_signers')
    if (list !== undefined) writeFileSync(own, list)
    const { stdout, stderr, status } = spawnSync(shell, ['verify.sh', ...(list === undefined ? [] : [own])], {
      cwd: folder,
      env: { PATH: path },
      encoding: 'utf8',
    })
    return { says: `${stdout}${stderr}`.replaceAll(own, 'OWN'), status }
  }
  const copy = () => {
    const folder = join(scratch(), 'bundle')
    cpSync(whole, folder, { recursive: true })
    return folder
  }
  const check = (folder: string, status: number, list: string | undefined, ...says: readonly string[]) => {
    const ran = run(folder, list)
    for (const part of says) assert.ok(ran.says.includes(part), `${ran.says}\n\nis without: ${part}`)
    assert.equal(ran.status, status, ran.says)
  }

  test('with the list that came along, it is consistent and nobody is established', () =>
    check(
      whole,
      0,
      undefined,
      'This bundle asks for a decision. It is none.',
      'Consistent, identity not established.',
      '@raman, 2026-11-20T09:30:00Z: handed it off',
      '@maria marked it ready as coordinator',
      'whether a hardware key was touched',
      'whether those who signed held the roles',
      '(the fold)',
    ))
  test('with the list of the receiver, it is established who signed', () => {
    check(whole, 0, signers, 'Established by OWN:', '@raman, 2026-11-20T09:30:00Z: handed it off')
    assert.ok(!run(whole, signers).says.includes('not established'))
  })
  test('with a list that knows somebody by another key, it is not', () =>
    check(
      whole,
      1,
      signersOf('maria', 'lea', 'sam') + signersOf('stranger').replace('stranger', 'raman'),
      'does not list for raman and hand-off',
    ))
  test('a word to whoever takes it over comes along', async () =>
    check(
      putAll(join(scratch(), 'bundle'), await bundle({ text: 'Mind the date.' })),
      0,
      signers,
      'Established by OWN:',
    ))
  test('a list with dates is asked for the time of each event', () => {
    const dated = (from: string) => signers.replaceAll(' ssh-', ` valid-after="${from}" ssh-`)
    check(whole, 0, dated('20260101Z'), 'Established by OWN:')
    check(whole, 1, dated('20261115Z'), 'does not list for maria and open')
  })
  test('a list that is not there is said', () => {
    const ran = spawnSync(shell, ['verify.sh', 'nowhere'], { cwd: whole, env: { PATH: path }, encoding: 'utf8' })
    assert.equal(ran.status, 2)
    assert.match(ran.stderr, /There is no file of signers at .*nowhere/)
  })
  test('it is called from elsewhere, with a list beside the caller', () => {
    const folder = scratch()
    writeFileSync(join(folder, 'mine'), signers)
    const ran = spawnSync('/bin/sh', [join(whole, 'verify.sh'), 'mine'], {
      cwd: folder,
      env: { PATH: path, PWD: folder },
      encoding: 'utf8',
    })
    assert.equal(ran.status, 0, ran.stdout + ran.stderr)
  })

  test('any byte of page, event, signature or excerpt that changed is found, and the file is named', () => {
    const parts = [/^packet\.md$/, /\.json$/, /\.sig$/, /^evidence\//, /\.words$/, /\.policy$/, /^manifest/, /^SUMMARY/]
    const folder = copy()
    const tries = Number(process.env.COUNTERSIGN_FLIPS ?? 3)
    for (const part of parts) {
      const meant = files.filter(({ name }) => part.test(name))
      assert.notEqual(meant.length, 0, String(part))
      for (let at = 0; at < tries; at++) {
        const { name, bytes } = meant[(at * 5) % meant.length]!
        const place = (at * 7919 + 13) % bytes.length
        const flipped = Buffer.from(bytes)
        flipped[place]! ^= 1 << (at % 8)
        writeFileSync(join(folder, name), flipped)
        const { says, status } = run(folder)
        writeFileSync(join(folder, name), bytes)
        assert.equal(status, 1, `byte ${place} of ${name}\n${says}`)
        assert.ok(says.includes(name), `byte ${place} of ${name}\n${says}`)
      }
    }
    assert.equal(run(folder).status, 0)
  }).timeout(60_000)

  test('the signature of the handoff cannot be changed in any letter', () => {
    const folder = copy()
    const handoff = files.findLast(({ name }) => name.endsWith('.sig'))!
    const place = Buffer.from(handoff.bytes).indexOf('\n-----END')
    const spoiled = Buffer.from(handoff.bytes)
    spoiled[place] = 0x20
    writeFileSync(join(folder, handoff.name), spoiled)
    check(folder, 1, undefined, handoff.name)
  })
  test('a file that is not listed is found', () => {
    const folder = copy()
    writeFileSync(join(folder, 'evidence', 'more.txt'), 'Approved.')
    check(folder, 1, undefined, 'evidence/more.txt is not in manifest.json')
  })
  for (const name of ['..more', 'packet.ledger/..more', 'packet.ledger/none.words', 'packet.ledger/HANDOFF.README.md'])
    test(`a file that looks as if it belonged is found: ${name}`, () => {
      const folder = copy()
      const handoff = files.find(({ name, bytes }) => name.endsWith('.json') && String(bytes).includes('"handed-off"'))!
      writeFileSync(join(folder, name.replace('packet.ledger/HANDOFF', handoff.name.replace('.json', ''))), 'Approved.')
      check(folder, 1, undefined, 'WRONG')
    })
  test('one more copy of the signature of the handoff is found', () => {
    const folder = copy()
    const { name } = files.findLast(one => one.name.endsWith('.sig'))!
    cpSync(join(folder, name), join(folder, name.replace(/\w{16}\.sig$/, '0123456789abcdef.sig')))
    check(folder, 1, undefined, 'SHA256SUMS names')
  })
  for (const name of ['packet.md', 'packet.ledger', 'nowhere'])
    test(`a link is found: ${name}`, () => {
      const folder = copy()
      const elsewhere = join(scratch(), name)
      if (existsSync(join(folder, name))) renameSync(join(folder, name), elsewhere)
      symlinkSync(elsewhere, join(folder, name))
      check(folder, 1, undefined, `${name} does not belong here.`)
    })
  test('no program of the bundle is run, whatever PATH and CDPATH say', () => {
    const folder = copy()
    const sprung = join(scratch(), 'sprung')
    for (const tool of ['sha256sum', 'ssh-keygen'])
      writeFileSync(join(folder, tool), `#!/bin/sh\n: >'${sprung}'\n`, { mode: 0o755 })
    for (const PATH of [`.:${path}`, `:${path}`, `${path}:`, `bundle:${path}`]) {
      const options = { cwd: join(folder, '..'), env: { PATH, CDPATH: '/' }, encoding: 'utf8' } as const
      const { status, stdout } = spawnSync(shell, ['bundle/verify.sh'], options)
      assert.equal(status, 1, stdout)
      assert.match(stdout, /sha256sum is not in manifest\.json/)
    }
    assert.ok(!existsSync(sprung))
  })
  test('a file that is missing is found', () => {
    const folder = copy()
    rmSync(join(folder, 'SUMMARY.md'))
    check(folder, 1, undefined, 'SUMMARY.md is not what manifest.json says: it was changed, or it is missing.')
  })
  test('who changes a file and all unsigned lists with it is found by the signature', () => {
    const folder = copy()
    const changed = Buffer.from(readFileSync(join(folder, 'packet.md'), 'utf8').replace('Four', 'Five'))
    putAll(folder, relisted(files, 'packet.md', changed))
    check(folder, 1, undefined, 'No signed handoff names manifest.json as it is')
  })
  test('who takes an event out of the middle is found by the marks', () => {
    const folder = copy()
    const event = files.find(({ name, bytes }) => name.endsWith('.json') && String(bytes).includes('draft-proposed'))!
    rmSync(join(folder, event.name))
    assert.ok(!existsSync(join(folder, event.name)))
    check(folder, 1, undefined, 'are about other events than those that are here')
  })
  test('an author that a terminal would obey is not printed', () => {
    const folder = copy()
    const event = '{"actor":"@m\u001b[2J","body":{},"time":"2026-11-20T09:30:00Z","type":"packet-opened","v":1}'
    writeFileSync(join(folder, 'packet.ledger', `${digestOf(event)}.json`), event)
    check(folder, 1, undefined, 'is no event that this script knows')
    assert.ok(!run(folder).says.includes('\u001b'))
  })
  test('a name that a terminal would obey is not printed', () => {
    const folder = copy()
    writeFileSync(join(folder, 'evidence', 'x\u001b[2Jy'), '')
    check(folder, 1, undefined, 'A file has a name that cannot be shown.')
    assert.ok(!run(folder).says.includes('\u001b'))
  })
  test('the bare commands of CHECK.md say the same', () => {
    const handoff = files.find(({ bytes, name }) => name.endsWith('.json') && String(bytes).includes('"handed-off"'))!
    const own = join(scratch(), 'SIGNERS')
    writeFileSync(own, signers)
    const ran = spawnSync(
      '/bin/sh',
      [
        '-ec',
        `sha256sum -c SHA256SUMS
         sha256sum manifest.json
         sha256sum "packet.ledger/$EVENT.json"
         ssh-keygen -Y verify -f ${own} -I raman -n countersign-hand-off \\
           -s packet.ledger/$EVENT.*.sig < "packet.ledger/$EVENT.json"`,
      ],
      { cwd: whole, env: { PATH: path, EVENT: handoff.name.slice(14, 78) }, encoding: 'utf8' },
    )
    assert.equal(ran.status, 0, ran.stdout + ran.stderr)
    assert.match(ran.stdout, /Good "countersign-hand-off" signature for raman/)
  })
})

/** The bundle with one file changed, and manifest and sums written as if that were what left. */
function relisted(files: readonly BundleFile[], name: string, bytes: Buffer): readonly BundleFile[] {
  const old = files.find(file => file.name === name)!
  const swap = (text: string, from: Uint8Array, to: Uint8Array) => text.replaceAll(digestOf(from), digestOf(to))
  const manifest = files.find(file => file.name === 'manifest.json')!
  const newManifest = Buffer.from(swap(String(manifest.bytes), old.bytes, bytes))
  const sums = files.find(file => file.name === 'SHA256SUMS')!
  const newSums = swap(swap(String(sums.bytes), old.bytes, bytes), manifest.bytes, newManifest)
  return [
    { name, bytes },
    { name: 'manifest.json', bytes: newManifest },
    { name: 'SHA256SUMS', bytes: Buffer.from(newSums) },
  ]
}
