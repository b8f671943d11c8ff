// `countersign ledger attest`: what people approved, as statements that other verifiers read, and that stock tools can check.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { note } from './note.ts'
import { office } from './office.ts'

type Said = {
  readonly _type: string
  readonly subject: readonly { readonly name: string; readonly digest: Record<string, string> }[]
  readonly predicateType: string
  readonly predicate: {
    readonly decision: string
    readonly actor: string
    readonly seen?: readonly { readonly name: string; readonly digest: Record<string, string> }[]
    readonly event: { readonly name: string; readonly digest: Record<string, string> }
    readonly signature: { readonly name: string; readonly namespace: string; readonly key: Record<string, string> }
  }
}

suite('ledger attest', function () {
  this.timeout(120_000)
  const of = office(note())
  const fine = (who: string, ...words: readonly string[]) => {
    const { exit, err } = of.by(who, ...words, '--yes')
    assert.equal(exit, 0, err)
  }
  const attested = (): readonly Said[] => {
    const { out, exit, err } = of.run('ledger', 'attest', 'note.md')
    assert.equal(exit, 0, err)
    return out
      .trim()
      .split('\n')
      .filter(Boolean)
      .map(line => JSON.parse(line))
  }

  test('says who accepted what, seeing which evidence, and leaves out what is no approval', () => {
    fine('maria', 'open', 'note.md', '--owner', 'raman')
    assert.deepEqual(attested(), [])
    fine('raman', 'confirm-charter', 'note.md')
    fine('raman', 'object', 'note.md', 'F1', '--text', 'A secret reason.')
    fine('raman', 'accept', 'note.md', 'F1')
    fine('raman', 'carry', 'note.md', 'O1', '--text', 'Until then.', '--until', '2099-01-31')
    const said = attested()
    assert.deepEqual(
      said.map(({ predicate: { decision, actor } }) => `${actor} ${decision}`),
      ['@raman text-accepted', '@raman risk-carried'],
    )
    const [accepted] = said
    assert.equal(accepted!._type, 'https://in-toto.io/Statement/v1')
    assert.deepEqual(
      accepted!.subject.map(({ name, digest }) => [name, Object.keys(digest)]),
      [['note.md#F1', ['countersignBlockV1']]],
    )
    const evidence = createHash('sha256').update(of.read('evidence/login.txt')).digest('hex')
    assert.deepEqual(accepted!.predicate.seen, [{ name: 'E1', digest: { sha256: evidence } }])
    assert.doesNotMatch(JSON.stringify(said), /secret reason|Until then/)
  })

  test('names the event and the signature that prove it, as stock tools see them', () => {
    for (const { subject, predicate } of attested()) {
      const { event, signature, actor } = predicate
      assert.ok(subject.length > 0 && subject.every(({ digest }) => /^[0-9a-f]{64}$/.test(Object.values(digest)[0]!)))
      const bytes = readFileSync(of.path(event.name))
      assert.equal(createHash('sha256').update(bytes).digest('hex'), event.digest.sha256)
      assert.equal(basename(event.name), `${event.digest.sha256}.json`)
      const signers = of.path('.countersign/allowed_signers')
      const asked = ['-Y', 'verify', '-f', signers, '-I', actor.slice(1), '-n', signature.namespace]
      const { status, stderr } = spawnSync('ssh-keygen', [...asked, '-s', of.path(signature.name)], { input: bytes })
      assert.equal(status, 0, String(stderr))
    }
  })

  test('leaves out what lost its proof, and says that something is wrong', () => {
    const [{ predicate }] = attested() as [Said]
    writeFileSync(of.path(predicate.signature.name), 'no signature')
    const { out, err, exit } = of.run('ledger', 'attest', 'note.md')
    assert.equal(exit, 1)
    assert.match(err, /Something is wrong with this ledger/)
    assert.doesNotMatch(out, /text-accepted/)
  })
})
