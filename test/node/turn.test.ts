// Who holds the turn says so again and again; what nobody holds any more stands in nobody's way.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inTurn } from '../../server/node/turn.ts'

const patience = 600

suite('in turn', () => {
  let folder = ''
  let file = ''
  setup(() => {
    folder = mkdtempSync(join(tmpdir(), 'turn-'))
    file = join(folder, '.tmp-turn')
  })
  teardown(() => rmSync(folder, { recursive: true }))

  const next = () => inTurn(folder, patience, async () => 'done')

  test('one works at a time, and leaves nothing', async () => {
    const order: number[] = []
    const work = (number: number) =>
      inTurn(folder, 30_000, async () => {
        order.push(number)
        await new Promise(setImmediate)
        order.push(number)
      })
    await Promise.all([1, 2, 3].map(work))
    assert.deepEqual([order[0], order[2], order[4]], [order[1], order[3], order[5]])
    assert.deepEqual(readdirSync(folder), [])
  })

  test('whoever works long keeps it', async () => {
    let end = () => {}
    const long = inTurn(folder, patience, () => new Promise<void>(resolve => (end = resolve)))
    assert.equal(await next(), 'too long')
    end()
    await long
    assert.equal(await next(), 'done')
    assert.deepEqual(readdirSync(folder), [])
  })

  test('so does whoever works in another container, where the same number is nobody', async () => {
    let beat = 0
    const far = () => writeFileSync(file, `999999 ${++beat}`)
    far()
    const heart = setInterval(far, patience / 30)
    assert.equal(await next(), 'too long')
    clearInterval(heart)
    assert.equal(await next(), 'done')
  })

  for (const [left, text] of Object.entries({
    'by a process whose number somebody else has by now': `${process.ppid}`,
    'by the first process of a container': '1',
    'before its holder wrote anything': '',
  }))
    for (const day of ['1970-01-01', '2999-01-01'])
      test(`what was left ${left} is taken, dated ${day}`, async () => {
        writeFileSync(file, text)
        utimesSync(file, new Date(day), new Date(day))
        assert.equal(await next(), 'done')
        assert.deepEqual(readdirSync(folder), [])
      })

  test('what a killed program held is taken', async () => {
    const held = `import { inTurn } from ${JSON.stringify(new URL('../../server/node/turn.ts', import.meta.url).href)}
      setInterval(() => {}, 1000)
      inTurn(process.argv[1], ${patience}, () => new Promise(() => console.log('mine')))`
    const holder = spawn(process.execPath, ['--input-type=module', '-e', held, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(holder.stdout, 'data')
    assert.deepEqual(readdirSync(folder), ['.tmp-turn'])
    holder.kill('SIGKILL')
    await once(holder, 'close')
    assert.equal(await next(), 'done')
    assert.deepEqual(readdirSync(folder), [])
  })

  test('whoever was taken for gone does not end the turn of the next one', async () => {
    let end = () => {}
    const gone = inTurn(folder, patience, () => new Promise<void>(resolve => (end = resolve)))
    writeFileSync(file, 'somebody else')
    end()
    await gone
    assert.deepEqual(readdirSync(folder), ['.tmp-turn'])
  })

  test('nothing is locked where nothing can be written', async () => {
    assert.equal(await inTurn(join(folder, 'nowhere'), patience, async () => 'done'), 'done')
  })
})
