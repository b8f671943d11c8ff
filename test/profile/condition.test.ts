import assert from 'node:assert/strict'
import { parse } from 'yaml'
import { condition } from '../../schemas/condition.ts'
import { all, any, type Facts, holds } from '../../server/profile/condition.ts'

const packet: Facts = {
  today: '2026-11-20',
  field: key =>
    ({
      credit: '48,000 USD',
      region: 'EU',
      starts: '2026-12-01',
      ends: '2027-03-31',
      share: '12%',
      notice: '36h',
      people: '12,500',
    })[key],
  topic: name => name === 'hardship',
  evidence: kind => ({ excerpts: cited[kind] ?? [], unread: kind === 'locked' }),
}

const cited: Readonly<Record<string, { pointer: string; value: unknown }[]>> = {
  account: [{ pointer: '', value: { deactivated: '2026-10-02T14:05:00Z', groups: ['sales', 'ops'] } }],
  sessions: [
    { pointer: '/sessions', value: [{ ended: '2026-10-01T09:00:00Z' }, { ended: '2026-10-02T16:30:00+02:00' }] },
  ],
  incident: [{ pointer: '/records/0', value: { state: 'Contained', scope: { hosts: 3 }, open: false } }],
  log: [
    {
      pointer: '',
      value: [
        { at: '2026-10-02T15:00:00Z', type: 'file.download', result: 'DENY' },
        { at: '2026-10-02T14:00:00Z', type: 'file.download', result: 'ALLOW' },
        { at: '2026-10-02T16:00:00Z', type: 'group.remove', result: 'ALLOW' },
      ],
    },
  ],
  prices: [{ pointer: '', value: { monthly: '320,000 USD', total: { 'a/b': 1 } } }],
}

/** Lines of `condition => answer`. */
function check(table: string) {
  for (const line of table.trim().split('\n')) {
    const [written = '', answer] = line.split(' => ')
    assert.equal(holds(condition.parse(parse(`{ ${written.trim()} }`)), packet), answer?.trim(), line.trim())
  }
}

suite('conditions of a profile', () => {
  test('on fields', () =>
    check(`
      field: region, is: equal, value: EU               => yes
      field: region, is: equal, value: eu               => yes
      field: region, is: equal, value: [UK, EU]         => yes
      field: region, is: equal, value: UK               => no
      field: region, is: different, value: [UK, US]     => yes
      field: region, is: different, value: [UK, EU]     => no
      field: region, is: contains, value: e             => yes
      field: region, is: present                        => yes
      field: region, is: absent                         => no
      field: missing, is: absent                        => yes
      field: missing, is: equal, value: EU              => unknown
      field: share, is: over, value: 10%                => yes
      field: share, is: over, value: 12                 => unknown
      field: people, is: over, value: 10000             => yes
      field: notice, is: under, value: 2d               => yes
      field: ends, is: after, value: 2027-01-01         => yes
      field: ends, is: before, than: { field: starts }  => no
      field: ends, from: starts, is: over, value: 90d   => yes
      field: ends, from: starts, is: over, value: 120d  => no
      field: ends, from: missing, is: over, value: 90d  => unknown
    `))

  test('on amounts, which are never compared across currencies', () =>
    check(`
      field: credit, is: over, value: '47,999.99 USD'   => yes
      field: credit, is: over, value: '48,000 USD'      => no
      field: credit, is: at-least, value: USD 48000     => yes
      field: credit, is: at-most, value: '48,000 USD'   => yes
      field: credit, is: over, value: '1 EUR'           => unknown
      field: credit, is: over, value: 47000             => unknown
    `))

  test('on what is cited', () =>
    check(`
      evidence: incident, at: /records/0/state, is: equal, value: contained     => yes
      evidence: incident, at: /records/*/state, is: equal, value: open          => no
      evidence: incident, at: /state, is: equal, value: contained               => yes
      evidence: incident, at: /records/0/scope/hosts, is: over, value: 2        => yes
      evidence: incident, at: /records/0/open, is: equal, value: false          => yes
      evidence: incident, at: /records/0/open, is: equal, value: 'no'           => unknown
      evidence: account, at: /groups, is: contains, value: ops                  => yes
      evidence: account, at: /groups/*, is: count-at-least, value: 2            => yes
      evidence: account, at: /groups/*, is: count-over, value: 2                => no
      evidence: account, is: present                                            => yes
      evidence: nothing, is: present                                            => no
      evidence: nothing, at: /x, is: equal, value: 1                            => no
      evidence: nothing, at: /x, is: different, value: 1                        => no
      evidence: prices, at: /total/a~1b, is: equal, value: 1                    => yes
      evidence: prices, at: /monthly, is: over, than: { field: credit }         => yes
    `))

  test('on times with zones, a day being all of its minutes', () =>
    check(`
      evidence: sessions, at: /sessions/*/ended, is: after, than: { evidence: account, at: /deactivated }  => yes
      evidence: sessions, at: /sessions/0/ended, is: after, than: { evidence: account, at: /deactivated }  => no
      evidence: account, at: /deactivated, is: after, value: 2026-10-02                                    => no
      evidence: account, at: /deactivated, is: before, value: 2026-10-02                                   => no
      evidence: account, at: /deactivated, is: after, value: 2026-10-01                                    => yes
      evidence: account, at: /deactivated, is: after, value: yesterday                                     => unknown
    `))

  test('on those items only that it is about', () => {
    const later = 'is: after, than: { evidence: account, at: /deactivated }'
    const [downloads, allowed] = [
      '{ at: /type, is: contains, value: download }',
      '{ at: /result, is: equal, value: ALLOW }',
    ]
    check(`
      evidence: log, at: /*/at, ${later}                                       => yes
      evidence: log, at: /*/at, where: [${downloads}], ${later}                => yes
      evidence: log, at: /*/at, where: [${downloads}, ${allowed}], ${later}    => no
      evidence: log, at: /*/at, where: [${downloads}], is: count-over, value: 1  => yes
      evidence: log, at: /*/at, where: [${downloads}], is: count-over, value: 2  => no
    `)
  })

  test('an item that does not say what it is counts', () =>
    check(`
      evidence: log, at: /*/at, where: [{ at: /kind, is: equal, value: x }], is: count-over, value: 2  => yes
    `))

  test('on what could not be read: unknown, unless what was read is enough', () =>
    check(`
      evidence: locked, is: present                      => unknown
      evidence: locked, is: absent                       => unknown
      evidence: locked, at: /x, is: equal, value: 1      => unknown
      evidence: locked, at: /x, is: different, value: 1  => unknown
      evidence: locked, is: count-over, value: 0         => unknown
    `))

  test('on topics', () =>
    check(`
      topic: hardship, is: present  => yes
      topic: hardship, is: absent   => no
      topic: other, is: present     => no
    `))

  test('together: all of a group, any of the groups', () => {
    const [yes, no, unknown] = [
      '{ field: region, is: present }',
      '{ field: region, is: absent }',
      '{ field: x, is: equal, value: 1 }',
    ].map(text => condition.parse(parse(text))) as [never, never, never]
    assert.equal(all([], packet), 'yes')
    assert.equal(all([yes, unknown], packet), 'unknown')
    assert.equal(all([unknown, no], packet), 'no')
    assert.equal(any([], packet), 'no')
    assert.equal(any([[no], [unknown]], packet), 'unknown')
    assert.equal(any([[no], [unknown], [yes]], packet), 'yes')
  })
})
