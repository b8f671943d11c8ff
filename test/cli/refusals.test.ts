// What the gate refuses of agents outside of their runs: counted on the machine, told by `metrics`, in no ledger and no repository.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { call, connected, type Desk, desk, path, sample } from '../mcp/desk.ts'

type Counted = { readonly agent: string; readonly role: string; readonly proposals: number; readonly checks: number }

suite('what the gate refuses outside of runs', function () {
  this.timeout(60_000)
  let work: Desk
  suiteSetup(() => {
    work = desk().opened()
  })

  const approved = 'The account is approved and NineHundred is its name.[^E1]'
  const draft = (...words: readonly string[]) =>
    work.run(...words, path, '--revise', 'C1', '--as', 'agent:clerk', '--text', approved)
  const counted = () => {
    const { total, packets } = JSON.parse(work.run('metrics', '--json').out) as {
      total: { refusedHere: readonly (Counted & { codes: Record<string, number> })[] }
      packets: readonly { refusedHere: unknown }[]
    }
    assert.deepEqual(packets[0]?.refusedHere, total.refusedHere)
    return total.refusedHere
  }

  test('is counted by agent and role, from the command line and from agents’ tools', async () => {
    const before = work.git('status', '--short')
    assert.equal(draft('propose').exit, 1)
    assert.equal(draft('check-draft').exit, 1)
    assert.equal(work.run('check-draft', path, '--revise', 'C1', '--text', approved, '--me', 'maria').exit, 1)
    work.run(
      'propose',
      path,
      '--revise',
      'C9',
      '--as',
      'agent:clerk',
      '--role',
      'refresher',
      '--text',
      'No such place.',
    )
    const client = await connected(work, 'modern')
    assert.ok((await call(client, 'propose_revision', { ...sample('propose_revision'), text: approved })).refused)
    const check = { packet: path, change: 'revise', target: 'C1', text: approved }
    assert.equal((await call(client, 'check_draft', check)).answer.passes, false)
    await client.close()
    const nobody = await connected(work, 'modern', { agent: '' })
    assert.equal((await call(nobody, 'check_draft', check)).answer.passes, false)
    await nobody.close()
    assert.deepEqual(
      counted().map(({ agent, role, proposals, checks }) => [agent, role, proposals, checks]),
      [
        ['agent:clerk', 'no role', 2, 2],
        ['agent:clerk', 'refresher', 1, 0],
      ],
    )
    assert.deepEqual(counted()[1]?.codes, { 'no-target': 1 })
    assert.match(
      work.run('metrics').out,
      /^Refused by the gate outside of runs, on this machine:\n {2}agent:clerk \(no role\): 2 proposals, 2 checks, because of .*\n {2}agent:clerk \(refresher\): 1 proposal, 0 checks, because of no-target 1$/m,
    )
    assert.equal(work.git('status', '--short'), before)
  })

  test('holds no words of a draft, and a line that is none counts for nothing', () => {
    const [folder] = readdirSync(join(work.home, '.local', 'state', 'countersign', 'refusals'), {
      recursive: true,
      withFileTypes: true,
    }).filter(one => one.isFile())
    const file = join(folder!.parentPath, folder!.name)
    assert.match(folder!.name, /^clerk-\d{4}-\d{2}\.jsonl$/)
    const text = readFileSync(file, 'utf8')
    assert.doesNotMatch(text, /NineHundred|account/)
    const before = counted()
    writeFileSync(file, `garbage\n[]\n{"agent":"agent:clerk"}\n${text}`)
    assert.deepEqual(counted(), before)
  })

  test('what passes is not counted', () => {
    const before = counted()
    const fine = work.run(
      'check-draft',
      path,
      '--revise',
      'C1',
      '--as',
      'agent:clerk',
      '--text',
      'Four services share it.[^E1]',
    )
    assert.equal(fine.exit, 0, fine.out)
    assert.deepEqual(counted(), before)
  })
})
