// Workflows of teams that this project has never heard of, written as they would write them: YAML and no code.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Profile } from '../../schemas/profile.ts'
import { parse } from '../../server/packet/parse.ts'
import { all, any, type Facts } from '../../server/profile/condition.ts'
import { newPacket } from '../../server/profile/new.ts'
import { readWorkspace } from '../../server/profile/read.ts'
import { resolveProfile } from '../../server/profile/resolve.ts'
import { routeOf } from '../../server/profile/route.ts'

const folder = join(import.meta.dirname, 'fixtures')
const names = readdirSync(folder).map(file => file.replace(/\.yaml$/, ''))

function profile(name: string): Profile {
  const { workspace, problems } = readWorkspace(readFileSync(join(folder, `${name}.yaml`), 'utf8'))
  assert.deepEqual(problems, [])
  const resolved = resolveProfile(name, workspace)
  if ('problem' in resolved) throw new Error(resolved.problem)
  return resolved.profile
}

/** A packet by its front matter and the JSON that it cites. */
const packet = (fields: Readonly<Record<string, string>>, cited: Readonly<Record<string, unknown>> = {}): Facts => ({
  today: '2026-11-20',
  field: key => fields[key],
  topic: name => fields.topic === name,
  evidence: kind => ({ excerpts: kind in cited ? [{ pointer: '', value: cited[kind] }] : [], unread: false }),
})

/** Whose sign-off is needed, each behind those who come first. */
const order = (name: string, facts: Facts) =>
  profile(name)
    .reviewers.filter(({ mandatory, when }) => mandatory && all(when, facts) !== 'no')
    .map(
      ({ role, at_least, after }) =>
        `${at_least > 1 ? `${at_least} × ` : ''}${role}${after.length > 0 ? ' > ' : ''}${after.join(' + ')}`,
    )

const wanted = (name: string, facts: Facts) =>
  profile(name)
    .sections.filter(({ required, when }) => required && all(when, facts) !== 'no')
    .map(section => section.name)

const raised = (name: string, facts: Facts) =>
  profile(name)
    .escalations.filter(({ when }) => any(when, facts) === 'yes')
    .map(escalation => escalation.name)

suite('profiles of other teams', () => {
  for (const name of names)
    test(`${name}: has no problems, and a packet of its kind can begin`, () => {
      const text = newPacket(profile(name), { number: 'X-2026-0001', today: '2026-11-20', coordinator: 'ines' })
      const { blocks, statements, table, sections } = parse(text)
      assert.deepEqual(
        blocks.flatMap(({ block }) => block.problems.filter(({ code }) => code !== 'invalid-front-matter')),
        [],
      )
      assert.ok(statements.length > 0)
      assert.ok(table)
      assert.equal(sections.length, profile(name).sections.filter(one => one.required).length)
    })

  test('vendor onboarding: order, four eyes, and roles that an amount or an answer brings in', () => {
    const small = packet({ 'annual-spend': '5,000 EUR', 'personal-data': 'no', 'bank-changed': 'no' })
    assert.deepEqual(order('vendor-onboarding', small), ['compliance', '2 × finance-control > compliance'])
    const large = packet({ 'annual-spend': '30,000 EUR', 'personal-data': 'yes', 'bank-changed': 'yes' })
    assert.deepEqual(order('vendor-onboarding', large), [
      'compliance',
      '2 × finance-control > compliance',
      'security',
      'legal > compliance + finance-control',
    ])
    assert.ok(!wanted('vendor-onboarding', small).includes('Bank details'))
    assert.ok(wanted('vendor-onboarding', large).includes('Bank details'))
  })

  test('vendor onboarding: what is not filled in asks for everybody', () =>
    assert.equal(order('vendor-onboarding', packet({})).length, 4))

  test('vendor onboarding: the way out depends on the amount, and is not guessed', () => {
    const { handoff } = profile('vendor-onboarding')
    const to = (spend: string) =>
      routeOf(handoff!, conditions => all(conditions, packet({ 'annual-spend': spend })))?.to
    assert.equal(to('2,000,000 EUR'), 'the board of directors')
    assert.equal(to('20,000 EUR'), 'the vendor committee')
    assert.equal(to('2,000,000 USD'), undefined)
  })

  test('vendor onboarding: a hit on a list ends the routine', () => {
    assert.deepEqual(raised('vendor-onboarding', packet({}, { 'sanctions-screening': { hits: [] } })), [])
    assert.deepEqual(raised('vendor-onboarding', packet({}, { 'sanctions-screening': { hits: ['x'] } })), [
      'sanctions-hit',
    ])
  })

  test('parental leave: the works council by country, the director by duration', () => {
    const short = packet({ country: 'PL', starts: '2027-01-01', ends: '2027-06-01' })
    assert.deepEqual(order('parental-leave-exception', short), ['employment-law', 'payroll'])
    const long = packet({ country: 'DE', starts: '2027-01-01', ends: '2028-06-01' })
    assert.deepEqual(order('parental-leave-exception', long), [
      'employment-law',
      'payroll',
      'works-council > employment-law',
      'people-director > employment-law + payroll',
    ])
  })

  test('freeze waiver: what it took away from the credential exception is gone, what it kept is there', () => {
    const { reviewers, sections, never_carried, fields, expiry } = profile('change-freeze-waiver')
    assert.deepEqual(
      reviewers.map(({ role }) => role),
      ['sre', 'quality', 'payments'],
    )
    assert.deepEqual(
      sections.map(({ name }) => name),
      [
        'Reason',
        'Policy criteria',
        'Blast radius',
        'Monitoring',
        'Rollback',
        'Run sheet',
        'Residual risk',
        'Open questions and next steps',
        'Handoff ledger',
      ],
    )
    assert.deepEqual(never_carried, [])
    assert.ok(!('expires' in fields) && expiry?.field === 'window-closes')
  })

  test('freeze waiver: two conditions together bring in a reviewer', () => {
    const quiet = packet({ 'customer-facing': 'yes' })
    assert.deepEqual(order('change-freeze-waiver', quiet), ['sre', 'quality > sre'])
    const loud = packet({ 'customer-facing': 'yes', topic: 'customer-impact' })
    assert.deepEqual(order('change-freeze-waiver', loud), ['sre', 'quality > sre', 'payments'])
  })

  test('freeze waiver: a used-up budget is an incident', () =>
    assert.deepEqual(raised('change-freeze-waiver', packet({}, { 'error-budget': { remaining: '0%' } })), [
      'production-safety',
    ]))

  test('privacy: a base of the house, an officer who is independent, an authority to consult', () => {
    const { words, may, apart } = profile('privacy-impact-assessment')
    assert.deepEqual(words.overstated, ['fully compliant', 'bullet-proof'])
    assert.deepEqual(may.hold, ['coordinator', 'owner', 'legal'])
    assert.equal(apart.length, 3)
    assert.deepEqual(raised('privacy-impact-assessment', packet({ risk: 'medium', 'special-categories': 'no' })), [])
    assert.deepEqual(raised('privacy-impact-assessment', packet({ risk: 'high' })), ['prior-consultation'])
    assert.deepEqual(
      raised('privacy-impact-assessment', packet({ risk: 'low', 'special-categories': 'yes', people: '200000' })),
      ['prior-consultation'],
    )
  })

  test('disputed invoice: two records that say different totals', () => {
    const totals = (invoice: number, order: number) =>
      packet({}, { invoice: { total: invoice }, 'purchase-order': { total: order } })
    assert.deepEqual(raised('disputed-invoice', totals(100, 100)), [])
    assert.deepEqual(raised('disputed-invoice', totals(900, 100)), ['invoice-fraud'])
  })
})
