// Reports that programs read: the exact text for one sample, and escapes that a hostile page would need.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { checkstyle } from '../../server/report/checkstyle.ts'
import { codeQuality } from '../../server/report/code-quality.ts'
import { github } from '../../server/report/github.ts'
import { json } from '../../server/report/json.ts'
import { junit } from '../../server/report/junit.ts'
import type { LintReport } from '../../server/report/lint-report.ts'
import { sarif } from '../../server/report/sarif.ts'
import { stepSummary } from '../../server/report/step-summary.ts'
import { unix } from '../../server/report/unix.ts'
import { find, page, reportOf, sample } from './sample.ts'

const tool = {
  version: '0.1.0',
  rules: [
    { code: 'duplicate-id', severity: 'error', summary: 'Every ID in a packet is given once.', guards: true },
    { code: 'unsourced-number', severity: 'warning', summary: 'Numbers stand in a source.' },
  ],
  helpUri: (code: string) => `https://example.org/${code}`,
} as const
const formats = {
  json,
  github,
  junit,
  checkstyle,
  unix,
  codequality: codeQuality,
  sarif: (of: LintReport) => sarif(of, tool),
}
const whole = (pieces: Iterable<string>) => [...pieces].join('')

const check = (format: keyof typeof formats, report: LintReport, expected: string) =>
  assert.equal(whole(formats[format](report)), expected.replace(/^\n/, ''))

const hostile = reportOf({
  'a,b:c%\n<d>&"é.md': [
    find('x', 'x', { rule: 'r', message: 'Says "50 %",\r\n<b>&\x1b[31m\u202e\ud800 ::error::x.', severity: 'warning' }),
  ],
})

suite('json', () => {
  test('is the contract countersign.lint.v1, a packet a line', () =>
    check(
      'json',
      reportOf({ 'a.md': sample.files[0]!.findings.slice(0, 1), 'b.md': [] }),
      `
{"schema":"countersign.lint.v1","files":[
{"path":"a.md","findings":[{"rule":"duplicate-id","severity":"error","message":"C1 is already the ID of another statement.","start":{"line":5,"column":1},"end":{"line":5,"column":12},"related":[{"message":"The first C1 is here.","start":{"line":3,"column":3},"end":{"line":3,"column":5}}],"fix":{"title":"Rename this one to C2","edits":[{"start":{"line":5,"column":1},"end":{"line":5,"column":12},"text":"**C2.** The"}]},"fingerprint":"duplicate-id@5"}]},
{"path":"b.md","findings":[]}
],"summary":{"files":2,"errors":1,"warnings":0,"infos":0,"fixable":1,"suppressed":0}}
`,
    ))

  test('leaves out what is suppressed and counts it', () => {
    const { files, summary } = JSON.parse(whole(json(sample)))
    assert.deepEqual(
      files[0].findings.map(({ rule }: { rule: string }) => rule),
      ['duplicate-id', 'overstated-certainty'],
    )
    assert.equal(summary.suppressed, 1)
  })

  test('keeps any path and message as it is', () => {
    const [file] = JSON.parse(whole(json(hostile))).files
    assert.deepEqual(
      [file.path, file.findings[0].message],
      [hostile.files[0]!.path, hostile.files[0]!.findings[0]!.message],
    )
  })
})

suite('unix', () => {
  test('is one line a finding', () =>
    check(
      'unix',
      sample,
      `
packets/broker.md:5:1: error: C1 is already the ID of another statement. [duplicate-id]
packets/broker.md:3:9: warning: \`Only\` says: 100 %, sure. [overstated-certainty]
`,
    ))
  test('stays one line whatever a message holds', () =>
    check(
      'unix',
      hostile,
      'a,b:c% <d>&"é.md:1:1: warning: Says "50 %",<U+000D> <b>&<U+001B>[31m<U+202E><U+D800> ::error::x. [r]\n',
    ))
})

suite('github', () => {
  test('annotates, worst first', () =>
    check(
      'github',
      sample,
      `
::error file=packets/broker.md,line=5,col=1,endColumn=12,title=duplicate-id::C1 is already the ID of another statement.
::warning file=packets/broker.md,line=3,col=9,endColumn=46,title=overstated-certainty::\`Only\` says: 100 %25, sure.
`,
    ))

  test('cannot be broken out of', () =>
    check(
      'github',
      hostile,
      '::warning file=a%2Cb%3Ac%25%0A<d>&"é.md,line=1,col=1,endColumn=2,title=r::Says "50 %25",<U+000D>%0A<b>&<U+001B>[31m<U+202E><U+D800> ::error::x.\n',
    ))

  test('shows ten of each level, as a step does, and says how many there are besides', () => {
    const many = (severity: 'error' | 'warning' | 'info', amount: number) =>
      Array.from({ length: amount }, () => find(page, 'Only', { severity }))
    const lines = whole(
      github(reportOf({ 'a.md': [...many('info', 2), ...many('warning', 13), ...many('error', 12)] })),
    )
      .trim()
      .split('\n')
    const kinds = lines.map(line => /^::(\w+)/.exec(line)?.[1] ?? line)
    assert.deepEqual(kinds, [
      ...Array(10).fill('error'),
      ...Array(10).fill('warning'),
      ...Array(2).fill('notice'),
      '5 more findings: `countersign lint` shows all of them.',
    ])
  })

  test('leaves the column out where the span has several lines', () =>
    check(
      'github',
      reportOf({ 'a.md': [find(page, 'A packet…two', { message: 'M.' })] }),
      '::error file=a.md,line=1,endLine=3,title=duplicate-id::M.\n',
    ))
})

suite('the page of a step', () => {
  test('takes nothing that a packet says for Markdown', () => {
    const lines = whole(stepSummary(hostile)).trim().split('\n')
    assert.equal(
      lines.at(-1),
      '- **warning** a,b:c% &#60;d&#62;&#38;"é.md:1: Says "50 %",&#60;U+000D&#62; &#60;b&#62;&#38;&#60;U+001B&#62;[31m&#60;U+202E&#62;&#60;U+D800&#62; ::error::x. (r)'.replace(
        '[31m',
        '&#91;31m',
      ),
    )
  })
  test('counts what it has no room for', () => {
    const all = Array.from({ length: 25 }, () => find(page, 'Only', { severity: 'warning' }))
    const files = Object.fromEntries(Array.from({ length: 201 }, (_, index) => [`${index}.md`, all.slice(0, 1)]))
    assert.match(whole(stepSummary(reportOf({ 'a.md': all }))), /\n5 more findings\.\n$/)
    assert.match(whole(stepSummary(reportOf(files))), /\nAnd 1 more packet\.\n/)
  })
})

suite('codequality', () => {
  test('is what GitLab reads', () =>
    check(
      'codequality',
      reportOf({ 'a.md': [find(page, 'Only', { rule: 'r', severity: 'warning', message: 'M.' })] }),
      `
[
  {
    "description": "M.",
    "check_name": "r",
    "fingerprint": "r@3",
    "severity": "minor",
    "location": {
      "path": "a.md",
      "lines": {
        "begin": 3,
        "end": 3
      }
    }
  }
]
`,
    ))

  test('holds only what GitLab knows', () => {
    const text = { type: 'string', minLength: 1 }
    const closed = (properties: Record<string, unknown>) => ({
      type: 'object',
      additionalProperties: false,
      required: Object.keys(properties),
      properties,
    })
    const issue = closed({
      description: text,
      check_name: text,
      fingerprint: text,
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: closed({
        path: text,
        lines: closed({ begin: { type: 'integer', minimum: 1 }, end: { type: 'integer' } }),
      }),
    })
    const validate = new Ajv().compile({ type: 'array', items: issue })
    for (const report of [sample, hostile])
      assert.ok(validate(JSON.parse(whole(codeQuality(report)))), JSON.stringify(validate.errors))
  })
})

suite('junit', () => {
  test('has a suite for each packet and a case for each finding', () =>
    check(
      'junit',
      sample,
      `
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="countersign lint" tests="3" failures="2" errors="0">
  <testsuite name="packets/broker.md" tests="2" failures="2" errors="0">
    <testcase name="duplicate-id at 5:1" classname="packets/broker.md">
      <failure type="error" message="C1 is already the ID of another statement.">packets/broker.md:5:1 error: C1 is already the ID of another statement. [duplicate-id]</failure>
    </testcase>
    <testcase name="overstated-certainty at 3:9" classname="packets/broker.md">
      <failure type="warning" message="\`Only\` says: 100 %, sure.">packets/broker.md:3:9 warning: \`Only\` says: 100 %, sure. [overstated-certainty]</failure>
    </testcase>
  </testsuite>
  <testsuite name="packets/clean, ünd.md" tests="1" failures="0" errors="0">
    <testcase name="no findings" classname="packets/clean, ünd.md"/>
  </testsuite>
</testsuites>
`,
    ))

  test('has no character that XML has not', () =>
    assert.match(
      whole(junit(hostile)),
      /message="Says &quot;50 %&quot;,&#13;&#10;&lt;b&gt;&amp;\?\[31m\u202e\? ::error::x\."/,
    ))
})

suite('sarif', () => {
  // The published schema; see the README beside it.
  const { $schema: _, ...published } = JSON.parse(
    readFileSync(new URL('fixtures/sarif-2.1.0.schema.json', import.meta.url), 'utf8'),
  )
  const validate = new Ajv({ strict: false, validateFormats: false }).compile(published)
  const read = (report: LintReport) => {
    const log = JSON.parse(whole(sarif(report, tool)))
    const [first] = log.runs
    assert.ok(validate(log), JSON.stringify(validate.errors, undefined, 2))
    return first
  }

  test('validates', () => {
    for (const report of [sample, hostile, reportOf({})]) read(report)
  })

  test('keeps suppressed findings, marked with their reason', () => {
    const { results } = read(sample)
    assert.deepEqual(
      results.map(({ ruleId, suppressions }: { ruleId: string; suppressions?: unknown }) => [ruleId, suppressions]),
      [
        ['duplicate-id', undefined],
        ['overstated-certainty', undefined],
        [
          'unsourced-number',
          [{ kind: 'inSource', status: 'accepted', justification: 'agreed by mail (until 2026-12-31)' }],
        ],
      ],
    )
  })

  test('says where, which rule, what else, and how to mend it', () => {
    const [first] = read(sample).results
    const region = { startLine: 5, startColumn: 1, endLine: 5, endColumn: 12 }
    const artifactLocation = { uri: 'packets/broker.md', uriBaseId: 'ROOT' }
    assert.deepEqual(first, {
      ruleId: 'duplicate-id',
      ruleIndex: 0,
      level: 'error',
      message: { text: 'C1 is already the ID of another statement.' },
      locations: [{ physicalLocation: { artifactLocation, region } }],
      relatedLocations: [
        {
          id: 1,
          message: { text: 'The first C1 is here.' },
          physicalLocation: {
            artifactLocation,
            region: { startLine: 3, startColumn: 3, endLine: 3, endColumn: 5 },
          },
        },
      ],
      partialFingerprints: { 'countersignFinding/v1': 'duplicate-id@5' },
      fixes: [
        {
          description: { text: 'Rename this one to C2' },
          artifactChanges: [
            {
              artifactLocation,
              replacements: [{ deletedRegion: region, insertedContent: { text: '**C2.** The' } }],
            },
          ],
        },
      ],
    })
  })

  test('describes each rule with its page', () =>
    assert.deepEqual(read(sample).tool.driver.rules[0], {
      id: 'duplicate-id',
      shortDescription: { text: 'Every ID in a packet is given once.' },
      helpUri: 'https://example.org/duplicate-id',
      defaultConfiguration: { level: 'error' },
      properties: { guardsHandoff: true },
    }))

  test('writes paths as URIs', () =>
    assert.equal(
      read(hostile).results[0].locations[0].physicalLocation.artifactLocation.uri,
      'a%2Cb%3Ac%25%0A%3Cd%3E%26%22%C3%A9.md',
    ))

  test('the schema refuses what is no SARIF', () => {
    const wrong = [
      { version: '2.1.1', runs: [] },
      { version: '2.1.0' },
      { version: '2.1.0', runs: [{ results: [] }] },
      { version: '2.1.0', runs: [{ tool: { driver: { name: 'x' } }, results: [{ ruleId: 'r' }] }] },
      { version: '2.1.0', runs: [{ tool: { driver: { name: 'x' } }, results: [{ message: { text: 'm' }, line: 1 }] }] },
    ]
    for (const log of wrong) assert.equal(validate(log), false, JSON.stringify(log))
  })
})

suite('checkstyle', () => {
  test('has a file for each packet and an error for each finding', () =>
    check(
      'checkstyle',
      sample,
      `
<?xml version="1.0" encoding="UTF-8"?>
<checkstyle version="4.3">
  <file name="packets/broker.md">
    <error line="5" column="1" severity="error" message="C1 is already the ID of another statement." source="countersign.duplicate-id"/>
    <error line="3" column="9" severity="warning" message="\`Only\` says: 100 %, sure." source="countersign.overstated-certainty"/>
  </file>
  <file name="packets/clean, ünd.md"/>
</checkstyle>
`,
    ))
  test('cannot be broken out of', () =>
    check(
      'checkstyle',
      hostile,
      `
<?xml version="1.0" encoding="UTF-8"?>
<checkstyle version="4.3">
  <file name="a,b:c%&#10;&lt;d&gt;&amp;&quot;é.md">
    <error line="1" column="1" severity="warning" message="Says &quot;50 %&quot;,&#13;&#10;&lt;b&gt;&amp;?[31m\u202e? ::error::x." source="countersign.r"/>
  </file>
</checkstyle>
`,
    ))
})
