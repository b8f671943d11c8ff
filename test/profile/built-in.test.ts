import assert from 'node:assert/strict'
import type { Profile } from '../../schemas/profile.ts'
import { workspaceSchema } from '../../schemas/workspace.ts'
import { builtIn } from '../../server/profile/built-in/index.ts'
import { checkProfile } from '../../server/profile/check.ts'
import { readWorkspace } from '../../server/profile/read.ts'
import { resolveProfile } from '../../server/profile/resolve.ts'

const empty = workspaceSchema.parse({})

function built(name: string): Profile {
  const resolved = resolveProfile(name, empty)
  if ('problem' in resolved) throw new Error(resolved.problem)
  return resolved.profile
}

const headings = (name: string) => built(name).sections.map(section => section.name)
const reviewers = (name: string) =>
  built(name).reviewers.map(({ role, after }) => (after.length > 0 ? `${role} after ${after.join(', ')}` : role))

suite('built-in profiles', () => {
  for (const name of Object.keys(builtIn))
    test(`${name} agrees with itself`, () => assert.deepEqual([...checkProfile(built(name))], []))

  for (const name of Object.keys(builtIn))
    test(`${name} is what its schema makes of it`, () => {
      const { workspace, problems } = readWorkspace(`profiles: { same: { extends: ${name} } }`)
      assert.deepEqual(problems, [])
      const resolved = resolveProfile('same', workspace)
      assert.deepEqual('profile' in resolved && { ...resolved.profile, name }, built(name))
    })

  test('what names people is kept for a time in every profile of a trade, and so is what is sealed', () => {
    for (const name of ['credential-exception', 'remediation-credit', 'access-escalation']) {
      const { evidence, sealed_retention } = built(name)
      assert.ok(sealed_retention, name)
      const naming = Object.entries(evidence).filter(
        ([kind, { restricted_to, class: of }]) =>
          restricted_to.length > 0 ||
          of === 'remark' ||
          /^(access-review|customer-statement|case-record|account)/.test(kind),
      )
      assert.deepEqual(
        naming.filter(([, { retention }]) => !retention).map(([kind]) => kind),
        [],
        name,
      )
    }
  })

  test('the exception asks the board what the format’s example shows', () => {
    const required = built('credential-exception').sections.filter(section => section.required)
    assert.deepEqual(
      required.map(section => section.name),
      [
        'Findings',
        'Policy criteria',
        'Compensating controls',
        'Residual risk',
        'Open questions and next steps',
        'Handoff ledger',
      ],
    )
    assert.deepEqual(reviewers('credential-exception'), ['security', 'architecture', 'sre'])
    assert.equal(built('credential-exception').roles.sre?.title, 'SRE')
    const ranks = ['standard', 'access-review', 'network-policy', 'monitoring', 'remark'].map(
      kind => built('credential-exception').evidence[kind]?.rank ?? 0,
    )
    assert.deepEqual(
      ranks,
      ranks.toSorted((a, b) => a - b),
    )
  })

  test('objections to expiry, blast radius, monitoring and rollback have a topic each', () => {
    const { topics } = built('credential-exception')
    for (const topic of ['expiry', 'blast-radius', 'monitoring', 'rollback'])
      assert.ok((topics[topic]?.objections.length ?? 0) > 1, topic)
  })

  test('exposure now goes to incident handling, production at risk to an emergency change', () => {
    const paths = built('credential-exception').escalations.map(({ path, closes }) => [path, closes])
    assert.deepEqual(paths, [
      ['the formal security incident process', 'incident-response'],
      ['the emergency change process', 'change-management'],
    ])
  })

  test('legal comes last in a credit package, behind security and revenue operations', () =>
    assert.deepEqual(reviewers('remediation-credit'), [
      'security',
      'revenue-operations',
      'customer-success',
      'legal after security, revenue-operations',
    ]))

  test('a credit is capped by the contract and by delegated authority', () => {
    const { thresholds, cap } = built('remediation-credit')
    assert.deepEqual(
      thresholds.map(({ over, role }) => [over, role]),
      [
        ['10,000 USD', 'support-director'],
        ['50,000 USD', 'finance-director'],
      ],
    )
    assert.equal(cap?.field, 'credit')
  })

  test('what customers read holds no hypotheses', () => {
    for (const name of ['remediation-credit', 'access-escalation']) {
      const { sections, outside_audiences } = built(name)
      const outside = sections.filter(({ audience }) => audience && outside_audiences.includes(audience))
      assert.equal(outside.length, 1, name)
      for (const { kinds } of outside) assert.ok(kinds && !kinds.includes('H') && !kinds.includes('Q'), name)
    }
  })

  test('suspected unauthorised access ends the routine by words and by records', () => {
    const [first] = built('access-escalation').escalations
    assert.ok(first?.words.includes('unauthorised access') && first.words.includes('unauthorized access'))
    assert.equal(first?.when.length, 3)
    assert.equal(first?.closes, 'incident-response')
  })

  test('the ledger table is a section of every packet, and the last one', () => {
    for (const name of Object.keys(builtIn)) assert.equal(headings(name).at(-1), 'Handoff ledger', name)
  })

  test('headings mean one section each', () => {
    for (const name of Object.keys(builtIn)) {
      const all = built(name).sections.flatMap(section => [section.name, ...section.aliases])
      assert.equal(new Set(all.map(heading => heading.toLowerCase())).size, all.length, name)
    }
  })
})
