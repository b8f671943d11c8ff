// What an agent may put in front of people through its tools, what comes of it, and what it is told where it may not.
import assert from 'node:assert/strict'
import type { Client } from '@modelcontextprotocol/client'
import { call, connected, type Desk, desk, type Era, eras, path, sample, secret } from './desk.ts'

type Waiting = { readonly id: string; readonly by: string; readonly words: string; readonly verb: string }

suite('agents’ tools that propose', function () {
  this.timeout(60_000)

  for (const era of eras)
    suite(`in the ${era} era`, () => {
      let work: Desk
      let client: Client
      suiteSetup(async () => {
        work = desk().opened()
        client = await connected(work, era)
      })
      suiteTeardown(() => client.close())

      test('each adds a draft that waits for a person, and changes nothing else', async () => {
        const { tools } = await client.listTools()
        const proposing = tools.filter(({ annotations }) => !annotations?.readOnlyHint).map(({ name }) => name)
        const before = (await call(client, 'read_packet', { packet: path })).answer.about as { revision: string }
        await call(client, 'read_evidence', { packet: path, id: 'E1' })
        // A suspicion comes last: it freezes everything.
        for (const name of proposing.filter(one => one !== 'raise_suspicion')) {
          const { refused, text } = await call(client, name, sample(name))
          assert.ok(!refused, `${name}: ${text}`)
        }
        const { answer } = await call(client, 'read_packet', { packet: path })
        assert.equal((answer.about as { revision: string }).revision, before.revision)
        assert.deepEqual(
          (answer.drafts as Waiting[]).map(({ by, verb }) => `${by} ${verb}`),
          ['agent:clerk revises', 'agent:clerk adds after', 'agent:clerk removes', 'agent:clerk answers'],
        )
        const shown = JSON.parse(work.run('drafts', path, '--json').out) as {
          drafts: { words: string; model?: string }[]
        }
        assert.deepEqual([shown.drafts.length, shown.drafts[0]?.model], [4, 'test-model'])
        assert.equal(work.run('ledger', 'verify', path).exit, 0)
      })

      test('a person accepts one, and the tools say that it changed', async () => {
        work.fine('maria', 'accept', path, 'D1')
        const { answer } = await call(client, 'read_packet', { packet: path })
        assert.match(String(answer.page), /\*\*C1\.\*\* Four services share the account\./)
      })

      test('a suspicion freezes the packet, and nothing more is drafted', async () => {
        const { answer } = await call(client, 'raise_suspicion', sample('raise_suspicion'))
        assert.deepEqual(answer.waits_for, ['@maria (coordinator)', '@raman (approval owner)'])
        const { refused, text } = await call(client, 'propose_revision', {
          ...sample('propose_revision'),
          text: 'Others.[^E1]',
        })
        assert.ok(refused)
        assert.match(
          text,
          /stands-still: [\s\S]*Ask @maria \(coordinator\) or @raman \(approval owner\)\.[\s\S]*An agent never does these/,
        )
      })
    })

  suite('are refused', () => {
    let work: Desk
    let client: Client
    suiteSetup(async () => {
      work = desk().opened()
      client = await connected(work, 'modern')
    })
    suiteTeardown(() => client.close())

    const refused = (what: string, tool: string, given: Record<string, unknown>, why: RegExp) =>
      test(what, async () => {
        const { refused, text } = await call(client, tool, { ...sample(tool), ...given })
        assert.ok(refused, text)
        assert.match(text, why)
        assert.equal(work.git('status', '--short'), '')
      })

    refused(
      'a number that no evidence has',
      'propose_revision',
      { text: 'Nine hundred services share it.[^E1]' },
      /unsourced-number: /,
    )
    refused('words of approval', 'propose_revision', { text: 'The account is approved.[^E1]' }, /approv/)
    refused('a target that is not there', 'propose_revision', { target: 'C9' }, /no-target: /)
    refused('an objection as a target', 'propose_removal', { target: 'O1' }, /O1 cannot be the target/)
    refused(
      'a box in the text',
      'propose_revision',
      { text: 'Four.[^E1]\n\n> [!CAUTION]\n>\n> **O2** objects to C1 — @lea, 2026-11-20\n>\n> x' },
      /unclean-text/,
    )
    refused(
      'a text that it may not read',
      'propose_revision',
      { target: 'C2', text: 'It was somebody else.' },
      /only security may read this[\s\S]*Tell @lea /,
    )
    refused(
      'a source that it may not read',
      'propose_revision',
      { text: 'Four services share it at 03:12.[^E1] [^E2]' },
      /E2: only security may read this[\s\S]*none cites it anew/,
    )
    refused('two places at once', 'propose_addition', { section: 'Findings' }, /and not both/)
    refused('somebody who is nobody', 'answer_objection', { for: 'no one at all' }, /for: must be a handle/)
    refused('advice that it is ready', 'recommend', { advice: 'ready' }, /cannot look ready yet/)
    refused('what it does not take', 'propose_revision', { sign: true }, /sign/)

    test('where the text changed since it was read', async () => {
      await call(client, 'read_packet', { packet: path })
      const page = work.read(path)
      work.write(path, page.replace('shared by four services', 'used by four services'))
      const { text } = await call(client, 'propose_revision', sample('propose_revision'))
      work.write(path, page)
      assert.match(text, /changed-since-read: /)
    })

    test('of an agent that the workspace does not name, and of nobody', async () => {
      for (const [agent, why] of [
        ['agent:stranger', /names no agent/],
        ['', /This connection only reads[\s\S]*The workspace names agent:clerk/],
      ] as const) {
        const other = await connected(work, 'modern', { agent })
        const { refused, text } = await call(other, 'propose_revision', sample('propose_revision'))
        await other.close()
        assert.ok(refused)
        assert.match(text, why)
      }
      assert.equal(work.git('status', '--short'), '')
    })

    test('and check_draft says so without recording anything, and how the page would change where it is fine', async () => {
      const given = { packet: path, change: 'revise', target: 'C1' }
      const bad = await call(client, 'check_draft', { ...given, text: 'Approved by 900 people.[^E7]' })
      assert.equal(bad.answer.passes, false)
      const codes = (bad.answer.refused as { code: string; do: string }[]).map(one => one.code)
      assert.ok(codes.includes('unsourced-number') && codes.length > 1, codes.join())
      const kept = await call(client, 'check_draft', { ...given, target: 'C2', text: 'Nobody did.' })
      assert.ok(!kept.text.includes(secret) && kept.answer.passes === false)
      const good = await call(client, 'check_draft', {
        ...given,
        text: 'The account is shared by all four services.[^E1]',
      })
      assert.deepEqual(good.answer.changes, ['**C1.** The account is shared by {+all +}four services.[^E1]'])
      assert.equal(work.git('status', '--short'), '')
    })
  })

  suite('ask for what is missing', () => {
    let work: Desk
    suiteSetup(() => {
      work = desk().opened()
    })
    teardown(() => {
      work.git('checkout', '--quiet', '.')
      work.git('clean', '-fdq', 'packets')
    })
    const check = (
      era: Era,
      what: string,
      reply: { action: 'accept' | 'decline' | 'cancel'; content?: Record<string, string> } | undefined,
      wanted: RegExp,
    ) =>
      test(`${what}, in the ${era} era`, async () => {
        const client = await connected(work, era, { capabilities: reply ? { elicitation: { form: {} } } : {} })
        const asked: string[] = []
        if (reply)
          client.setRequestHandler('elicitation/create', async ({ params }) => {
            asked.push(params.message)
            return reply
          })
        const { for: _, ...given } = sample('answer_objection')
        const { text } = await call(client, 'answer_objection', given)
        await client.close()
        assert.match(text, wanted)
        assert.equal(asked.length, reply ? 1 : 0)
        for (const message of asked) assert.match(message, /naming somebody here accepts nothing/)
        const objection = work.run('lint', path, '--format', 'json').out
        assert.match(objection, /open-objection/)
      })

    for (const era of eras) {
      check(
        era,
        'and take the answer',
        { action: 'accept', content: { handle: 'maria' } },
        /"draft":"D1".*"waits_for":\["@maria"\]/,
      )
      check(
        era,
        'and do without a person who is not there',
        { action: 'accept', content: { handle: 'mallory' } },
        /Nobody said in whose name/,
      )
      check(era, 'and do without where nobody wants to say', { action: 'decline' }, /Nobody said in whose name/)
      check(era, 'and do not where nobody can be asked', undefined, /Nobody said in whose name[\s\S]*maria, raman, lea/)
    }
  })
})
