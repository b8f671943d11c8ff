import type { Block, Statement } from '../../schemas/packet.ts'
import type { Profile } from '../../schemas/profile.ts'
import { compilePattern } from '../profile/pattern.ts'
import { type Identifier, identifiers } from './detect/identifiers.ts'
import { defineRule } from './rule.ts'
import { remembered } from './shared/remembered.ts'

export const personalIdentifier = defineRule({
  code: 'personal-identifier',
  scope: 'block',
  severity: 'warning',
  summary: 'Nothing in open text identifies a person who is not on the roster.',

  *check(block, { profile }) {
    const found = [...identifiers(block.text), ...ofTheHouse(block, profile)]
    for (const { from, to, kind, tag } of found) {
      if (block.statements.some(statement => isRestricted(statement) && encloses(statement, from))) continue
      yield {
        span: { block, start: from, end: to },
        message: `This is ${kind}. Leave it out, or say \`restricted to\` in the tail of a statement that needs it.`,
        data: tag,
      }
    }
  },

  fix({ span, data }) {
    // A locator says where a source is: without this part of it, it says nothing.
    if (span.block.evidence.some(({ locatorSpan: at }) => at.start <= span.start && span.start < at.end)) return []
    return [{ title: 'Take it out', edits: [{ span, text: `[redacted: ${data}]` }] }]
  },
})

const isRestricted = ({ fields }: Statement) => fields.some(({ name }) => name === 'restricted to')
const encloses = ({ span }: Statement, at: number) => span.start <= at && at < span.end

/** The house's own numbers. Where a profile does not ask to minimise them, sources and threads may name them. */
function ofTheHouse(block: Block, profile: Profile): readonly Identifier[] {
  if (block.type === 'front matter' || (block.evidence.length > 0 && !profile.minimise)) return []
  return patterns(profile).flatMap(({ name, pattern }) =>
    [...block.text.matchAll(pattern)].flatMap(({ 0: whole, index: from }) => {
      const isInThread = block.statements.some(({ thread }) =>
        thread.some(({ span }) => span.start <= from && from < span.end),
      )
      if (whole === '' || (isInThread && !profile.minimise)) return []
      return [
        { from, to: from + whole.length, kind: `${article(name)} ${name} number`, tag: name.replace(/\s+/g, '-') },
      ]
    }),
  )
}

const article = (name: string) => (/^[aeiou](?!s?e)/i.test(name) ? 'an' : 'a')

/** A pattern that cannot be used is a finding of the workspace file. */
const patterns = remembered(({ identifiers: list }: Profile) =>
  list.flatMap(({ name, pattern }) => {
    const compiled = compilePattern(pattern)
    return 'regex' in compiled ? [{ name, pattern: new RegExp(`(?<!\\w)(?:${pattern})(?!\\w)`, 'gu') }] : []
  }),
)
