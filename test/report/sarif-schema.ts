// The part of SARIF 2.1.0 that a lint log uses, as a closed schema: every object here refuses properties that the
// published schema does not define for it, or that no report of ours should have. Written from the standard.
const closed = (properties: Readonly<Record<string, unknown>>, required: readonly string[] = []) => ({
  type: 'object',
  additionalProperties: false,
  required,
  properties,
})
const text = { type: 'string' }
const uri = { type: 'string', minLength: 1, pattern: "^[A-Za-z0-9._~:/?#\\[\\]@!$&'()*+,;=%-]*$" }
const position = { type: 'integer', minimum: 1 }
const index = { type: 'integer', minimum: -1 }
const bag = { type: 'object' }
const list = (items: unknown) => ({ type: 'array', items })
const set = (items: unknown) => ({ type: 'array', uniqueItems: true, items })
const level = { enum: ['none', 'note', 'warning', 'error'] }

const message = {
  ...closed({ text, markdown: text, id: text, arguments: list(text) }),
  anyOf: [{ required: ['text'] }, { required: ['id'] }],
}
const multiformat = closed({ text, markdown: text }, ['text'])
const artifactLocation = closed({ uri, uriBaseId: text, index, description: message })
const region = closed({ startLine: position, startColumn: position, endLine: position, endColumn: position, message })
const physicalLocation = closed({ artifactLocation, region, contextRegion: region }, ['artifactLocation'])
const location = closed({ id: index, physicalLocation, message })
const artifactContent = closed({ text, binary: text })
const replacement = closed({ deletedRegion: region, insertedContent: artifactContent }, ['deletedRegion'])
const artifactChange = closed({ artifactLocation, replacements: { ...list(replacement), minItems: 1 } }, [
  'artifactLocation',
  'replacements',
])
const fix = closed({ description: message, artifactChanges: { ...set(artifactChange), minItems: 1 } }, [
  'artifactChanges',
])
const suppression = closed(
  {
    kind: { enum: ['inSource', 'external'] },
    status: { enum: ['accepted', 'underReview', 'rejected'] },
    justification: text,
    location,
  },
  ['kind'],
)
const result = closed(
  {
    ruleId: text,
    ruleIndex: index,
    kind: { enum: ['notApplicable', 'pass', 'fail', 'review', 'open', 'informational'] },
    level,
    message,
    locations: list(location),
    relatedLocations: set(location),
    partialFingerprints: { type: 'object', additionalProperties: text },
    fingerprints: { type: 'object', additionalProperties: text },
    suppressions: set(suppression),
    baselineState: { enum: ['new', 'unchanged', 'updated', 'absent'] },
    fixes: set(fix),
    properties: bag,
  },
  ['message'],
)
const reportingDescriptor = closed(
  {
    id: text,
    name: text,
    shortDescription: multiformat,
    fullDescription: multiformat,
    help: multiformat,
    helpUri: uri,
    defaultConfiguration: closed({ enabled: { type: 'boolean' }, level, rank: { type: 'number' } }),
    properties: bag,
  },
  ['id'],
)
const driver = closed(
  { name: text, version: text, semanticVersion: text, informationUri: uri, rules: set(reportingDescriptor) },
  ['name'],
)
const run = closed(
  {
    tool: closed({ driver }, ['driver']),
    columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
    originalUriBaseIds: { type: 'object', additionalProperties: artifactLocation },
    results: list(result),
  },
  ['tool'],
)

export const sarifSchema = closed({ $schema: uri, version: { enum: ['2.1.0'] }, runs: list(run) }, ['version', 'runs'])
