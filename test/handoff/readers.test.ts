// A reader's bundle holds what that reader may see and nothing else, and still shows that nothing was taken out of it on
// the way: the manifest, which is signed for, says what is elsewhere.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeSums } from '../../server/handoff/manifest.ts'
import type { BundleFile } from '../../server/handoff/tar.ts'
import { verifyBundle } from '../../server/handoff/verify.ts'
import { bundle, page, putAll, scratch, signers, story, type Told } from './leaving.ts'

const secret = 'The break-glass account belongs to Jo Marsh of the night shift'
const restricted: Told = {
  page: page.replace('**N1.**', `**C2.** ${secret}. — restricted to security\n\n**N1.**`),
  story: `${story}
    c2: @raman text-accepted { blocks: [C2] }
    o3: @lea objection-raised { id: O3, role: security, targets: [C2], words: That name should not stand here. }
    a3: @maria objection-answered { objection: $o3, words: Only those who have to read it do. }
    q1: @maria question-answered { question: Q1, digest: x, words: "As it says: ${secret}, at times." }`,
}

const textOf = (files: readonly BundleFile[]) =>
  files.map(({ bytes }) => Buffer.from(bytes).toString('utf8')).join('\n')
const names = (files: readonly BundleFile[]) => files.map(({ name }) => name)
const windows = process.platform === 'win32'

suite('a bundle for a reader', () => {
  let open: readonly BundleFile[]
  let whole: readonly BundleFile[]
  suiteSetup(async () => {
    open = await bundle({ ...restricted, reader: 'sre' })
    whole = await bundle(restricted)
  })
  const script = (files: readonly BundleFile[], spoil: (folder: string) => void = () => {}) => {
    const folder = putAll(join(scratch(), 'bundle'), files)
    const own = join(scratch(), 'own_signers')
    writeFileSync(own, signers)
    spoil(folder)
    const { stdout, status } = spawnSync('/bin/sh', ['verify.sh', own], { cwd: folder, encoding: 'utf8' })
    return { stdout, status }
  }

  test('holds nothing that is restricted, nor words that speak of it or quote it', () => {
    const text = textOf(open)
    for (const kept of [secret, 'Jo Marsh', 'should not stand here', 'who have to read it'])
      assert.ok(!text.includes(kept), kept)
    assert.ok(text.includes('**C2.** [only security may read this; it is not in this reader’s bundle]'))
    assert.ok(text.includes('Shell access is open.'), 'what is open travels')
    const summary = open.filter(({ name }) => name === 'SUMMARY.open.md')
    assert.match(textOf(summary), /words that not every reader of this has/)
    const pages = names(open).filter(name => /^(?:packet|SUMMARY)\./.test(name) && name.endsWith('.md'))
    assert.deepEqual(pages.sort(), ['SUMMARY.open.md', 'packet.open.md'])
  })
  const kept = 'opened with the drawer key'
  const beside: Readonly<Record<string, string>> = {
    'a footnote that it uses': `**C2.** The safe is known.[^n] — restricted to security\n\n[^n]: It is ${kept}.`,
    'a footnote that the answer to an objection to it uses': `**C2.** A safe. — restricted to security\n\n> [!CAUTION]\n>\n> **O7** objects to C2 — @lea (security), 2026-11-14\n>\n> No.\n>\n> - answered by @maria, 2026-11-14: Yes.[^n]\n\n[^n]: It is ${kept}.`,
    'a link that it uses': `**C2.** The [safe][A  Safe]. — restricted to security\n\n[a safe]: https://example.com/x "It is ${kept}"`,
    'a link whose name is escaped': `**C2.** The [a\\]b]. — restricted to security\n\n[a\\]b]: https://example.com/x "It is ${kept}"`,
    'comments before it': `<!-- countersign-disable-next-line overdue-step -- it is ${kept} -->\n<!-- ${kept} -->\n**C2.** The safe. — restricted to security`,
    'comments behind it': `**C2.** The safe. — restricted to security\n<!-- ${kept} -->\n\n<!-- ${kept} -->`,
    'an answer to an objection to it': `**C2.** A safe. — restricted to security\n\n> [!CAUTION]\n>\n> **O7** objects to C2 — @lea (security), 2026-11-14\n>\n> No.\n\n> [!TIP]\n>\n> **D2** answers O7 for @maria — agent:refresher, 2026-11-14\n>\n> It is ${kept}.`,
    'the definition of restricted evidence, further down': `**C2.** The safe.[^E9] — restricted to security\n\n[^E9]: **E9** inventory: [Safe](safe.md), captured 2026-11-14, restricted to security\n\n    It is ${kept}.`,
    'lists, cells, titles and pictures in it': `- **C2.** A [safe](https://example.com "${kept}") ![${kept}](a.png) — restricted to security\n  - ${kept}\n\n  ${kept}`,
  }
  for (const [where, text] of Object.entries(beside))
    test(`holds no restricted words from ${where}`, async () => {
      const files = await bundle({ page: page.replace('**N1.**', `${text}\n\n**N1.**`), story, reader: 'sre' })
      assert.ok(!textOf(files).includes(kept), textOf(files.filter(({ name }) => name === 'packet.open.md')))
      assert.match(textOf(files), /\*\*N1\.\*\* Review membership/)
    })
  test('shows what only open text uses', async () => {
    const open =
      '**C2.** A safe.[^n] — restricted to security\n\n**C3.** A door.[^m] [here][b]\n\n[^n]: One.\n\n[^m]: Two.\n\n[b]: https://example.com/door\n\n<!-- a -->'
    const files = await bundle({ page: page.replace('**N1.**', `${open}\n\n**N1.**`), story, reader: 'sre' })
    const shown = textOf(files.filter(({ name }) => name === 'packet.open.md'))
    for (const words of ['[^m]: Two.', '[b]: https://example.com/door', '<!-- a -->'])
      assert.ok(shown.includes(words), words)
    assert.ok(shown.includes('[^n]: [only security may read this; it is not in this reader’s bundle]'), shown)
  })
  test('for somebody who may, and for the formal decision, holds everything', async () => {
    assert.deepEqual(names(await bundle({ ...restricted, reader: 'security' })).length, names(whole).length)
    const text = textOf(whole)
    for (const kept of [secret, 'should not stand here', 'who have to read it']) assert.ok(text.includes(kept), kept)
    assert.deepEqual(
      names(whole).filter(name => !names(open).includes(name)).length,
      6,
      'the page, its summary, the accepted text, the objection, its answer, and the answer that quotes it',
    )
  })
  test('has the same manifest and the same signed handoff as any other', () => {
    const same = (name: string) =>
      assert.deepEqual(
        open.find(one => one.name === name),
        whole.find(one => one.name === name),
      )
    same('manifest.json')
    for (const { name } of open) if (name !== 'SHA256SUMS') same(name)
  })
  test('is verified, and says what is elsewhere', () => {
    const found = verifyBundle(open, signers)
    assert.deepEqual(found.wrong, [])
    assert.equal(found.identity, 'established')
    assert.equal(found.withheld.length, 6)
    assert.deepEqual(verifyBundle(whole, signers).wrong, [])
    assert.deepEqual(verifyBundle(whole, signers).withheld, [])
  })
  ;(windows ? test.skip : test)('passes its script, which says so too', () => {
    const ran = script(open)
    assert.equal(ran.status, 0, ran.stdout)
    assert.match(ran.stdout, /note {3}6 files are not in this reader's bundle: manifest\.json names them/)
    assert.match(ran.stdout, /Established by/)
    const all = script(whole)
    assert.equal(all.status, 0, all.stdout)
    assert.doesNotMatch(all.stdout, /not in this reader's bundle/)
  })
  test('that lacks anything else is wrong', () => {
    const [words] = names(open).filter(name => name.endsWith('.words'))
    const less = open.filter(({ name }) => name !== words && name !== 'SHA256SUMS')
    const summed = [...less, writeSums(less)]
    assert.match(verifyBundle(summed, signers).wrong.join('\n'), /\.words is missing/)
    if (!windows)
      assert.match(script(summed).stdout, /WRONG {2}packet\.ledger\/\S+\.words is not what manifest\.json says/)
  })
  test('with something else in place of what is elsewhere is wrong', () => {
    const forged = [
      ...open.filter(({ name }) => name !== 'SHA256SUMS'),
      { name: 'packet.md', bytes: Buffer.from(page) },
    ]
    const summed = [...forged, writeSums(forged)]
    assert.match(verifyBundle(summed, signers).wrong.join('\n'), /packet\.md is not what manifest\.json says/)
    if (!windows) assert.equal(script(summed).status, 1)
  })
  test('of a packet in which nothing is restricted is whole for everybody', async () => {
    const files = await bundle()
    assert.ok(names(files).includes('packet.md') && !names(files).includes('packet.open.md'))
    assert.ok(!textOf(files).includes('"restricted":{'))
  })
  ;(windows ? test.skip : test)('without any page is none', () => {
    const ran = script(open, folder => rmSync(join(folder, 'packet.open.md')))
    assert.equal(ran.status, 2)
  })
})
