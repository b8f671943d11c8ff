// Files that are no files, that cannot be read, or that are too much: each is an answer, none a crash.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { chmodSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { workspace } from '../support/workspace.ts'
import { countersignYaml, login, note, page, twice, twiceSaid } from './note.ts'

type Workspace = ReturnType<typeof workspace>

/** Lints a workspace after something was done to it. */
function check(
  fixture: string,
  prepare: (of: Workspace) => void,
  expected: { out: string; exit: number; err?: string },
  ...words: string[]
) {
  const of = workspace(fixture)
  prepare(of)
  const { out, err, exit } = of.run('lint', '--as-of', '2026-11-15', '-f', 'unix', ...words)
  assert.deepEqual({ out, exit, err }, { err: '', ...expected })
}

const unreadable = (path: string, line: number, says: string) => `${path}:${line}:1: error: ${says} [unreadable]\n`
const found = (path: string) => `${path}:14:3: ${twiceSaid}\n`

suite('files', function () {
  this.timeout(60_000)

  test('a folder named like a packet is a folder', () =>
    check(
      `${countersignYaml}-- x.md/note.md --\n${page(twice)}${login.replace('evidence', 'x.md/evidence')}`,
      () => {},
      {
        out: found('x.md/note.md'),
        exit: 1,
      },
    ))

  test('a pipe is passed over, and refused by name', function () {
    if (process.platform === 'win32') this.skip()
    const pipe = ({ path }: Workspace) => execFileSync('mkfifo', [path('pipe.md')])
    check(note(), pipe, { out: '', exit: 0 })
    check(note(), pipe, { out: '', exit: 2, err: 'countersign: pipe.md is no regular file.\n' }, 'pipe.md')
  })

  test('bytes that are no UTF-8 are one finding, at their line', () =>
    check(
      note(),
      ({ write }) => write('bad.md', Buffer.concat([Buffer.from(page()), Buffer.from([0x66, 0xfc, 0x72, 0x0a])])),
      { out: unreadable('bad.md', 21, 'Line 21 is not valid UTF-8: save the file as UTF-8.'), exit: 1 },
    ))

  test('bytes that are no UTF-8 in other Markdown are nobody’s business', () =>
    check(note(), ({ write }) => write('bad.md', Buffer.from([0x2d, 0xff])), { out: '', exit: 0 }))

  test('20 MB are one finding', () =>
    check(note(), ({ write }) => write('big.md', page() + 'word '.repeat(4_000_000)), {
      out: unreadable(
        'big.md',
        1,
        'The file has 20 MB, and a packet has less than 20: move what is long into evidence files.',
      ),
      exit: 1,
    }))

  test('20 MB of other Markdown are not read', () =>
    check(note(), ({ write }) => write('big.md', `# Log\n${'word '.repeat(4_000_000)}`), { out: '', exit: 0 }))

  test('a link into the workspace is the packet that it leads to', () => {
    const link = ({ path }: Workspace) => symlinkSync('note.md', path('link.md'))
    check(note(twice), link, { out: found('note.md'), exit: 1 })
    check(note(twice), link, { out: found('link.md'), exit: 1 }, 'link.md')
  })

  test('a link that leads out of the workspace is refused', () =>
    check(
      note(),
      ({ home, path }) => {
        writeFileSync(`${home}/secret.md`, page())
        symlinkSync(`${home}/secret.md`, path('link.md'))
      },
      { out: unreadable('link.md', 1, 'It is a link that leads out of the workspace.'), exit: 1 },
    ))

  test('a link to other Markdown, to nowhere, to itself', () =>
    check(
      note(),
      ({ home, path }) => {
        writeFileSync(`${home}/README.md`, '# x')
        symlinkSync(`${home}/README.md`, path('README.md'))
        symlinkSync('nowhere.md', path('broken.md'))
        symlinkSync('loop.md', path('loop.md'))
      },
      { out: unreadable('loop.md', 1, 'It cannot be read: its links lead in a circle.'), exit: 1 },
    ))

  test('folders behind links are not searched', () =>
    check(
      note(),
      ({ home, path }) => {
        mkdirSync(`${home}/other`)
        writeFileSync(`${home}/other/a.md`, page(twice))
        symlinkSync(`${home}/other`, path('other'))
      },
      { out: '', exit: 0 },
    ))

  test('a file that may not be read is a finding', function () {
    if (process.getuid?.() === 0) this.skip()
    check(note(), ({ path }) => chmodSync(path('note.md'), 0), {
      out: unreadable('note.md', 1, 'It cannot be read: permission denied.'),
      exit: 1,
    })
  })

  test('a file that git still has and the disk has not is no file', () =>
    check(
      `${note(twice)}-- gone.md --\n${page(twice)}`,
      ({ git, path }) => {
        git('init', '-q')
        git('add', '.')
        rmSync(path('gone.md'))
      },
      { out: found('note.md'), exit: 1 },
    ))

  test('names with spaces, quotes, line feeds and other scripts', () => {
    const names = ['a b.md', "it's.md", 'ключ.md', 'line\nfeed.md']
    check(
      `${countersignYaml}${login}`,
      ({ write, git }) => {
        git('init', '-q')
        for (const name of names) write(name, page(twice))
      },
      { out: ['a b.md', "it's.md", 'line feed.md', 'ключ.md'].map(found).join(''), exit: 1 },
    )
  })

  suite('which files', () => {
    const drafts = (ignored: string) =>
      `${countersignYaml}${ignored}-- keep/a.md --\n${page(twice)}-- drafts/b.md --\n${page(twice)}-- keep/c.markdown --\n${page(twice)}${login.replace('evidence', 'keep/evidence')}`
    const git = ({ git }: Workspace) => git('init', '-q')

    test('git says which are ignored', () =>
      check(drafts('-- .gitignore --\ndrafts\n'), git, { out: found('keep/a.md'), exit: 1 }))
    test('without git .gitignore says it', () =>
      check(drafts('-- .gitignore --\n/drafts/\n'), () => {}, { out: found('keep/a.md'), exit: 1 }))
    test('a .gitignore further down has the last word', () =>
      check(drafts('-- .gitignore --\n*.md\n-- keep/.gitignore --\n!a.md\n'), () => {}, {
        out: found('keep/a.md'),
        exit: 1,
      }))
    test('the workspace says it with `ignore`', () =>
      check(drafts('').replace('profiles:', 'ignore: [drafts/]\nprofiles:'), () => {}, {
        out: found('keep/a.md'),
        exit: 1,
      }))
    test('and with `packets`', () => {
      const packets = drafts('').replace('profiles:', "packets: ['keep/**/*.{md,markdown}']\nprofiles:")
      check(packets, git, { out: found('keep/a.md') + found('keep/c.markdown'), exit: 1 })
    })
    test('who names a file means it', () => {
      const { run } = workspace(drafts('-- .gitignore --\ndrafts\n'))
      assert.match(run('lint', '-f', 'unix', 'drafts/b.md').out, /^drafts\/b\.md:/)
      assert.match(run('lint', '-f', 'unix', 'drafts').out, /^drafts\/b\.md:/)
    })
    test('a hard link is a file of its own', () =>
      check(note(twice), ({ path }) => linkSync(path('note.md'), path('other.md')), {
        out: found('note.md') + found('other.md'),
        exit: 1,
      }))
  })

  suite('workspaces', () => {
    const inner = note().replaceAll(/^-- /gm, '-- inner/')

    test('the nearest countersign.yaml judges a packet', () => {
      const { run } = workspace(`${inner}-- outer.md --\n${page()}${login}`)
      const { out } = run('lint', '--as-of', '2026-11-15', '-f', 'unix')
      assert.match(out, /^outer\.md:3:\d+: error: .*`note`.*\[unknown-profile\]$/m)
      assert.doesNotMatch(out, /inner/)
    })

    test('one above the repository has no say', () => {
      const { git, runIn } = workspace(`${countersignYaml}-- repository/note.md --\n${page()}`)
      git('init', '-q', 'repository')
      assert.match(runIn({ in: 'repository' }, 'lint', '-f', 'unix').out, /unknown-profile/)
    })

    test('--config takes the place of any other', () => {
      const { run } = workspace(`${note()}-- ci.yaml --\nroster: []\n`)
      assert.match(run('lint', '-f', 'unix', '--config', 'ci.yaml').out, /unknown-profile/)
      assert.equal(
        run('lint', '--config', 'no.yaml').err,
        'countersign: The workspace file no.yaml cannot be read: no such file or folder.\n',
      )
    })

    test('what was remembered of one says the same again, and is no better than its file', () => {
      const { run, home } = workspace(note().replace('class: system record', 'class: hearsay'))
      const first = run('lint', '--as-of', '2026-11-15')
      assert.deepEqual(run('lint', '--as-of', '2026-11-15'), first)
      const folder = `${home}/cache/countersign/workspaces`
      const [name, ...others] = readdirSync(folder)
      assert.deepEqual(others, [])
      writeFileSync(`${folder}/${name}`, readFileSync(`${folder}/${name}`, 'utf8').replace('"error"', '"warn!"'))
      assert.deepEqual(run('lint', '--as-of', '2026-11-15'), first)
    })

    test('a home that cannot be written to is no reason to fail', () => {
      const { runIn } = workspace(note())
      const nowhere = { env: { XDG_CACHE_HOME: '/dev/null/x' } }
      assert.deepEqual(runIn(nowhere, 'lint', '--as-of', '2026-11-15'), {
        out: '✓ 1 packet, no findings.\n',
        err: '',
        exit: 0,
      })
    })

    test('a broken one is shown with its line, and ends with 2', () => {
      const { run } = workspace(note().replace('class: system record', 'class: hearsay'))
      const { err, exit } = run('lint', '--as-of', '2026-11-15')
      assert.equal(exit, 2)
      assert.match(err, /^error\[configuration\]: .*hearsay/)
      assert.match(err, /^ +--> countersign\.yaml:\d+:\d+$/m)
    })
  })
})
