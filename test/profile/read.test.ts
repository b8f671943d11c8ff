import assert from 'node:assert/strict'
import { readWorkspace } from '../../server/profile/read.ts'
import { annotate, strip } from '../support/fixture.ts'

function check(fixture: string) {
  const text = strip(fixture)
  const { problems } = readWorkspace(text)
  const reported = problems.map(({ start, end, severity, message }) => ({
    start,
    end,
    label: `${severity}: ${message}`,
  }))
  assert.equal(annotate(text, reported), fixture)
}

suite('countersign.yaml: what is wrong, and where', () => {
  test('a workspace with people, an agent and a profile has no problems', () =>
    check(`version: 1
timezone: Europe/Berlin
packets: [docs/**/*.md]
ignore: [docs/archive]
roster:
  - { handle: maria, name: Maria Keller, roles: [coordinator] }
  - { handle: "@raman", name: Raman Iyer, roles: [owner] }
  - { handle: jo, name: Jo Marsh, deputy_for: raman }
agents:
  - { name: refresher, about: Fetches evidence again. }
profiles:
  waiver:
    extends: approval
    about: Asks the change board to lift the freeze for one change.
rules:
  overstated-certainty: error
`))

  test('empty text, comments and keys with nothing behind them say nothing', () => {
    check('')
    check('# nothing yet\n')
    check('roster:\nprofiles:\n')
  })

  test('unknown keys, with what was meant', () =>
    check(`timezon: UTC
^^^^^^^ error: \`timezon\` is not known here. Did you mean \`timezone\`?
roster:
  - { handle: maria, name: Maria, role: [owner] }
                                  ^^^^ error: \`role\` is not known here. Did you mean \`roles\`?
profiles:
  waiver:
    extends: approval
    sections:
      - { name: Rollback, abuot: How it comes back. }
                          ^^^^^ error: \`abuot\` is not known here. Did you mean \`about\`?
`))

  test('values of the wrong form, with the right one', () =>
    check(`timezone: Berlin
          ^^^^^^ error: \`timezone: Berlin\` must be an IANA time zone, like \`Europe/Berlin\` or \`UTC\`.
roster: maria
        ^^^^^ error: \`roster: maria\` must be a list.
agents:
  - { name: The Refresher }
            ^^^^^^^^^^^^^ error: \`name: The Refresher\` must be lower-case words joined by hyphens, like \`access-review\`.
profiles:
  waiver:
    extends: approval
    evidence:
      ticket: { class: system record, rank: 2, fresh: 3 months }
                                                      ^^^^^^^^ error: \`fresh: 3 months\` must be a number of days or hours, like \`14d\` or \`36h\`.
  amount:
    extends: approval
    fields: { cost: { type: amount } }
    thresholds: [{ field: cost, over: 50k, role: director }]
                                      ^^^ error: \`over: 50k\` must be an amount like \`50,000 USD\`, a duration like \`90d\`, a percentage like \`80%\`, or a number.
  ranked:
    extends: approval
    evidence:
      ticket: { class: system records, rank: 0 }
                       ^^^^^^^^^^^^^^ error: \`class: system records\` must be one of \`policy in force\`, \`system record\`, \`measurement\`, \`statement of a party\`, \`remark\`; you may mean \`system record\`.
                                             ^ error: \`rank: 0\` must have at least 1.
rules:
  open-objection: fatal
                  ^^^^^ error: \`open-objection: fatal\` must be one of \`error\`, \`warning\`, \`info\`, \`off\`.
`))

  test('what a new section or kind of evidence lacks, which one that is extended has', () =>
    check(`profiles:
  waiver:
    extends: credential-exception
    title: Freeze waiver
    sections:
      - { name: Rollback, required: true }
      - { name: Freeze calendar }
        ^^^^^^^^^^^^^^^^^^^^^^^^^ error: sections, Freeze calendar: \`about\` is missing. What belongs here: stands behind “This section says” in a new packet, like \`how the service comes back\`.
  other:
  ^^^^^ error: \`title\` is missing. What a packet of this kind is called.
    about: Asks for something.
`))

  test('extending what is not there, or oneself', () =>
    check(`profiles:
  a: { extends: aproval, title: A }
                ^^^^^^^ error: It extends \`aproval\`, which is not there. Did you mean \`approval\`?
  b: { extends: c }
                ^ error: It extends \`c\`, which cannot be used.
  c: { extends: d }
                ^ error: It extends \`d\`, which cannot be used.
  d: { extends: c }
                ^ error: It extends \`d\` in a circle.
`))

  test('names that lead nowhere', () =>
    check(`profiles:
  waiver:
    extends: approval
    fields:
      cost: { type: amount }
      region: { type: choice, choices: [EU, UK] }
    sections:
      - { name: Rollback, about: How it comes back., topic: rolback, evidence: [rollback-tests] }
                                                            ^^^^^^^ error: This profile has no topic \`rolback\`. Did you mean \`rollback\`?
                                                                                ^^^^^^^^^^^^^^ error: This profile has no evidence kind \`rollback-tests\`. Did you mean \`rollback-test\`?
    evidence:
      rollback-test: { class: measurement, rank: 2 }
    topics:
      rollback: { evidence: [rollback-test] }
    reviewers:
      - { role: sre, sections: [Rolback], after: [security] }
                                ^^^^^^^ error: This profile has no section \`Rolback\`. Did you mean \`Rollback\`?
                                                  ^^^^^^^^ error: This profile has no reviewer \`security\`.
      - role: legal
        when: [{ field: region, is: equal, value: US }]
                                                  ^^ error: This profile has no choice for \`region\` called \`US\`.
    thresholds:
      - { field: costs, over: '10,000 USD', role: director }
                 ^^^^^ error: This profile has no field \`costs\`. Did you mean \`cost\`?
      - { field: cost, over: 14d, role: director }
                             ^^^ error: \`14d\` is no limit for \`cost\`, which is of the type amount.
`))

  test('conditions that nobody could judge', () =>
    check(`profiles:
  waiver:
    extends: approval
    fields: { ends: { type: date } }
    evidence:
      change: { class: system record, rank: 2 }
    escalations:
      - name: outage
        about: Something is down.
        path: the incident process
        closes: incident-response
        within: 1h
        when:
          - [{ evidence: change, field: ends, is: present }]
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: A condition looks at one thing: give it \`field\`, \`evidence\` or \`topic\`, and only one of them.
          - [{ evidence: change, at: /state, is: equal }]
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: \`is: equal\` needs a \`value\`, or \`than\`.
          - [{ evidence: change, at: /state, is: equal, value: down }]
          - [{ field: ends, is: over, from: starts, value: 3 }]
                                            ^^^^^^ error: This profile has no field \`starts\`.
                                                           ^ error: With \`from\`, the value is a number of days or hours, like \`14d\`.
  pointed:
    extends: approval
    prerequisites:
      - { name: change, about: It is there., met: [{ evidence: return-memo, at: state, is: present }] }
                                                                                ^^^^^ error: \`at: state\` must be a JSON Pointer, like \`/sessions/*/ended\`.
`))

  test('patterns that could run for ever', () =>
    check(`profiles:
  waiver:
    extends: approval
    identifiers:
      - { name: badge, pattern: 'B-[0-9]{4,8}' }
      - { name: case, pattern: 'C-[0-9]+' }
                               ^^^^^^^^^^ error: The pattern must say how often it repeats at most: write \`{1,20}\` instead of \`+\`.
      - { name: asset, pattern: 'A-([0-9]{2,4}-?){1,9}' }
                                ^^^^^^^^^^^^^^^^^^^^^^^ error: The pattern must not repeat a group that has a repetition or a choice inside.
      - { name: room, pattern: 'R-[0-9' }
                               ^^^^^^^^ error: The pattern is no regular expression: Invalid regular expression: /R-[0-9/gu: Unterminated character class.
`))

  test('roles that nobody holds, once each, and only where there is a roster', () =>
    check(`roster:
  - { handle: maria, name: Maria, roles: [coordinator, sre] }
profiles:
  waiver:
    extends: approval
    reviewers:
      - { role: sre }
      - { role: change-board }
                ^^^^^^^^^^^^ warning: Nobody on the roster has the role \`change-board\`.
    may: { hold: [owner, cordinator, somebody-else] }
    ^^^ warning: Nobody on the roster has the role \`owner\`.
                         ^^^^^^^^^^ warning: Nobody on the roster has the role \`cordinator\`. Did you mean \`coordinator\`?
`))

  test('people and agents who are there twice, and deputies of nobody', () =>
    check(`roster:
  - { handle: maria, name: Maria }
  - { handle: "@Maria", name: Another Maria, roles: [owner] }
              ^^^^^^^^ error: \`maria\` is on the roster twice. Only the first entry counts.
  - { handle: jo, name: Jo, deputy_for: raman }
                                        ^^^^^ error: \`jo\` is deputy for \`raman\`, who is not on the roster.
`))

  test('two entries of one name', () =>
    check(`profiles:
  waiver:
    extends: approval
    sections:
      - { name: Impact, about: What it does. }
      - { name: impact, about: What else it does. }
                ^^^^^^ error: \`impact\` stands twice in \`sections\`: make one entry of them.
`))

  test('broken YAML is said where it breaks', () => {
    check(`roster:
  - { handle: maria, name: Maria
rules:
^ error: Flow map in block collection must be sufficiently indented and end with a }.
`)
    check(`timezone: UTC
timezone: UTC
^^^^^^^^ error: The key \`timezone\` stands here for the second time.
`)
  })
})

suite('countersign.yaml: what is left of a file with problems', () => {
  const read = (text: string) => readWorkspace(text).workspace

  test('one wrong person costs that person, one wrong setting that setting', () => {
    const { roster, rules, timezone } = read(`timezone: Nowhere
roster: [{ handle: maria }, { handle: raman, name: Raman }]
rules: { open-objection: fatal, overdue-step: info }`)
    assert.deepEqual(
      roster.map(({ handle }) => handle),
      ['raman'],
    )
    assert.deepEqual(rules, { 'overdue-step': 'info' })
    assert.equal(timezone, 'UTC')
  })

  test('a broken profile is not there, and is known to be broken', () => {
    const { profiles, unusable } = read('profiles: { a: { extends: nothing }, b: { extends: approval } }')
    assert.deepEqual(Object.keys(profiles), ['b'])
    assert.deepEqual(Object.keys(unusable ?? {}), ['a'])
  })

  test('no profile of a file with a syntax error is used', () => {
    const { profiles, roster } = read('roster: [{ handle: maria, name: M }]\nprofiles: { b: { extends: approval } }\n}')
    assert.deepEqual(Object.keys(profiles), [])
    assert.equal(roster.length, 1)
  })

  test('text that is no workspace at all gives an empty one', () => {
    for (const text of ['- a', 'maria', '42', 'a: *b', '\0', '&a [*a]', '{', '? - a', '--- a\n--- b', '\uFEFF- a'])
      assert.deepEqual(read(text).roster, [], text)
  })

  test('a byte-order mark and CRLF are no problem', () => {
    const { workspace, problems } = readWorkspace('\uFEFFtimezone: Europe/Berlin\r\nrules:\r\n  overdue-step: info\r\n')
    assert.deepEqual(problems, [])
    assert.equal(workspace.timezone, 'Europe/Berlin')
  })
})
