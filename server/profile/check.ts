// Whether a profile agrees with itself: what it names must be there. A name that leads nowhere would quietly ask for
// nothing, so it is an error; what is merely odd is a warning.
import type { Profile } from '../../schemas/profile.ts'
import { checkConditions } from './check-conditions.ts'
import { checkRoles } from './check-roles.ts'
import { type Disagreement, error, missing, warning } from './disagreement.ts'
import { nearest } from './nearest.ts'
import { compilePattern } from './pattern.ts'

export function* checkProfile(profile: Profile): Iterable<Disagreement> {
  yield* checkFields(profile)
  yield* checkSections(profile)
  yield* checkEvidence(profile)
  yield* checkTopics(profile)
  yield* checkConditions(profile)
  yield* checkRoles(profile)
  yield* checkPatterns(profile)
  yield* checkWaysOut(profile)
}

const hasSection = ({ sections }: Profile, heading: string): boolean =>
  sections.some(({ name, aliases }) => [name, ...aliases].some(one => one.toLowerCase() === heading.toLowerCase()))

const always = ['packet', 'profile', 'coordinator', 'owner']

function* checkFields(profile: Profile): Iterable<Disagreement> {
  for (const [name, { type, choices }] of Object.entries(profile.fields)) {
    if (always.includes(name))
      yield error(['fields', name], `Every packet has the field \`${name}\`: leave it out here.`)
    if (type === 'choice' && !choices?.length)
      yield error(['fields', name], `The field \`${name}\` is a choice and has no \`choices\`.`)
    if (type !== 'choice' && choices)
      yield error(['fields', name, 'choices'], `\`choices\` belong to the type \`choice\`, and \`${name}\` is ${type}.`)
  }
  if (profile.expiry) yield* checkDate(profile, ['expiry', 'field'], profile.expiry.field)
  if (profile.decision_date) yield* checkDate(profile, ['decision_date'], profile.decision_date)
  for (const [kind, { in_force_on }] of Object.entries(profile.evidence))
    if (in_force_on) yield* checkDate(profile, ['evidence', kind, 'in_force_on'], in_force_on)
  for (const [i, { field, from, over }] of profile.thresholds.entries()) {
    const type = profile.fields[field]?.type
    if (!type) {
      yield missing(['thresholds', i, 'field'], 'field', field, Object.keys(profile.fields))
      continue
    }
    if (from !== undefined) yield* checkDate(profile, ['thresholds', i, 'from'], from)
    const fits = limitOf(over)
    if (!fits.includes(type))
      yield error(['thresholds', i, 'over'], `\`${over}\` is no limit for \`${field}\`, which is of the type ${type}.`)
  }
  if (profile.cap && profile.fields[profile.cap.field]?.type !== 'amount')
    yield error(['cap', 'field'], `\`${profile.cap.field}\` is no field of the type amount in this profile.`)
}

function* checkDate({ fields }: Profile, path: readonly PropertyKey[], name: string): Iterable<Disagreement> {
  if (!fields[name]) yield missing(path, 'field', name, Object.keys(fields))
  else if (fields[name].type !== 'date') yield error(path, `The field \`${name}\` is ${fields[name].type} and no date.`)
}

function limitOf(over: string | number): readonly string[] {
  if (typeof over === 'number') return ['number']
  if (over.endsWith('%')) return ['percent']
  return /^\d+[dh]$/.test(over) ? ['date', 'duration'] : ['amount']
}

function* checkSections(profile: Profile): Iterable<Disagreement> {
  const seen = new Map<string, string>()
  for (const [i, section] of profile.sections.entries()) {
    for (const heading of [section.name, ...section.aliases]) {
      const before = seen.get(heading.toLowerCase())
      if (before === section.name) continue
      if (before)
        yield error(['sections', i, 'name'], `The heading \`${heading}\` already means the section \`${before}\`.`)
      seen.set(heading.toLowerCase(), section.name)
    }
    if (section.longest_gap && !section.chronology)
      yield error(['sections', i, 'longest_gap'], `\`longest_gap\` needs \`chronology: true\`.`)
    for (const letter of Object.keys(section.at_least)) {
      if (section.kinds && letter !== 'R' && !section.kinds.some(kind => kind === letter))
        yield error(
          ['sections', i, 'at_least'],
          `\`${letter}\` is asked for and may not stand here: add it to \`kinds\`.`,
        )
    }
    yield* checkAudience(profile, i)
  }
}

/** A mistyped audience would be taken for one inside the house. */
function* checkAudience({ sections, outside_audiences }: Profile, i: number): Iterable<Disagreement> {
  const audience = sections[i]?.audience
  if (!audience || outside_audiences.includes(audience)) return
  const meant = nearest(audience, outside_audiences)
  if (meant)
    yield warning(
      ['sections', i, 'audience'],
      `\`${audience}\` is not among the \`outside_audiences\`. Did you mean \`${meant}\`?`,
    )
}

function* checkEvidence(profile: Profile): Iterable<Disagreement> {
  const kinds = Object.keys(profile.evidence)
  const named: [readonly PropertyKey[], string][] = [
    ...profile.sections.flatMap(({ evidence }, i) => at(['sections', i, 'evidence'], evidence)),
    ...Object.entries(profile.topics).flatMap(([name, { evidence }]) => at(['topics', name, 'evidence'], evidence)),
    ...profile.prerequisites.flatMap(({ evidence }, i) => at(['prerequisites', i, 'evidence'], evidence)),
  ]
  if (profile.cap) {
    named.push([['cap', 'clause'], profile.cap.clause])
    named.push([['cap', 'of', 'evidence'], profile.cap.of.evidence])
  }
  for (const [path, kind] of named) if (!kinds.includes(kind)) yield missing(path, 'evidence kind', kind, kinds)
  for (const [kind, { fresh, frozen }] of Object.entries(profile.evidence))
    if (fresh && frozen)
      yield error(['evidence', kind, 'fresh'], `\`${kind}\` is frozen: it is never refreshed, and so never stale.`)
}

const at = (path: readonly PropertyKey[], names: readonly string[]): [readonly PropertyKey[], string][] =>
  names.map((name, i) => [[...path, i], name])

function* checkTopics(profile: Profile): Iterable<Disagreement> {
  const topics = Object.keys(profile.topics)
  for (const [i, { topic }] of profile.sections.entries())
    if (topic && !topics.includes(topic)) yield missing(['sections', i, 'topic'], 'topic', topic, topics)
  for (const [i, { topic, role, section }] of profile.never_carried.entries()) {
    if (topic && !topics.includes(topic)) yield missing(['never_carried', i, 'topic'], 'topic', topic, topics)
    if (section && !hasSection(profile, section)) yield noSection(profile, ['never_carried', i, 'section'], section)
    if (!topic && !role && !section)
      yield error(['never_carried', i], 'Say which objections: by `topic`, by `role` or by `section`.')
  }
}

const noSection = (profile: Profile, path: readonly PropertyKey[], section: string) =>
  missing(
    path,
    'section',
    section,
    profile.sections.map(({ name }) => name),
  )

function* checkPatterns({ identifiers, fields }: Profile): Iterable<Disagreement> {
  const patterns: [readonly PropertyKey[], string | undefined][] = [
    ...identifiers.map(({ pattern }, i): [PropertyKey[], string] => [['identifiers', i, 'pattern'], pattern]),
    ...Object.entries(fields).map(([name, { pattern }]): [PropertyKey[], string | undefined] => [
      ['fields', name, 'pattern'],
      pattern,
    ]),
  ]
  for (const [path, pattern] of patterns) {
    const compiled = pattern === undefined ? undefined : compilePattern(pattern)
    if (compiled && 'problem' in compiled) yield error(path, `The pattern ${compiled.problem}.`)
  }
}

function* checkWaysOut(profile: Profile): Iterable<Disagreement> {
  const { handoff, release, reviewers, prerequisites, fields } = profile
  for (const [i, { section }] of release.entries())
    if (!hasSection(profile, section)) yield noSection(profile, ['release', i, 'section'], section)
  for (const [i, { sections }] of reviewers.entries())
    for (const [k, section] of sections.entries())
      if (!hasSection(profile, section)) yield noSection(profile, ['reviewers', i, 'sections', k], section)
  for (const [i, { name, evidence, field, reviewer, met }] of prerequisites.entries()) {
    if (field && !fields[field]) yield missing(['prerequisites', i, 'field'], 'field', field, Object.keys(fields))
    if (evidence.length === 0 && !field && !reviewer && met.length === 0)
      yield error(
        ['prerequisites', i],
        `Nothing can meet \`${name}\`: give it \`evidence\`, \`field\`, \`reviewer\` or \`met\`.`,
      )
  }
  if (!handoff && release.length === 0)
    yield warning([], 'Packets of this kind can go nowhere: there is neither a `handoff` nor a `release`.')
}
