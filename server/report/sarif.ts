// SARIF 2.1.0, for code scanning. Suppressed findings stay in it, marked: one that is left out reads as fixed there,
// and comes back as new with the next run.
import type { Rule } from '../rules/rule.ts'
import type { FileReport, LintReport, Listed, ListedFix, Place } from './lint-report.ts'

export type Tool = {
  readonly version: string
  readonly rules: readonly Pick<Rule, 'code' | 'severity' | 'summary' | 'guards'>[]
  /** The page of a rule. */
  helpUri(code: string): string
}

const level = { error: 'error', warning: 'warning', info: 'note' } as const

export function* sarif({ files }: LintReport, { version, rules, helpUri }: Tool): Iterable<string> {
  const known = new Map(rules.map(({ code }, index) => [code, index]))
  const driver = {
    name: 'countersign',
    semanticVersion: version,
    informationUri: helpUri(''),
    rules: rules.map(({ code, severity, summary, guards }) => ({
      id: code,
      shortDescription: { text: summary },
      helpUri: helpUri(code),
      defaultConfiguration: { level: level[severity] },
      properties: { guardsHandoff: guards === true },
    })),
  }
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { ROOT: { description: { text: 'The root of the repository.' } } },
        results: files.flatMap(file => file.findings.map(finding => result(file, finding, known))),
      },
    ],
  }
  yield `${JSON.stringify(log, undefined, 2)}\n`
}

function result(file: FileReport, finding: Listed, known: ReadonlyMap<string, number>) {
  const { rule, severity, message, start, end, related, fix, suppressed, fingerprint } = finding
  const ruleIndex = known.get(rule)
  return {
    ruleId: rule,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: level[severity],
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation: artifact(file), region: region(start, end) } }],
    ...(related.length > 0 && {
      relatedLocations: related.map((one, index) => ({
        id: index + 1,
        message: { text: one.message },
        physicalLocation: { artifactLocation: artifact(file), region: region(one.start, one.end) },
      })),
    }),
    partialFingerprints: { 'countersignFinding/v1': fingerprint },
    ...(suppressed && { suppressions: [suppression(suppressed)] }),
    ...(fix && { fixes: [change(file, fix)] }),
  }
}

const artifact = ({ path }: FileReport) => ({
  uri: path.toWellFormed().split('/').map(encodeURIComponent).join('/'),
  uriBaseId: 'ROOT',
})

const region = (start: Place, end: Place) => ({
  startLine: start.line,
  startColumn: start.column,
  endLine: end.line,
  endColumn: end.column,
})

const suppression = ({ reason, until, external }: NonNullable<Listed['suppressed']>) => ({
  kind: external ? 'external' : 'inSource',
  status: 'accepted',
  justification: until ? `${reason} (until ${until})` : reason,
})

const change = (file: FileReport, { title, edits }: ListedFix) => ({
  description: { text: title },
  artifactChanges: [
    {
      artifactLocation: artifact(file),
      replacements: edits.map(({ start, end, text }) => ({
        deletedRegion: region(start, end),
        insertedContent: { text },
      })),
    },
  ],
})
