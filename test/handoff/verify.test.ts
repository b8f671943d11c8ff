// What a bundle proves to somebody who has the product: the same as its script, and what the script cannot see.
import assert from 'node:assert/strict'
import { writeManifest, writeSums } from '../../server/handoff/manifest.ts'
import type { BundleFile } from '../../server/handoff/tar.ts'
import { packed, unpacked } from '../../server/handoff/tar.ts'
import { verifyBundle } from '../../server/handoff/verify.ts'
import { bundle, signers, signersOf, type Told } from './leaving.ts'

/** Whoever sent it may have done this to the files first. */
type Misdeed = (files: readonly BundleFile[]) => readonly BundleFile[]

async function check(told: Told, misdeed: Misdeed, own: string | undefined, ...wrong: readonly RegExp[]) {
  const found = verifyBundle(misdeed(await bundle(told)), own)
  for (const one of wrong) assert.match(found.wrong.join('\n'), one)
  if (wrong.length === 0) assert.deepEqual(found.wrong, [])
  return found
}

const asItIs: Misdeed = files => files
const without =
  (part: RegExp): Misdeed =>
  files =>
    files.filter(({ name }) => !part.test(name))
const rewritten =
  (part: RegExp, change: (text: string) => string): Misdeed =>
  files =>
    files.map(file => (part.test(file.name) ? { ...file, bytes: Buffer.from(change(String(file.bytes))) } : file))

suite('a bundle, verified', () => {
  test('with a list of the receiver, it is established who signed', async () => {
    const found = await check({}, asItIs, signers)
    assert.equal(found.identity, 'established')
    assert.deepEqual(found.signed.toSorted(), [
      '@maria marked it ready as coordinator, 2026-11-10T09:08:00Z',
      '@raman handed it off, 2026-11-20T09:30:00Z',
      '@raman marked it ready as owner, 2026-11-10T09:09:00Z',
    ])
  })
  test('without one it is consistent, and nobody is established', async () =>
    assert.equal((await check({}, asItIs, undefined)).identity, 'not established'))
  test('a list that knows somebody by another key says whom it does not establish', () =>
    check({}, asItIs, signersOf('maria', 'lea', 'sam'), /does not establish @raman for hand-off/))
  test('any file that is gone is named', async () => {
    await check({}, without(/^SUMMARY/), signers, /SUMMARY\.md is missing/)
    await check({}, without(/^manifest/), signers, /no bundle: manifest\.json is missing/)
    await check({}, without(/\.words$/), signers, /words is missing/)
    await check({}, without(/^SHA256SUMS/), signers, /SHA256SUMS is missing/)
  })
  test('a file that came to it is named', () =>
    check(
      {},
      files => [...files, { name: 'evidence/x.txt', bytes: Buffer.from('') }],
      signers,
      /evidence\/x\.txt is not in/,
    ))
  test('a changed byte of page, event or excerpt is named', async () => {
    await check(
      {},
      rewritten(/^packet\.md$/, text => text.replace('Four', 'Five')),
      signers,
      /packet\.md is not what/,
    )
    await check(
      {},
      rewritten(/\.json$/, text => text.replace('"count":8', '"count":9')),
      signers,
      /is not what/,
    )
    await check(
      {},
      rewritten(/^evidence/, text => `${text} `),
      signers,
      /evidence\/[0-9a-f]+\.txt is not what/,
    )
  })
  test('a page that fits its lists and was never marked is found by its revision', () =>
    check(
      {},
      files => relisted(rewritten(/^packet\.md$/, text => text.replace('Four', 'Five'))(files)),
      signers,
      /No signed handoff names manifest\.json/,
      /packet\.md is not the revision that was marked ready/,
    ))
  test('a readiness that one of the two never gave is found, though everything is signed', () =>
    check(
      { readiness: 'm1: @maria readiness-marked { seal: now, as: coordinator }' },
      asItIs,
      signers,
      /The owner did not mark it ready/,
    ))
  test('an event that came after the marks is found', () =>
    check(
      {
        readiness: `m1: @maria readiness-marked { seal: now, as: coordinator }
          m2: @raman readiness-marked { seal: now, as: owner }
          late: @lea objection-raised { id: O3, targets: [packet], words: Wait. } after m1, m2`,
      },
      asItIs,
      signers,
      /Events lie here that neither marks nor handoff are about/,
    ))
  test('what is no bundle is said in a sentence', () => {
    for (const files of [
      [],
      [
        { name: 'manifest.json', bytes: Buffer.from('{') },
        { name: 'packet.md', bytes: Buffer.from('') },
      ],
    ])
      assert.match(verifyBundle(files).wrong.join(), /is no bundle|is no manifest/)
  })
})

suite('the first page of a bundle', () => {
  test('it says first that it decides nothing, and then what is contested, carried, lapsing and next', async () => {
    const summary = String((await bundle()).find(({ name }) => name === 'SUMMARY.md')!.bytes)
    assert.equal(summary.split('\n')[0], '**This asks for a decision and is none.**')
    for (const line of [
      '- **O2** open, by @sam: The date is tight. \\# Approved',
      '- **R1** carried by @raman, until 2027-01-31: I answer for the gap. It answers O1 by @lea: Shell access is open.',
      '- **Q1** Who reads the logs at night?',
      '- **E1** Inventory: holds until 2026-12-10.',
      '- **N1** @sam by 2026-12-04: Review membership.',
      '- **E2** Only security may read it.',
      '- @raman marked it ready as owner on 2026-11-10.',
    ])
      assert.ok(summary.includes(line), `${summary}\n\nis without: ${line}`)
    assert.ok(!/^# Approved/m.test(summary), 'words of people make no headings')
  })
  test('what only some may read is not in the bundle', async () => {
    const files = await bundle()
    assert.ok(files.every(({ bytes }) => !String(bytes).includes('Only for some.')))
  })
})

suite('the archive of a bundle', () => {
  test('it has the same bytes every time, and the same files come out again', async () => {
    const files = await bundle()
    const archive = packed('PKT-1', files)
    assert.deepEqual(archive, packed('PKT-1', files.toReversed()))
    const out = unpacked(archive)
    assert.ok('files' in out)
    assert.deepEqual(verifyBundle(out.files, signers).wrong, [])
  })
  test('what is no archive, or only the beginning of one, is said', async () => {
    const archive = packed('PKT-1', await bundle())
    for (const bytes of [Buffer.from('no'), archive.subarray(0, 900)]) assert.ok('problem' in unpacked(bytes))
  })
})

/** Manifest and sums written anew, as if these files were what left. */
function relisted(files: readonly BundleFile[]): readonly BundleFile[] {
  const { predicate } = JSON.parse(String(files.find(({ name }) => name === 'manifest.json')!.bytes))
  const rest = files.filter(
    ({ name, bytes }) => !/manifest\.json|SHA256SUMS/.test(name) && !String(bytes).includes('handed-off'),
  )
  const all = [...files.filter(({ name }) => !/manifest\.json|SHA256SUMS/.test(name)), writeManifest(rest, predicate)]
  return [...all, writeSums(all)]
}
