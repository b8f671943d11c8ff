// Every command of these pages does what the page says: they are run one after the other, by the person named behind them.
// A command without a name is run by somebody who has no key; one that is `refused` has to be.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../build/generated.ts'
import { countersignYaml, login, page as packet } from '../cli/note.ts'
import { office } from '../cli/office.ts'

const yaml = countersignYaml
  .replace('  - { handle: raman', '  - { handle: lea, name: Lea Brandt, roles: [security] }\n  - { handle: raman')
  .replace('profiles:\n', 'agents:\n  - { name: clerk }\nprofiles:\n')
  .replace('    sections:\n', '    reviewers:\n      - { role: security, mandatory: false }\n    sections:\n')

const fixture = `${yaml}-- packets/broker.md --\n${packet('**C1.** The account is shared by four services.[^E1]')}${login.replace('evidence', 'packets/evidence')}`

type Office = ReturnType<typeof office>

const commands = (name: string) =>
  [...readFileSync(join(root, 'docs', name), 'utf8').matchAll(/```sh\n([^`]*)```/g)]
    .flatMap(([, block]) => block!.trim().split('\n'))
    .map(line => {
      const [words = '', who] = line.split(' # ')
      const [program = '', ...rest] = [...words.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare!)
      return { line, program, rest, who }
    })

function check(name: string, prepare: (of: Office) => void = () => {}) {
  test(name, () => {
    const of = office(fixture, ['maria', 'raman', 'lea'])
    const fine = (handle: string, ...words: readonly string[]) => {
      const { exit, err } = of.by(handle, ...words)
      assert.equal(exit, 0, err)
    }
    fine('maria', 'open', 'packets/broker.md', '--owner', 'raman')
    fine('raman', 'confirm-charter', 'packets/broker.md')
    prepare(of)
    const all = commands(name)
    assert.ok(all.length > 0)
    for (const { line, program, rest, who } of all) {
      if (program === 'git') of.git(...rest)
      else {
        assert.equal(program, 'countersign', line)
        const ran = who === undefined || who === 'refused' ? of.run(...rest) : of.by(who, ...rest)
        assert.equal(ran.exit !== 0, who === 'refused', `${line}\n${ran.out}${ran.err}`)
      }
    }
  })
}

suite('how-to pages', function () {
  this.timeout(120_000)

  check('how-to/set-up-keys.md', of => {
    const listed = of.read('.countersign/allowed_signers').split('\n')
    of.write('.countersign/allowed_signers', listed.filter(line => !line.startsWith('maria')).join('\n'))
  })
  check('how-to/review.md', of => {
    const propose = ['propose', 'packets/broker.md', '--as', 'agent:clerk']
    for (const more of [
      ['--revise', 'C1', '--text', 'The account is shared by six services.[^E1]'],
      ['--after', 'C1', '--text', '**C2.** All of them are critical.[^E1]'],
    ])
      assert.equal(of.run(...propose, ...more).exit, 0)
  })
  check('how-to/object.md')
  check('how-to/carry.md')
  check('security.md')
  check('agents.md')
})
