// Evidence on a real disk: what lies in the workspace is read, and nothing else, whatever its path looks like.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { filesOn } from '../../server/node/evidence-files.ts'
import { readingsOf } from '../../server/workspace/readings.ts'

const windows = process.platform === 'win32'

suite('evidence on the disk', () => {
  let around = ''
  let root = ''
  setup(() => {
    around = mkdtempSync(join(tmpdir(), 'evidence-'))
    root = join(around, 'workspace')
    mkdirSync(join(root, 'packets/evidence'), { recursive: true })
    mkdirSync(join(root, '.git'))
    writeFileSync(join(root, '.git/config'), '[remote]\n')
    writeFileSync(join(root, 'packets/evidence/a.txt'), 'one\ntwo\n')
    writeFileSync(join(around, 'secret.txt'), 'secret\n')
    mkdirSync(join(around, 'workspace-two'))
    writeFileSync(join(around, 'workspace-two/b.txt'), 'not ours\n')
  })
  teardown(() => rmSync(around, { recursive: true, force: true }))

  const read = async (locator: string) => {
    const readings = await readingsOf(filesOn(root), undefined).read([{ locator }], 'packets/packet.md')
    const reading = readings.get(locator)!
    return reading.state === 'read' ? `read: ${reading.excerpt}` : `${reading.state}: ${reading.why}`
  }
  const check = async (locator: string, expected: string) => assert.equal(await read(locator), expected)
  const link = (target: string, path: string, type?: 'dir') => symlinkSync(target, join(root, path), type)

  test('a file', () => check('evidence/a.txt#L2', 'read: two\n'))
  test('no file', () => check('evidence/b.txt', 'nothing: There is no file `packets/evidence/b.txt`.'))
  test('a file as a folder', () => check('evidence/a.txt/b', 'nothing: There is no file `packets/evidence/a.txt/b`.'))
  test('a folder', () => check('evidence', 'refused: `packets/evidence` is a folder: name a file.'))
  test('a missing workspace', async () => {
    rmSync(root, { recursive: true })
    await check('evidence/a.txt', 'nothing: There is no file `packets/evidence/a.txt`.')
  })
  test('a large file', async () => {
    writeFileSync(join(root, 'packets/large.txt'), Buffer.alloc(5 * 1_048_576 + 1))
    await check('large.txt', 'refused: `packets/large.txt` is larger than 5 MiB: cite a smaller file.')
  })

  if (!windows) {
    test('a link inside of the workspace', async () => {
      link('evidence/a.txt', 'packets/link.txt')
      await check('link.txt', 'read: one\ntwo\n')
    })
    const outside = 'refused: `packets/link.txt` is a link that leads out of the workspace.'
    test('a link out of it', async () => {
      link('../../secret.txt', 'packets/link.txt')
      await check('link.txt', outside)
    })
    test('an absolute link', async () => {
      link(join(around, 'secret.txt'), 'packets/link.txt')
      await check('link.txt', outside)
    })
    test('a link to a link', async () => {
      link('../two', 'packets/link.txt')
      link('../secret.txt', 'two')
      await check('link.txt', outside)
    })
    test('a folder that is a link', async () => {
      link('../..', 'packets/up', 'dir')
      await check('up/secret.txt', 'refused: `packets/up/secret.txt` is a link that leads out of the workspace.')
    })
    test('a folder beside whose name begins alike', async () => {
      link('../../workspace-two', 'packets/two', 'dir')
      await check('two/b.txt', 'refused: `packets/two/b.txt` is a link that leads out of the workspace.')
    })
    test('a link into .git', async () => {
      link('../.git/config', 'packets/link.txt')
      await check('link.txt', 'refused: `packets/link.txt` leads into a `.git` folder, which holds no evidence.')
    })
    test('links in a circle', async () => {
      link('link.txt', 'packets/link.txt')
      await check('link.txt', 'refused: `packets/link.txt` cannot be read: its links lead in a circle.')
    })
    test('a pipe', async () => {
      execFileSync('mkfifo', [join(root, 'packets/pipe')])
      await check('pipe', 'refused: `packets/pipe` is no regular file.')
    })
    test('a device', async () => {
      link('/dev/zero', 'packets/link.txt')
      await check('link.txt', outside)
    })
    test('the workspace itself may be a link', async () => {
      renameSync(root, join(around, 'real'))
      symlinkSync('real', root, 'dir')
      await check('evidence/a.txt#L1', 'read: one\n')
    })
  }

  test('a change is seen even when size and time stay the same', async () => {
    const { read } = readingsOf(filesOn(root), undefined)
    const definitions = [{ locator: 'evidence/a.txt' }]
    const path = join(root, 'packets/evidence/a.txt')
    utimesSync(path, 1_700_000_000, 1_700_000_000)
    const before = (await read(definitions, 'packets/packet.md')).get('evidence/a.txt')
    writeFileSync(path, 'one\nTWO\n')
    utimesSync(path, 1_700_000_000, 1_700_000_000)
    const after = (await read(definitions, 'packets/packet.md')).get('evidence/a.txt')
    assert.notDeepEqual(before, after)
  })
})
