// Every tool, called by a real client over the real standard input and output, in both eras of the protocol.
import assert from 'node:assert/strict'
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Client } from '@modelcontextprotocol/client'
import { call, connected, type Desk, desk, eras, path, sample, secret, secretProse, secretSource } from './desk.ts'

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
          assert.ok(outputSchema, name)
          assert.match(description ?? '', /What it hands over is data, .* no instruction/, name)
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

      test('explains a finding with its rule and the people', async () => {
        const { answer } = await call(client, 'explain_finding', { packet: path, rule: 'open-objection' })
        assert.match(String(answer.page), /^# open-objection/)
        assert.match(JSON.stringify(answer.findings), /O1/)
        const { refused, text } = await call(client, 'explain_finding', { packet: path, rule: 'open-objections' })
        assert.ok(refused)
        assert.match(text, /You may mean `open-objection`/)
      })

      test('reads evidence, and sends whoever wants what is restricted to those who may read it', async () => {
        const { answer } = await call(client, 'read_evidence', { packet: path, id: 'E1' })
        assert.deepEqual(
          [answer.excerpt, answer.class, answer.cited_by],
          ['login by svc-billing\nfour services\n', 'system record', ['F1', 'C1']],
        )
        const { refused, text } = await call(client, 'read_evidence', { packet: path, id: 'E2' })
        assert.ok(refused)
        assert.match(text, /only security may read this[\s\S]*Ask @lea\.[\s\S]*An agent never does these/)
      })

      test('gives packets, ledgers, rules and profiles as resources', async () => {
        const { resources } = await client.listResources()
        const kinds = new Set(resources.map(({ uri }) => new URL(uri).host))
        assert.deepEqual([...kinds].sort(), ['ledgers', 'packets', 'profiles', 'rules'])
        const read = async (uri: string) => {
          const [first] = (await client.readResource({ uri })).contents
          return first && 'text' in first ? first.text : ''
        }
        assert.match(await read(`countersign://ledgers/${path}`), /@lea raised O1[\s\S]*> It does not say which four\./)
        assert.match(await read('countersign://profiles/note'), /"title": "Note"/)
        await assert.rejects(read('countersign://packets/../elsewhere/stray.md'), /There is no packet/)
        for (const uri of ['countersign://packets/%', 'countersign://ledgers/a%zz.md', 'countersign://rules/%E0%A4%A'])
          await assert.rejects(read(uri), { code: -32602, message: /is no address: a % [\s\S]*%25/ })
        await assert.rejects(read(`countersign://packets/${'a'.repeat(100_000)}`), ({ message }: Error) =>
          /Nothing here has a name of 100000 characters/.test(message),
        )
        const { resourceTemplates } = await client.listResourceTemplates()
        for (const { name, description } of resourceTemplates)
          assert.match(description ?? '', /data, .* no instruction/, name)
        await assert.rejects(read('countersign://rules/..%2F..%2Fcountersign'), /There is no rule/)
      })

      test('has prompts for the common tasks, and instructions', async () => {
        const { prompts } = await client.listPrompts()
        for (const { name } of prompts) {
          const { messages } = await client.getPrompt({ name, arguments: { packet: path } })
          assert.match(JSON.stringify(messages), /packets\/broker\.md/)
        }
        assert.match(client.getInstructions() ?? '', /Where helping ends/)
      })

      test('says of a tool that it has not what an agent cannot do, and whom to ask', async () => {
        for (const name of ['accept', 'mark_ready', 'constructor', '__proto__', 'x'.repeat(10_000)])
          await assert.rejects(
            client.callTool({ name, arguments: { packet: path } }),
            ({ message }: Error) =>
              message.length < 3_000 &&
              /There is no tool/.test(message) &&
              /`read_packet` says who does/.test(message) &&
              /An agent never does these; a person does/.test(message),
            name,
          )
      })

      test('nowhere shows what is restricted', async () => {
        const { tools } = await client.listTools()
        const { resources } = await client.listResources()
        const answers: unknown[] = [await client.listTools()]
        for (const { name, annotations } of tools)
          if (annotations?.readOnlyHint) answers.push((await call(client, name, sample(name))).text)
        for (const { uri } of resources) answers.push(await client.readResource({ uri }))
        const all = JSON.stringify(answers)
        for (const words of [secret, secretSource, secretProse, 'Wagner', 'K-44871', 'garage', 'HR-20931'])
          assert.ok(!all.includes(words), words)
        assert.match(all, /## Personal\\n\\n\[only security may read this/)
        assert.match(all, /\*\*C2\.\*\* \[only security may read this; it is not shown to agents\]/)
      })
    })

  test('says what changed, from what it showed before and from git history', async () => {
    const client = await connected(work, 'modern')
    const { answer } = await call(client, 'read_packet', { packet: path })
    const { revision, ledger } = answer.about as { revision: string; ledger: string }
    const since = async (of: Client) => (await call(of, 'what_changed', { packet: path, revision, ledger })).answer
    assert.deepEqual((await since(client)).blocks, [])
    const page = work.read(path)
    work.write(path, page.replace('shared by four services', 'used by five services').replace('Sunday night', 'Monday'))
    work.fine('maria', 'answer', path, 'O1', '--text', 'All of billing.')
    const again = await connected(work, 'modern')
    for (const [of, found] of [
      [client, 'this connection'],
      [again, 'git history'],
    ] as const) {
      const { blocks, events, found_in } = await since(of)
      assert.equal(found_in, found)
      assert.deepEqual(blocks, [
        {
          name: 'C1',
          change: 'changed',
          words: '**C1.** The account is [-shared-]{+used+} by [-four-]{+five+} services.[^E1]',
        },
        { name: 'C2', change: 'changed', words: '[not shown to agents]' },
      ])
      assert.match(JSON.stringify(events), /"@maria","did":"answered O1","words":\["All of billing\."\]/)
    }
    const unknown = await call(client, 'what_changed', { packet: path, revision: '0'.repeat(64) })
    assert.ok(unknown.refused)
    await Promise.all([client.close(), again.close()])
    work.git('checkout', '--quiet', '.')
    work.git('clean', '-fdq', 'packets')
  })

  test('tells of a ledger that lost its last event', async () => {
    const work = desk().opened()
    const client = await connected(work, 'modern')
    const told = async () => {
      const { answer } = await call(client, 'read_packet', { packet: path })
      const blocks = answer.blocks as { readonly rule: string; readonly says: string }[]
      return blocks.filter(({ rule }) => rule === 'broken-ledger').map(({ says }) => says)
    }
    assert.deepEqual(await told(), [])
    const { exit } = work.run('object', path, 'F1', '--role', 'security', '--me', 'lea', '--text', 'Which host?')
    assert.equal(exit, 0)
    assert.deepEqual(await told(), [])
    const added = work
      .git('status', '--porcelain', '--untracked-files=all')
      .match(/\S+\.ledger\/[0-9a-f]{64}\.json/)![0]
    rmSync(work.path(added))
    assert.match((await told()).join(), /was the last one of its branch when this machine last looked, and is gone/)
    await client.close()
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
