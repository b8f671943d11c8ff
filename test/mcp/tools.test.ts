// Every tool, called by a real client over the real standard input and output, in both eras of the protocol.
import assert from 'node:assert/strict'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Client } from '@modelcontextprotocol/client'
import { call, connected, type Desk, desk, eras, path, secret, secretSource } from './desk.ts'

suite('agents’ server', function () {
  this.timeout(60_000)
  let work: Desk
  suiteSetup(() => {
    work = desk().opened()
  })

  for (const era of eras)
    suite(`in the ${era} era`, () => {
      let client: Client
      suiteSetup(async () => {
        client = await connected(work, era)
      })
      suiteTeardown(() => client.close())

      test('lists its tools with what they take, give and do', async () => {
        const { tools } = await client.listTools()
        for (const { name, description, inputSchema, outputSchema, annotations } of tools) {
          assert.match(name, /^[a-z]+(_[a-z]+)*$/)
          assert.ok(description && outputSchema, name)
          assert.equal(inputSchema.additionalProperties, false, name)
          assert.equal(annotations?.destructiveHint, false, name)
        }
      })

      test('names the packets, and which state of them an answer is about', async () => {
        const { answer } = await call(client, 'list_packets')
        const [only, ...more] = answer.packets as {
          about: { packet: string; revision: string }
          verdict: string
        }[]
        assert.deepEqual([only?.about.packet, only?.verdict, more.length], [path, 'blocked', 0])
        const read = await call(client, 'read_packet', { packet: 'PKT-2026-0007' })
        assert.deepEqual(read.answer.about, only?.about)
      })

      test('shows a packet without what is restricted', async () => {
        const { text, answer } = await call(client, 'read_packet', { packet: path })
        assert.match(String(answer.page), /\*\*C2\.\*\* \[only security may read this; it is not shown to agents\]/)
        assert.match(String(answer.page), /which four/)
        for (const words of [secret, secretSource, 'Wagner', 'K-44871']) assert.ok(!text.includes(words), words)
      })
    })

  test('nothing outside of the workspace can be named', async () => {
    const outside = join(work.folder, '..', 'elsewhere')
    mkdirSync(join(outside, 'stray.ledger'), { recursive: true })
    writeFileSync(join(outside, 'stray.md'), '---\npacket: PKT-9\n---\n\nElsewhere.\n')
    symlinkSync(join(outside, 'stray.md'), work.path('packets/link.md'))
    symlinkSync(outside, work.path('packets/folder'))
    work.write('packets/stray.md', '---\npacket: PKT-8\n---\n\nHere.\n')
    symlinkSync(join(outside, 'stray.ledger'), work.path('packets/stray.ledger'))
    const client = await connected(work, 'modern')
    for (const packet of [
      '../elsewhere/stray.md',
      join(outside, 'stray.md'),
      'packets/link.md',
      'packets/folder/stray.md',
      'packets/stray.md',
      'packets/../../elsewhere/stray.md',
      'outside.md',
      'packets/broker.md\0.md',
      '',
    ]) {
      const { refused, text } = await call(client, 'read_packet', { packet })
      assert.ok(refused, `${packet}: ${text}`)
      assert.ok(!text.includes('Elsewhere'), text)
    }
    await client.close()
  })
})
