// Evidence at a commit, from a real repository that means no good.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { filesOn } from '../../server/node/evidence-files.ts'
import { gitIn } from '../../server/node/git-objects.ts'
import { readingsOf } from '../../server/workspace/readings.ts'

suite('evidence at a commit', () => {
  let root = ''
  let commit = ''
  const identity = {
    GIT_AUTHOR_NAME: 'a',
    GIT_AUTHOR_EMAIL: 'a@example.com',
    GIT_COMMITTER_NAME: 'a',
    GIT_COMMITTER_EMAIL: 'a@example.com',
  }
  const git = (...args: string[]) =>
    execFileSync('git', args, {
      cwd: root,
      env: { ...process.env, ...identity },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  const put = (path: string, content: string | Uint8Array) => {
    mkdirSync(join(root, path, '..'), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  const commitAll = () => {
    git('add', '-A')
    git('commit', '-qm', 'x')
    return git('rev-parse', 'HEAD')
  }

  suiteSetup(() => {
    root = mkdtempSync(join(tmpdir(), 'evidence-git-'))
    git('init', '-q', '-b', 'main')
    put('infra/broker.tf', 'a = 1\nb = 2\n')
    put('a b.json', '{"hosts":["b1","b2"]}')
    put('picture.bin', new Uint8Array([0, 255, 10, 13]))
    put('large.txt', Buffer.alloc(5 * 1_048_576 + 1, 'x'))
    symlinkSync('infra/broker.tf', join(root, 'link'))
    commit = commitAll()
    put('infra/broker.tf', 'a = 1\nb = 3\n')
    commitAll()
    put('infra/broker.tf', 'not committed\n')
  })
  suiteTeardown(() => rmSync(root, { recursive: true, force: true }))

  const read = async (locator: string, where = root) => {
    const readings = await readingsOf(filesOn(where), gitIn(where)).read([{ locator }], 'packets/packet.md')
    const reading = readings.get(locator)!
    return reading.state === 'read' ? `read: ${reading.excerpt}` : `${reading.state}: ${reading.why}`
  }
  /** `REV` in a locator is the first commit. */
  const check = async (locator: string, expected: string, where?: string) =>
    assert.equal(await read(locator.replace('REV', commit), where), expected.replaceAll('REV', commit))

  test('lines', () => check('git:REV:infra/broker.tf#L2', 'read: b = 2\n'))
  test('a pointer, and a space in the path', () => check('git:REV:a%20b.json#/hosts', 'read: ["b1","b2"]'))
  test('a branch is where it is now', () => check('git:main:infra/broker.tf#L2', 'read: b = 3\n'))
  test('from a folder of the repository', () =>
    check('git:REV:infra/broker.tf#L2', 'read: b = 2\n', join(root, 'infra')))
  test('no such file', () => check('git:REV:nope.txt', 'nothing: There is no file `nope.txt` at `REV`.'))
  test('a folder', () => check('git:REV:infra', 'refused: `infra` at `REV` is a folder: name a file.'))
  test('a large file', () => check('git:REV:large.txt', 'refused: `large.txt` is larger than 5 MiB.'))
  test('a link is its own text, not what it leads to', () => check('git:REV:link', 'read: infra/broker.tf'))
  test('no such commit', () =>
    check(
      `git:${'ab'.repeat(20)}:a.txt`,
      `nothing: There is no commit \`${'ab'.repeat(20)}\` in this repository: fetch it.`,
    ))
  test('a blob is no commit', async () => {
    const blob = git('rev-parse', `${commit}:a b.json`)
    await check(`git:${blob}:a.txt`, `nothing: There is no commit \`${blob}\` in this repository: fetch it.`)
  })
  test('no repository', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'evidence-none-'))
    try {
      await check('git:REV:a.txt', 'not-checked: This folder is in no git repository.', empty)
    } finally {
      rmSync(empty, { recursive: true })
    }
  })
  test('no git', async () => {
    const readings = await readingsOf(filesOn(root), gitIn(root, 'no-such-git')).read(
      [{ locator: `git:${commit}:a` }],
      'p.md',
    )
    assert.deepEqual([...readings.values()], [{ state: 'not-checked', why: 'git is not installed.' }])
  })

  test('bytes that are no text are hashed as they are', async () => {
    const locator = `git:${commit}:picture.bin`
    const digest = createHash('sha256')
      .update(new Uint8Array([0, 255, 10, 13]))
      .digest('hex')
    const reading = (await readingsOf(filesOn(root), gitIn(root)).read([{ locator }], 'p.md')).get(locator)!
    assert.equal(reading.state === 'read' && reading.binary && reading.digest, digest)
  })

  test('a replacement does not stand in for what a hash names', async () => {
    const [real, other] = [git('rev-parse', `${commit}:infra/broker.tf`), git('rev-parse', 'main:infra/broker.tf')]
    git('replace', real, other)
    try {
      await check('git:REV:infra/broker.tf#L2', 'read: b = 2\n')
    } finally {
      git('replace', '-d', real)
    }
  })

  test('nothing that the repository configures is run', async () => {
    const trap = join(root, '.git/trapped')
    const script = join(root, '.git/trap.sh')
    writeFileSync(script, `#!/bin/sh\ntouch '${trap}'\n`, { mode: 0o755 })
    for (const key of [
      'core.fsmonitor',
      'core.pager',
      'core.sshCommand',
      'core.askPass',
      'filter.x.smudge',
      'diff.x.textconv',
      'credential.helper',
    ])
      git('config', key, script)
    writeFileSync(join(root, '.git/info/attributes'), '* filter=x diff=x\n')
    await check('git:REV:infra/broker.tf#L2', 'read: b = 2\n')
    assert.equal(existsSync(trap), false)
  })

  test('many at once', async () => {
    const locators = Array.from({ length: 300 }, (_, line) => `git:${commit}:infra/broker.tf#L${(line % 2) + 1}`)
    const evidence = readingsOf(filesOn(root), gitIn(root))
    const all = await Promise.all(locators.map((locator, page) => evidence.read([{ locator }], `p${page}.md`)))
    assert.equal(all.filter(readings => [...readings.values()][0]?.state === 'read').length, 300)
  })
})
