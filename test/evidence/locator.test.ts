// What a locator means, in one line each; and which ones mean nothing.
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { type Fragment, parseLocator, pathFrom } from '../../server/evidence/locator.ts'

const fragmentOf = (fragment: Fragment): string =>
  fragment.kind === 'whole'
    ? 'whole'
    : fragment.kind === 'pointer'
      ? `pointer ${JSON.stringify(fragment.tokens)}`
      : fragment.kind === 'section'
        ? `section ${fragment.slug}`
        : `${fragment.kind} ${fragment.from}-${fragment.to}`

function said(text: string): string {
  const locator = parseLocator(text)
  if (locator.kind === 'problem') return `! ${locator.problem}`
  if (locator.kind === 'file') return `file ${locator.path}, ${fragmentOf(locator.fragment)}`
  if (locator.kind === 'web') return `web ${locator.url} at ${locator.host}, ${fragmentOf(locator.fragment)}`
  if (locator.kind === 'named') return `named ${locator.name}, ${locator.rest}, ${fragmentOf(locator.fragment)}`
  return `git ${locator.revision}${locator.moving ? ' (moving)' : ''} ${locator.path}, ${fragmentOf(locator.fragment)}`
}

const check = (text: string, expected: string) => test(JSON.stringify(text), () => assert.equal(said(text), expected))
const hash = '8c1f2e0b7d418c1f2e0b7d418c1f2e0b7d418c1f'

suite('locators', () => {
  check('evidence/log.txt', 'file evidence/log.txt, whole')
  check('./evidence/log.txt#L10', 'file ./evidence/log.txt, lines 10-10')
  check('evidence/log.txt#L10-L20', 'file evidence/log.txt, lines 10-20')
  check('evidence/log.txt#L10-20', 'file evidence/log.txt, lines 10-20')
  check('../standards/CRED-7.md#23-shared-credentials', 'file ../standards/CRED-7.md, section 23-shared-credentials')
  check('a.md#zust%C3%A4ndigkeit', 'file a.md, section zuständigkeit')
  check('review.json#/hosts/0', 'file review.json, pointer ["hosts","0"]')
  check('review.json#/a~1b/m~0n/~01', 'file review.json, pointer ["a/b","m~n","~1"]')
  check('review.json#/', 'file review.json, pointer [""]')
  check('review.json#/a%20b', 'file review.json, pointer ["a b"]')
  check('export.csv#row=3', 'file export.csv, rows 3-3')
  check('export.csv#row=3-5', 'file export.csv, rows 3-5')
  check('access%20review%2011.pdf', 'file access review 11.pdf, whole')
  check('50%25%23.txt', 'file 50%#.txt, whole')
  check(`git:${hash}:infra/broker.tf#L40-L66`, `git ${hash} infra/broker.tf, lines 40-66`)
  check(`git:${hash.toUpperCase()}:a/./b/../c.json#/x`, `git ${hash} a/c.json, pointer ["x"]`)
  check(`git:${hash}${hash.slice(0, 24)}:a`, `git ${hash}${hash.slice(0, 24)} a, whole`)
  check('git:main:a.txt', 'git main (moving) a.txt, whole')
  check('git:release/2026.1:a.txt', 'git release/2026.1 (moving) a.txt, whole')
  check('git:8c1f2e0:a.txt', 'git 8c1f2e0 (moving) a.txt, whole')
  check('git:HEAD~2:a.txt', 'git HEAD~2 (moving) a.txt, whole')
  check('https://host.example/path?q=1#/a/0', 'web https://host.example/path?q=1 at host.example, pointer ["a","0"]')
  check('idp:groups/break-glass', 'named idp, groups/break-glass, whole')
  check('case-system:4711#note', 'named case-system, 4711, section note')
})

suite('locators that mean nothing', () => {
  check('', '! The locator is empty.')
  check(`a${'b'.repeat(5000)}`, '! The locator is longer than 4096 characters.')
  check('a b.txt', '! The locator contains a space: write it as `%20`.')
  check('a\u0000.txt', '! The locator contains a control character.')
  check('a%00.txt', '! The path hides a slash, a backslash or a null in a percent code.')
  check('a%2fb.txt', '! The path hides a slash, a backslash or a null in a percent code.')
  check('a%5Cb.txt', '! The path hides a slash, a backslash or a null in a percent code.')
  check('a%0ab.txt', '! The path contains a control character.')
  check('a%zz.txt', '! `a%zz.txt` has a broken percent code.')
  check('a\\b.txt', '! The path contains a backslash: write `/`.')
  check('\\\\srv\\share\\a.txt', '! The path contains a backslash: write `/`.')
  check('/etc/passwd', '! The path is absolute: write it from the folder of this page.')
  check('//srv/share/a.txt', '! The path is absolute: write it from the folder of this page.')
  check('~/.ssh/config', '! The path begins in a home folder: write it from the folder of this page.')
  check('C:/Users/a.txt', '! The path names a drive: write it from the folder of this page.')
  check('a%3Ab.txt', '! The path contains a colon.')
  check('log.txt?raw=1', '! The path contains a question mark: write it as `%3F`, or drop the query.')
  check('.git/config', '! A `.git` folder holds no evidence.')
  check('sub/.GIT/config', '! A `.git` folder holds no evidence.')
  check('evidence/', '! The path names a folder: name a file.')
  check('..', '! The path names a folder: name a file.')
  check('#L10', '! The path is missing.')
  check('a.txt#', '! Nothing follows the `#`: say what to select, or drop it for the whole file.')
  check('a.txt#L0', '! Lines are counted from 1.')
  check('a.txt#L9-L3', '! The last of the lines, 3, comes before the first, 9.')
  check('a.txt#L10C2-L12C4', '! `#L10C2-L12C4` selects no lines: write `#L10` or `#L10-L20`.')
  check('a.csv#row=3-*', '! `#row=3-*` selects no rows: write `#row=3` or `#row=3-5`.')
  check('a.csv#row=0', '! Rows are counted from 1.')
  check('a.json#/a~2', '! `#/a~2` is no JSON Pointer: a `~` in it is written `~0`.')
  check('git:main', '! A git locator is `git:REVISION:path`: the path is missing.')
  check('git:--output=x:a.txt', '! `--output=x` is no revision: write the full hash of a commit.')
  check('git:a..b:a.txt', '! `a..b` is no revision: write the full hash of a commit.')
  check('git:main:../a.txt', '! `../a.txt` is no path inside the repository.')
  check('git:main:C:/a.txt', '! The path contains a colon.')
  check('git:main:https://a.example/b', '! The path contains a colon.')
  check('http://host.example/a', '! The address is not encrypted: write `https:`.')
  check('https:a.txt', '! `https:a.txt` is no web address.')
  check('https:///a.txt', '! `https:///a.txt` is no web address.')
  check(
    'https://maria:secret@host.example/',
    '! The address carries a user name or password: a packet is no place for either.',
  )
  check(
    'file:///etc/passwd',
    '! `file:` is no source: evidence is a file, `git:`, `https:` or a source of this workspace.',
  )
  check(
    'data:text/plain,hello',
    '! `data:` is no source: evidence is a file, `git:`, `https:` or a source of this workspace.',
  )
  check('jira://PROJ-1', '! `jira:` is no source: evidence is a file, `git:`, `https:` or a source of this workspace.')
  check('Jira:PROJ-1', '! `Jira` is no name of a source: they are lower-case words joined by hyphens.')
  check('idp:', '! `idp:` does not say what it selects.')
})

suite('paths from the page', () => {
  const cases: [page: string, path: string, expected: string | undefined][] = [
    ['packet.md', 'evidence/a.txt', 'evidence/a.txt'],
    ['packets/2026/packet.md', 'evidence/a.txt', 'packets/2026/evidence/a.txt'],
    ['packets/2026/packet.md', '../../standards/./a.md', 'standards/a.md'],
    ['packets/packet.md', '../../a.txt', undefined],
    ['packet.md', 'a/../../b.txt', undefined],
    ['packet.md', 'a/..', undefined],
  ]
  for (const [page, path, expected] of cases)
    test(`${path} from ${page}`, () => assert.equal(pathFrom(page, path), expected))

  test('whatever is written, nothing leaves and nothing throws', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('..', '.', '/', '\\', '%2e', '%2F', 'a', ':', '#', 'git:', 'C', '\0', '~', 'é', '%')),
        parts => {
          const locator = parseLocator(parts.join(''))
          if (locator.kind !== 'file' && locator.kind !== 'git') return
          const path = locator.kind === 'file' ? pathFrom('folder/packet.md', locator.path) : locator.path
          if (path === undefined) return
          assert.ok(!path.startsWith('/') && !path.includes('\\') && !path.includes(':') && !path.includes('\0'), path)
          assert.ok(!path.split('/').includes('..'), path)
        },
      ),
      { seed: 3, numRuns: 2000 },
    ))
})
