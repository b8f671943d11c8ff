import assert from 'node:assert/strict'
import { type Act, may, type Places } from '../../server/profile/may.ts'
import { readWorkspace } from '../../server/profile/read.ts'
import { resolveProfile } from '../../server/profile/resolve.ts'

const { workspace } = readWorkspace(`roster:
  - { handle: maria, name: Maria, roles: [coordinator] }
  - { handle: raman, name: Raman, roles: [owner] }
  - { handle: olga, name: Olga, roles: [owner] }
  - { handle: jo, name: Jo, deputy_for: raman }
  - { handle: lea, name: Lea, roles: [security] }
  - { handle: kim, name: Kim, roles: [incident-response] }
  - { handle: ann, name: Ann, roles: [legal] }
`)

const places: Places = { coordinator: 'maria', owner: 'raman', reviewers: [{ role: 'security', handle: 'lea' }] }

/** `carry(maria)` and whom it is for. */
function check(profile: string, act: Act, answers: Readonly<Record<string, string>>, on = places) {
  const resolved = resolveProfile(profile, workspace)
  if ('problem' in resolved) throw new Error(resolved.problem)
  for (const [handle, answer] of Object.entries(answers)) {
    const permission = may(act, handle, { profile: resolved.profile, workspace, places: on })
    assert.equal('as' in permission ? permission.as : permission.no, answer, handle)
  }
}

const nothing = { topics: [], sections: [], raisedBy: [] }

suite('who may', () => {
  test('accept: whoever has the place, not whoever has the role', () =>
    check(
      'credential-exception',
      { act: 'accept', topics: [] },
      {
        '@Maria': 'coordinator',
        raman: 'owner',
        olga: '@olga may not accept: that is for the coordinator or the approval owner.',
        lea: '@lea may not accept: that is for the coordinator or the approval owner.',
        mallory: '`mallory` is not on the roster, and decides nothing.',
        'agent:refresher': '`agent:refresher` is not on the roster, and decides nothing.',
      },
    ))

  test('accept: a topic brings in its own roles', () =>
    check('remediation-credit', { act: 'accept', topics: ['liability'] }, { ann: 'legal' }))

  test('where nobody has the place yet, whoever has the role, and that person’s deputy', () =>
    check(
      'credential-exception',
      { act: 'own' },
      {
        olga: 'owner',
        jo: 'owner',
        maria: '@maria may not own: that is for the approval owner.',
      },
      {},
    ))

  test('object: anyone on the roster', () => check('credential-exception', { act: 'object' }, { kim: 'anyone' }))

  test('carry: the owner, unless the profile says that nobody may', () => {
    check(
      'credential-exception',
      { act: 'carry', objection: nothing },
      {
        raman: 'owner',
        lea: '@lea may not carry: that is for the approval owner.',
      },
    )
    check(
      'credential-exception',
      { act: 'carry', objection: { ...nothing, topics: ['immediate-exposure'] } },
      {
        raman:
          'Nobody may carry this: A credential that is exposed now goes to incident handling; no board can be asked to live with it.',
      },
    )
    check(
      'credential-exception',
      { act: 'carry', objection: { ...nothing, sections: ['policy criteria'] } },
      {
        raman: 'Nobody may carry this: Which requirement is in force is a matter of record, not of risk.',
      },
    )
  })

  test('carry: an entry that names two things asks for both', () => {
    const entitlement = { ...nothing, topics: ['entitlement'] }
    check('remediation-credit', { act: 'carry', objection: entitlement }, { raman: 'owner' })
    check(
      'remediation-credit',
      { act: 'carry', objection: { ...entitlement, raisedBy: ['Legal'] } },
      {
        raman: 'Nobody may carry this: What the contract gives is read by legal before any approver sees it.',
      },
    )
  })

  test('sign off: the role that reviews', () => {
    check(
      'credential-exception',
      { act: 'sign off', role: 'Security' },
      {
        lea: 'security',
        raman: '@raman may not sign off: that is for security.',
      },
    )
    check('credential-exception', { act: 'sign off', role: 'legal' }, { ann: 'Nobody reviews as `legal`.' })
  })

  test('withdraw: the one who raised it, or the successor', () => {
    check(
      'credential-exception',
      { act: 'withdraw', raisedBy: 'lea' },
      {
        lea: 'the one who raised it',
        raman: 'Only @lea may withdraw this objection.',
      },
    )
    check('credential-exception', { act: 'withdraw', raisedBy: 'gone', successor: 'lea' }, { lea: 'successor' })
  })

  test('hand off and release: who signs there', () => {
    check('credential-exception', { act: 'hand off' }, { maria: 'coordinator', raman: 'owner' })
    check(
      'access-escalation',
      { act: 'release', section: 'customer update' },
      {
        maria: 'coordinator',
        raman: '@raman may not release: that is for the support lead.',
      },
    )
    check(
      'access-escalation',
      { act: 'release', section: 'Hypotheses' },
      {
        maria: 'The section `Hypotheses` does not leave by itself.',
      },
    )
  })

  test('close an escalation: only the role that it names', () =>
    check(
      'credential-exception',
      { act: 'close escalation', escalation: 'security-exposure' },
      {
        kim: 'incident-response',
        raman: '@raman may not close escalation: that is for incident response.',
      },
    ))
})
