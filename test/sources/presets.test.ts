// Every preset against a server that answers as the real one does: as it was, changed, and in every way in which a source fails.
import assert from 'node:assert/strict'
import { gzipSync } from 'node:zlib'
import { fits, foundIn } from '../../server/evidence/answer.ts'
import { type Asked, errandOf } from '../../server/evidence/errand.ts'
import { parseLocator } from '../../server/evidence/locator.ts'
import { presets } from '../../server/evidence/presets/index.ts'
import { runner } from '../../server/node/fetch/errands.ts'
import { answers } from './answers.ts'
import { type Handler, machine, type Served, secret, sends, serve } from './server.ts'

suite('presets', () => {
  let served: Served
  suiteSetup(async () => {
    served = await serve()
  })
  suiteTeardown(() => served.close())

  test('every preset has its answers, and no other has', () => {
    assert.deepEqual(Object.keys(answers).sort(), presets.map(({ name }) => name).sort())
  })

  /** What a look gives: the excerpt, or the failure and its reason. */
  async function look(name: string, handler: Handler, patience = 5000) {
    served.answer(handler)
    const asked = askedFor(name, served.host)
    const permits = machine(served.host)
    const got = await runner('/nowhere', permits, 'online', 1).run(asked.errand, AbortSignal.timeout(patience))
    if ('failed' in got) return { failed: got.as, says: got.failed }
    if (!('bytes' in got)) return { failed: 'unchanged', says: '' }
    if (!fits(asked.reads, got.type)) return { failed: 'misfit', says: got.type ?? '' }
    return foundIn(got, asked)
  }

  for (const { name, source } of presets) {
    // A list in pages is put together while it is fetched: what is no list is refused there.
    const paged = source.next !== undefined
    const { body, changed, stirred = body, type = 'application/json', path, says, keepsAway } = answers[name]!
    const told = (what: unknown) =>
      sends(typeof what === 'string' ? what : JSON.stringify(what), { 'content-type': type })
    const excerptOf = async (what: unknown) => {
      const found = await look(name, told(what))
      assert.ok('excerpt' in found, `${name}: ${JSON.stringify(found)}`)
      return found
    }
    const fails = async (handler: Handler, as: string, patience?: number) => {
      const found = await look(name, handler, patience)
      assert.equal('failed' in found ? found.failed : 'nothing' in found ? 'nothing' : 'found', as)
      assert.ok(!JSON.stringify(found).includes(secret))
    }

    suite(name, () => {
      test('asks where it should, with its secret in a header and nowhere else', async () => {
        served.asked.length = 0
        const found = await excerptOf(body)
        const [{ url, headers }] = served.asked as [Served['asked'][number]]
        assert.ok(url.startsWith(path), url)
        assert.ok(!url.includes(secret))
        if (type === 'application/json') assert.ok(JSON.stringify(headers).includes(secret))
        assert.ok(!JSON.stringify(found).includes(secret))
      })
      test('keeps what matters and nothing else', async () => {
        const { excerpt } = await excerptOf(body)
        assert.ok(excerpt.includes(says), excerpt)
        if (keepsAway) assert.ok(!excerpt.includes(keepsAway), excerpt)
      })
      test('is the same while nothing that matters changed, and another once it did', async () => {
        const [first, again, later] = [await excerptOf(body), await excerptOf(stirred), await excerptOf(changed)]
        assert.equal(again.digest, first.digest)
        assert.notEqual(later.digest, first.digest)
      })
      test('gone', () => fails(sends('{}', {}, 404), 'gone'))
      test('forbidden', () => fails(sends('{}', {}, 403), 'forbidden'))
      test('slow', () => fails(() => undefined, 'unreachable', 150))
      test('huge', () => fails(sends('x'.repeat(6 * 1_048_576), { 'content-type': type }), 'refused'))
      test('huge once it is unpacked', () =>
        fails(
          sends(gzipSync('0'.repeat(40 * 1_048_576)), { 'content-type': type, 'content-encoding': 'gzip' }),
          'refused',
        ))
      test('redirecting to where it must not', () =>
        fails(sends('', { location: 'http://169.254.169.254/latest/meta-data' }, 302), 'refused'))
      test('redirecting for ever', () => fails(sends('', { location: '/again' }, 307), 'refused'))
      test('lying about its type', () =>
        fails(
          sends('<form>Sign in</form>', { 'content-type': 'application/octet-stream' }),
          paged ? 'refused' : 'misfit',
        ))
      test('lying about its length', () =>
        fails((_, response) => {
          response.writeHead(200, { 'content-type': type, 'content-length': '100000', 'retry-after': '0' })
          response.write('{"a":')
          response.destroy()
        }, 'unreachable'))
      if (type === 'application/json')
        test('promising JSON and sending something else', () => fails(sends('{"a": '), paged ? 'refused' : 'nothing'))
    })
  }
})

function askedFor(name: string, host: string): Asked {
  const locator = parseLocator(`it:${answers[name]!.rest}`)
  assert.ok(locator.kind === 'named')
  const { source } = presets.find(one => one.name === name)!
  // A product with one address for everybody is asked here instead.
  const http = source.http!.replace('api.github.com', host)
  const asked = errandOf(locator, { it: { ...source, http, host } })
  assert.ok(!('refused' in asked), JSON.stringify(asked))
  return asked
}
