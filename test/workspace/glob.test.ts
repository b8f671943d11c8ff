// Which paths a glob means.
import assert from 'node:assert/strict'
import { fixedPart, globs } from '../../server/workspace/glob.ts'

/** `patterns → paths it matches | paths it does not` */
function check(line: string) {
  const [patterns = '', yes = '', no = ''] = line.split(/ → | \| /)
  const matches = globs(patterns.split(' '))
  for (const path of yes.split(' ').filter(Boolean)) assert.ok(matches(path), `${patterns} should match ${path}`)
  for (const path of no.split(' ').filter(Boolean)) assert.ok(!matches(path), `${patterns} should not match ${path}`)
}

suite('globs', () => {
  for (const line of [
    '**/*.md → a.md a/b.md a/b/c.md .github/a.md | a.txt a.md/b a.mdx',
    '*.md → a.md .md | a/b.md',
    'docs/**/*.md → docs/a.md docs/a/b.md | a.md x/docs/a.md',
    'docs/** → docs/a docs/a/b.md | doc/a a/docs/b',
    './docs/*.md → docs/a.md | docs/a/b.md',
    '/docs/*.md → docs/a.md | a.md',
    'packet-?.md → packet-1.md | packet-.md packet-12.md',
    '{a,b}/*.{md,markdown} → a/x.md b/x.markdown | c/x.md a/x.txt',
    '{a,{b,c}}.md → a.md b.md c.md | d.md',
    '**/a/**/b.md → a/b.md x/a/b.md a/x/y/b.md a/a/b.md | b.md a/b/c.md',
    'a*b*c.md → abc.md axbxc.md aabbc.md | ab.md acb.md',
    '**/*.md !drafts/** → a.md x/drafts/a.md | drafts/a.md drafts/x/b.md',
    '**/*.md !drafts/** drafts/keep.md → drafts/keep.md | drafts/a.md',
    'a[1].md → a[1].md | a1.md',
    '{a.md → {a.md | a.md',
  ])
    test(line, () => check(line))

  test('does not slow down on wild patterns and long names', () => {
    const stars = `${'*a'.repeat(60)}b`
    const folders = `${'**/a/'.repeat(60)}b`
    const matches = globs([stars, folders, `${'{a,b}'.repeat(30)}`])
    assert.equal(matches('a'.repeat(4000)), false)
    assert.equal(matches('a/'.repeat(2000)), false)
  })

  test('knows where a search may begin', () => {
    assert.deepEqual(['a/b/*.md', '**/*.md', 'a/b.md', 'a/{b,c}/d.md', '/x/*.md'].map(fixedPart), [
      'a/b',
      '',
      'a',
      'a',
      '/x',
    ])
  })
})
