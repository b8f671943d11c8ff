// The acts at the command line, with a key of the person's own: what is signed is shown, the ledger is written, and the
// page follows.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { workspace } from '../support/workspace.ts'
import { note, workspaceText } from './play.ts'

const page = `---
packet: PKT-2026-0001
profile: note
coordinator: maria
---

${note.split('\n-- ')[0]}`

function house() {
  const { folder, home, path, read, write, runIn } = workspace('')
  write('countersign.yaml', workspaceText)
  write('note.md', page)
  write('log.txt', 'two hosts\nall reads\n')
  const people = ['maria', 'raman', 'lea']
  const key = (name: string) => join(home, name)
  for (const name of people) spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', key(name)])
  const lines = people.map(name => `${name} ${readFileSync(`${key(name)}.pub`, 'utf8')}`)
  write('.countersign/allowed_signers', lines.join(''))
  const as = (name: string, ...words: readonly string[]) =>
    runIn({ env: { COUNTERSIGN_KEY: key(name) } }, words[0]!, 'note.md', ...words.slice(1))
  const agent = (...words: readonly string[]) =>
    runIn({}, words[0]!, 'note.md', ...words.slice(1), '--as', 'agent:refresher')
  const does = (ran: ReturnType<typeof as>) => {
    assert.equal(ran.exit, 0, ran.err + ran.out)
    return ran
  }
  return { as, agent, does, read, ledger: () => readdirSync(path('note.ledger')), folder }
}

test('a draft goes from an agent to the page by a person’s key', () => {
  const { as, agent, does, read, ledger } = house()
  does(as('maria', 'open', '--owner', 'raman'))
  does(as('maria', 'confirm-charter', 'security=lea'))
  does(agent('propose', '--revise', 'C1', '--model', 'm-1', '--text', 'Two hosts can read it.[^E1]'))
  assert.match(read('note.md'), /\*\*D1\*\* revises C1 — agent:refresher/)
  const accepted = does(as('raman', 'accept', 'D1'))
  assert.match(accepted.err, /Signing as @raman \(countersign-accept\):\nAccept D1 of agent:refresher/)
  assert.match(accepted.err, /Two hosts can read it/)
  assert.match(accepted.out, /^Recorded by @raman in one event\.\nNext: @maria /)
  assert.match(read('note.md'), /\*\*C1\.\*\* Two hosts can read it\.\[\^E1\]/)
  assert.doesNotMatch(read('note.md'), /\*\*D1\*\*/)
  assert.equal(ledger().filter(name => name.endsWith('.json')).length, 4)
  assert.equal(ledger().filter(name => name.endsWith('.sig')).length, 3)
})

test('what is refused writes nothing', () => {
  const { as, agent, does, read, ledger } = house()
  does(as('maria', 'open', '--owner', 'raman'))
  const before = [read('note.md'), ledger()]
  for (const ran of [
    agent('accept', 'C1'),
    as('lea', 'accept', 'C1'),
    as('raman', 'withdraw', 'O1'),
    agent('hold', '--text', 'x'),
  ]) {
    assert.equal(ran.exit, 1)
    assert.match(ran.err, /^(Agents do not|@lea may not|The ledger has no)/)
  }
  assert.deepEqual([read('note.md'), ledger()], before)
})

test('with the key of somebody else nobody acts, and nothing is written', () => {
  const { as, does, read, ledger } = house()
  does(as('maria', 'open', '--owner', 'raman'))
  const before = [read('note.md'), ledger()]
  const { exit, err } = as('maria', 'object', 'C1', '--text', 'Not who can open a shell.', '--me', 'lea')
  assert.equal(exit, 2)
  assert.match(err, /You are @lea here, and the key that would sign is @maria's\./)
  assert.deepEqual([read('note.md'), ledger()], before)
})

test('what an act lacks is said in words, with its flag', () => {
  const { as } = house()
  const said = (...words: readonly string[]) => as('maria', ...words).err.split('\n')[0]
  assert.equal(said('open'), 'countersign: open needs --owner: who will own it.')
  assert.equal(said('object', 'C1'), 'countersign: object needs --text: the objection.')
  assert.match(said('carry', 'O1', '--until', 'soon', '--text', 'x')!, /^countersign: --until soon does not fit: /)
})

test('whoever has acted is told whose turn it is, and the command for it', () => {
  const { as, does } = house()
  assert.match(
    does(as('maria', 'open', '--owner', 'raman')).out,
    /^Recorded by @maria in one event\.\nNext: @maria confirms the charter of PKT-2026-0001\n {2}countersign confirm-charter note\.md\n$/,
  )
})

test('destroyed words are gone from the disk', () => {
  const { as, does, ledger } = house()
  does(as('maria', 'open', '--owner', 'raman'))
  does(as('lea', 'object', 'C1', '--text', 'The badge is 4711.'))
  assert.equal(ledger().filter(name => name.endsWith('.words')).length, 1)
  does(as('maria', 'dispose', 'O1', '--why', 'A badge number'))
  assert.equal(ledger().filter(name => name.endsWith('.words')).length, 0)
})
