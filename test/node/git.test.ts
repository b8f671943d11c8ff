// A repository whose own configuration names programs for everything, and a branch that brings files which git takes for a
// repository: whatever is asked of git, nothing of theirs is run and none of their refs count.
import assert from 'node:assert/strict'
import { chmodSync, cpSync, existsSync, renameSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { packet } from '../story/support.ts'
import { opened } from '../story/team.ts'

suite('a repository that nobody trusts', function () {
  this.timeout(120_000)
  let work: ReturnType<typeof opened>
  suiteSetup(() => {
    work = opened()
    const signing = ['gpg.format=ssh', `user.signingkey=${work.keyOf('maria')}`].flatMap(one => ['-c', one])
    work.write('evidence/inventory.md', '# Inventory\n\nThree services use one credential. Two hosts can read it.\n')
    work.write('.gitattributes', '* filter=trap diff=trap\n**/*.ledger/** -text -diff linguist-generated\n')
    work.git('add', '-A')
    work.git(...signing, 'commit', '--quiet', '-S', '-m', 'Three')
    work.git('tag', 'signed')
  })

  /** Runs a command with each of these settings in the repository's own file, and tells whether the trap was sprung. */
  function check(settings: readonly string[], ...words: readonly string[]) {
    work.from('signed')
    const sprung = join(work.home, 'sprung')
    const trap = join(work.home, 'trap')
    writeFileSync(trap, `#!/bin/sh\ntouch '${sprung}'\nexit 1\n`)
    chmodSync(trap, 0o755)
    const config = work.read('.git/config')
    for (const setting of settings) work.git('config', ...setting.replace('TRAP', trap).split('='))
    // Git compares what a file says as soon as its time is another.
    for (const path of ['countersign.yaml', packet, 'evidence/inventory.md'])
      utimesSync(work.path(path), new Date(0), new Date(0))
    const ran = work.run(...words)
    assert.doesNotMatch(ran.err, /a fault of countersign|could not say what has changed/)
    work.write('.git/config', config)
    assert.ok(!existsSync(sprung), `${settings.join(' ')}: ${words.join(' ')}`)
    return ran
  }

  const everywhere = [
    ['lint', '.', '--changed=opened', '--policy-from', 'main'],
    ['agents', 'run', packet, '--dry-run', '--as', 'agent:refresher'],
    ['ledger', 'verify', packet, '--against', 'opened'],
    ['accept', packet, 'C1', '--me', 'maria'],
  ]
  for (const settings of [
    ['log.showSignature=true', 'gpg.ssh.program=TRAP', 'gpg.program=TRAP', 'gpg.ssh.allowedSignersFile=/dev/null'],
    ['filter.trap.clean=TRAP', 'filter.trap.smudge=TRAP', 'filter.trap.required=true'],
    ['filter.trap.process=TRAP'],
    ['diff.trap.command=TRAP', 'diff.trap.textconv=TRAP', 'diff.external=TRAP'],
    ['core.fsmonitor=TRAP', 'core.pager=TRAP', 'core.editor=TRAP', 'core.sshCommand=TRAP', 'core.hooksPath=.'],
    ['alias.log=!TRAP', 'alias.config=!TRAP', 'alias.ls-files=!TRAP', 'alias.rev-parse=!TRAP', 'pager.log=TRAP'],
    ['gpg.ssh.defaultKeyCommand=TRAP', 'gpg.format=ssh', 'credential.helper=!TRAP'],
  ])
    test(`configures ${settings[0]?.split('=')[0]} and the like`, () => {
      for (const words of everywhere) check(settings, ...words)
    })

  test('lacks objects that another end would bring, by a program of its choice', () => {
    const tree = work.git('rev-parse', 'opened^{tree}').trim()
    const lost = join(work.folder, '.git/objects', tree.slice(0, 2), tree.slice(2))
    const kept = join(work.home, 'kept')
    renameSync(lost, kept)
    const far = ['url=.', 'uploadpack=TRAP', 'promisor=true'].map(one => `remote.far.${one}`)
    const partial = ['core.repositoryformatversion=1', 'extensions.partialClone=far']
    const { err } = check([...far, ...partial], 'ledger', 'verify', packet, '--against', 'opened')
    assert.match(err, /Git cannot read the history here.* This is a partial clone/)
    renameSync(kept, lost)
  })

  test('a branch brings a folder that looks like a repository: its refs are not those of the protected branch', () => {
    work.from('opened')
    const laxer = work.read('countersign.yaml').replace('      - { role: security }\n', '')
    work.git('checkout', '--quiet', '-b', 'laxer')
    work.write('packets/countersign.yaml', laxer)
    work.write('countersign.yaml', laxer)
    work.commit('Laxer')
    const bare = join(work.home, 'bare')
    work.git('clone', '--quiet', '--bare', work.folder, bare)
    work.git('-C', bare, 'update-ref', 'refs/heads/main', 'refs/heads/laxer')
    work.from('opened')
    cpSync(bare, work.path('packets'), { recursive: true })
    for (const words of [
      ['lint', packet],
      ['status', packet],
      ['ledger', 'verify', packet],
    ]) {
      const { err, exit } = work.run(...words, '--policy-from', 'main')
      assert.equal(exit, 2, words.join(' '))
      assert.match(err, /bare repository|look like a repository/)
    }
  })
})
