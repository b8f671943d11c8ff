import assert from 'node:assert/strict'
import { profileNames } from '../../server/profile/profile-names.ts'
import { readWorkspace } from '../../server/profile/read.ts'
import { resolveProfile } from '../../server/profile/resolve.ts'

/** The profile `mine` of a workspace file. */
function check(yaml: string) {
  const { workspace, problems } = readWorkspace(`profiles:\n${yaml.replace(/^/gm, '  ')}`)
  assert.deepEqual(problems, [])
  const resolved = resolveProfile('mine', workspace)
  if ('problem' in resolved) throw new Error(resolved.problem)
  return resolved.profile
}

const sections = (yaml: string) => check(yaml).sections.map(({ name }) => name)

suite('a profile that extends another', () => {
  test('keeps what it does not name', () => {
    const { title, expiry, reviewers } = check('mine: { extends: credential-exception, title: Ours }')
    assert.equal(title, 'Ours')
    assert.equal(expiry?.field, 'expires')
    assert.equal(reviewers.length, 3)
  })

  test('changes one thing of an entry and leaves the rest', () => {
    const { evidence, sections } = check(`mine:
  extends: credential-exception
  evidence: { access-review: { fresh: 7d } }
  sections: [{ name: Rollback, required: true }]`)
    assert.equal(evidence['access-review']?.fresh, '7d')
    assert.equal(evidence['access-review']?.rank, 2)
    const rollback = sections.find(({ name }) => name === 'Rollback')
    assert.equal(rollback?.required, true)
    assert.equal(rollback?.topic, 'rollback')
  })

  test('takes away by null, or by remove in a list', () => {
    const { evidence, expiry, reviewers } = check(`mine:
  extends: credential-exception
  expiry: null
  evidence: { network-policy: null }
  topics: { compensating-controls: { evidence: [access-review] }, blast-radius: { evidence: [access-review] } }
  reviewers: [{ role: sre, remove: true }]`)
    assert.equal(expiry, undefined)
    assert.equal('network-policy' in evidence, false)
    assert.deepEqual(
      reviewers.map(({ role }) => role),
      ['security', 'architecture'],
    )
  })

  test('puts a new section where it stands between its neighbours', () => {
    const middle = sections(`mine:
  extends: approval
  sections:
    - { name: Facts, about: What is so. }
    - { name: Open questions and next steps }
    - { name: Annex, about: What else. }`)
    assert.deepEqual(middle, ['Facts', 'Open questions and next steps', 'Annex', 'Handoff ledger'])
    const two = sections(`mine:
  extends: credential-exception
  sections:
    - { name: Rollback }
    - { name: Drain windows, about: When. }
    - { name: On call, about: Who. }`)
    assert.deepEqual(two.slice(two.indexOf('Rollback'), two.indexOf('Expiry')), [
      'Rollback',
      'Drain windows',
      'On call',
    ])
  })

  test('adds its words, aliases and charter to those of its parent, and replaces its other lists', () => {
    const { words, charter, may, outside_audiences } = check(`mine:
  extends: remediation-credit
  words: { approval: [green light] }
  charter: [Only this account is spoken of.]
  outside_audiences: [partner]
  may: { hold: [owner] }`)
    assert.ok(words.approval.includes('green light') && words.approval.includes('approved credit'))
    assert.equal(charter.length, 5)
    assert.deepEqual(outside_audiences, ['customer', 'partner'])
    assert.deepEqual(may.hold, ['owner'])
    assert.deepEqual(may.export, ['owner'])
  })

  test('may take the name of the built-in one that it extends', () => {
    const { workspace } = readWorkspace(
      'profiles: { credential-exception: { extends: credential-exception, title: Ours } }',
    )
    const resolved = resolveProfile('credential-exception', workspace)
    assert.equal('profile' in resolved && resolved.profile.title, 'Ours')
  })

  test('may stand on another one of the workspace, whatever their order', () =>
    assert.equal(check('mine: { extends: base, title: Mine }\nbase: { extends: approval, prefix: HR }').prefix, 'HR'))

  test('may give the ledger table another heading', () =>
    assert.equal(
      sections(
        'mine: { extends: approval, sections: [{ name: Übergabe, aliases: [Handoff ledger], about: Wer. }] }',
      ).at(-1),
      'Übergabe',
    ))
})

suite('the name of a profile', () => {
  const problem = (name: string, yaml = '') => {
    const resolved = resolveProfile(name, readWorkspace(yaml).workspace)
    return 'problem' in resolved ? resolved.problem : 'no problem'
  }

  test('that is nobody’s, or nearly somebody’s', () => {
    assert.equal(problem('vendor-onboarding'), 'There is no profile `vendor-onboarding`.')
    assert.equal(
      problem('credental-exception'),
      'There is no profile `credental-exception`. Did you mean `credential-exception`?',
    )
    for (const name of ['', '__proto__', 'constructor', 'toString']) assert.match(problem(name), /^There is no profile/)
  })

  test('of a broken profile is no way to the built-in one that it hides', () =>
    assert.equal(
      problem(
        'credential-exception',
        'profiles: { credential-exception: { extends: credential-exception, titel: x } }',
      ),
      'The profile `credential-exception` cannot be used: `titel` is not known here. Did you mean `title`?',
    ))

  test('is one of a list, the workspace’s own first', () =>
    assert.deepEqual(profileNames(readWorkspace('profiles: { b: { extends: approval } }').workspace), [
      'b',
      'approval',
      'casework',
      'credential-exception',
      'remediation-credit',
      'access-escalation',
    ]))

  test('gives the same profile again, not another one that is equal', () => {
    const { workspace } = readWorkspace('')
    assert.equal(resolveProfile('approval', workspace), resolveProfile('approval', workspace))
  })
})
