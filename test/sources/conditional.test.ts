// Asking whether something changed, in place of asking for all of it: only the address that said so, only while what it gave is at
// hand, and a source that answers a question which nobody asked is not believed.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { get, type Wish } from '../../server/node/fetch/get.ts'
import { getPages } from '../../server/node/fetch/pages.ts'
import type { Validators } from '../../server/node/fetch/validators.ts'
import { type AskedOffice, askedOffice } from './asked-office.ts'
import { machine, type Served, sends, serve } from './server.ts'

suite('an answer that says of itself which one it is', () => {
  let served: Served
  suiteSetup(async () => {
    served = await serve()
  })
  suiteTeardown(() => served.close())

  const wish = (path: string, known?: Validators): Wish => ({
    url: `https://${served.host}${path}`,
    headers: {},
    cap: 1000,
    signal: AbortSignal.timeout(2000),
    pause: 1,
    known,
  })
  const ask = (path: string, known?: Validators) => get(wish(path, known), machine(served.host))
  const itself = async (headers: Readonly<Record<string, string>>) => {
    served.answer(sends('{}', headers))
    const got = await ask('/x')
    assert.ok('bytes' in got, JSON.stringify(got))
    return got.itself
  }
  const conditions = () => {
    const { headers } = served.asked.at(-1)!
    return [headers['if-none-match'], headers['if-modified-since']].filter(Boolean)
  }
  const [minute, hour] = ['Mon, 16 Nov 2026 10:00:30 GMT', 'Mon, 16 Nov 2026 11:00:00 GMT']
  const modified = 'Mon, 16 Nov 2026 10:00:00 GMT'

  const kept: readonly (readonly [string, Readonly<Record<string, string>>, readonly string[]])[] = [
    ['a tag', { etag: '"one"' }, ['"one"']],
    ['a weak tag', { etag: 'W/"one"' }, ['W/"one"']],
    ['a tag goes before a time', { etag: '"one"', 'last-modified': modified, date: hour }, ['"one"']],
    ['a time that is long past', { 'last-modified': modified, date: hour }, [modified]],
    ['a time within the minute of the answer', { 'last-modified': modified, date: minute }, []],
    ['a time that is none', { 'last-modified': 'yesterday', date: hour }, []],
    ['a tag without its quotes', { etag: 'one' }, []],
    ['a tag with a letter that no header may have', { etag: '"\u00e9"' }, []],
    ['a tag as long as a page', { etag: `"${'x'.repeat(300)}"` }, []],
    ['nothing', {}, []],
  ]
  for (const [name, headers, sent] of kept)
    test(`${name} is ${sent.length > 0 ? 'said again' : 'not kept'}`, async () => {
      const known = await itself(headers)
      await ask('/x', known)
      assert.deepEqual(conditions(), sent)
    })

  test('is believed when it says that nothing changed', async () => {
    const known = await itself({ etag: '"one"' })
    served.answer((_, response) => response.writeHead(304).end())
    assert.deepEqual(await ask('/x', known), { unchanged: true })
  })
  test('is refused when nobody asked that', async () => {
    served.answer((_, response) => response.writeHead(304).end())
    const got = await ask('/x')
    assert.deepEqual(got, {
      failed: 'It answered that nothing changed, to a question that nobody asked.',
      as: 'refused',
    })
  })
  test('is not told to another address, wherever the first one leads', async () => {
    const known = await itself({ etag: '"one"' })
    const other = await serve()
    other.answer((_, response) => response.writeHead(304).end())
    served.answer((_, response) => response.writeHead(302, { location: `http://${other.host}/x` }).end())
    const permits = machine(served.host, { hosts: [`http://${served.host}`, `http://${other.host}`] })
    const got = await get({ ...wish('/x', known), url: `http://${served.host}/x` }, permits)
    assert.ok('failed' in got && got.as === 'refused', JSON.stringify(got))
    assert.equal(other.asked.at(-1)!.headers['if-none-match'], undefined)
    await ask('/y', known)
    assert.deepEqual(conditions(), [])
    await other.close()
  })
  test('a list in pages is always asked for whole', async () => {
    served.answer(sends('{"items":[1]}', { etag: '"one"' }))
    const paging = { items: '/items', next: '/next', most: 3 }
    const got = await getPages(wish('/x'), paging, machine(served.host))
    assert.ok('bytes' in got && got.itself === undefined)
  })
})

const fixture = `
-- countersign.yaml --
version: 1
roster:
  - { handle: maria, name: Maria Keller, roles: [coordinator] }
  - { handle: raman, name: Raman Iyer, roles: [owner] }
sources:
  idp: { http: 'https://HOST/{rest}', reads: json, title: /name }
profiles:
  note:
    title: Note
    about: asks the board to take note
    sections:
      - { name: Findings, about: what was found }
    evidence:
      account: { class: system record, rank: 1, fresh: 2d }
-- case.md --
---
packet: NOTE-2026-0001
profile: note
coordinator: maria
owner: raman
---

# Case

## Findings

**F1.** The account was closed.[^E1]

[^E1]: **E1** account: Account, \`idp:account\`
`

suite('evidence that is asked whether it changed', () => {
  let work: AskedOffice
  suiteSetup(async () => {
    work = await askedOffice(fixture, ['maria', 'raman'])
    work.answer('account', { name: 'A', closed: '2026-11-16' })
    work.fine('maria', 'open', 'case.md', '--owner', 'raman')
    work.fine('maria', 'evidence', 'refresh', 'case.md')
  })
  suiteTeardown(() => work.close())

  const condition = () => work.asked().at(-1)!.headers['if-none-match']
  const looks = () =>
    (JSON.parse(work.run('ledger', 'log', 'case.md', '--json').out) as Log).events.filter(
      ({ type }) => type === 'evidence-retrieved',
    ).length

  test('counts as looked at, with the same digest, once its source says no', () => {
    const before = looks()
    const told = JSON.parse(work.fine('maria', 'evidence', 'refresh', 'case.md', '--json')) as Told
    assert.match(condition() ?? '', /^"[0-9a-f]{16}"$/)
    const [one] = told.looked
    assert.deepEqual([one?.state, one?.says, one?.source], ['same', 'says that nothing changed', { title: 'A' }])
    assert.equal(`${one?.digest}.txt`, work.beside('.txt')[0])
    assert.equal(looks(), before + 1)
  })
  test('is seen to have changed by a check as well, which keeps nothing', () => {
    work.answer('account', { name: 'A', closed: '2026-11-17' })
    assert.match(work.by('maria', 'evidence', 'check', 'case.md').out, /E1 Account: changed/)
    assert.ok(condition())
    work.answer('account', { name: 'A', closed: '2026-11-16' })
    assert.match(work.fine('maria', 'evidence', 'check', 'case.md'), /E1 Account: same/)
  })
  test('is asked for whole where the excerpt is not at hand', () => {
    const [name] = work.beside('.txt')
    const text = work.read(`case.evidence/${name}`)
    work.write(`case.evidence/${name}`, text.replace('16', '15'))
    work.fine('maria', 'evidence', 'refresh', 'case.md')
    assert.equal(condition(), undefined)
    assert.equal(work.read(`case.evidence/${name}`), text)
  })
  test('is asked for whole once the declaration is another one', () => {
    const yaml = work.read('countersign.yaml')
    work.write('countersign.yaml', yaml.replace('title: /name', 'keep: [/closed]'))
    work.by('maria', 'evidence', 'check', 'case.md')
    assert.equal(condition(), undefined)
    work.write('countersign.yaml', yaml)
  })
  test('is remembered by this machine, and not by the repository', () => {
    work.fine('maria', 'evidence', 'check', 'case.md')
    const tag = condition()!.slice(1, -1)
    assert.throws(() => work.git('grep', '--no-index', '-lF', tag), /git grep/)
    const cache = join(work.home, 'cache', 'countersign', 'answers')
    const [file] = readdirSync(cache)
    assert.ok(readFileSync(join(cache, file!), 'utf8').includes(tag))
    rmSync(cache, { recursive: true })
    work.fine('maria', 'evidence', 'check', 'case.md')
    assert.equal(condition(), undefined)
  })
})

type Log = { readonly events: readonly { readonly type: string }[] }
type Told = {
  readonly looked: readonly {
    readonly state: string
    readonly says: string
    readonly digest: string
    readonly source: unknown
  }[]
}
