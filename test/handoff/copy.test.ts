// A copy as a page to print: the footer on every page, nothing fetched and nothing run, whatever stands in it.
import assert from 'node:assert/strict'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { bodyDigest, type Copy, copyAsHtml } from '../../server/handoff/copy.ts'

const toHtml = (text: string) => micromark(text, { extensions: [gfm()], htmlExtensions: [gfmHtml()] })
const copy = (more: Partial<Copy>): Copy => ({
  packet: 'PKT-2026-0001',
  title: 'A letter',
  audience: 'customer',
  revision: 'a'.repeat(64),
  day: '2026-11-20',
  sections: [{ name: '', parts: [{ kind: 'text', text: 'We write again on 2026-11-27.' }] }],
  leftOut: [],
  ...more,
})

suite('a copy to print', () => {
  test('names revision and digest at the foot of every page, and counts pages', () => {
    const page = copyAsHtml(copy({}), toHtml)
    const [, foot = ''] = /@bottom-left \{ content: "([^"]*)"/.exec(page) ?? []
    const said = foot.replace(/\\([0-9a-f]+) /g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    assert.equal(
      said,
      `PKT-2026-0001, revision aaaaaaaaaaaa, for customer, 2026-11-20. sha256 of the whole text: ${bodyDigest(copy({}))}`,
    )
    assert.match(page, /@bottom-right \{ content: counter\(page\) " \/ " counter\(pages\)/)
  })
  test('breaks no day at the end of a line, and touches no address', () => {
    const parts = [{ kind: 'text' as const, text: 'By 2026-11-27: [see](https://example.com/2026-11-27).' }]
    const page = copyAsHtml(copy({ sections: [{ name: '', parts }] }), toHtml)
    assert.match(page, /By <span class="day">2026-11-27<\/span>: <a href="https:\/\/example\.com\/2026-11-27">/)
  })
  test('lets nothing out of its style sheet or into its page', () => {
    const nasty = 'x"; } </style><script>alert(1)</script><img src=x onerror=alert(1)> \\" \n @import url(//evil)'
    const page = copyAsHtml(
      copy({
        packet: nasty,
        title: nasty,
        audience: nasty,
        sections: [{ name: nasty, parts: [{ kind: 'text', text: nasty }] }],
      }),
      toHtml,
    )
    assert.doesNotMatch(page, /<script|<img/)
    assert.doesNotMatch(page.slice(page.indexOf('<style>'), page.indexOf('</style>')), /@import|alert\(|url\(/)
    assert.equal(page.match(/<\/style>/g)?.length, 1)
    assert.match(page, /default-src 'none'/)
  })
})
