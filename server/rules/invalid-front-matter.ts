import type { Block, FrontMatterEntry } from '../../schemas/packet.ts'
import type { Profile } from '../../schemas/profile.ts'
import { nearest } from '../profile/nearest.ts'
import { defineRule, type Finding } from './rule.ts'
import { wrongValue } from './shared/field-value.ts'
import { fixesOfProblem, problemsIn } from './shared/parser-problems.ts'
import { wholePacket } from './shared/places.ts'

const code = 'invalid-front-matter'

export const invalidFrontMatter = defineRule({
  code,
  scope: 'packet',
  reads: 'outline',
  severity: 'error',
  guards: true,
  summary: 'The front matter has the keys that its profile asks for, with values that can be read.',

  *check({ packet, profile, unknownProfile }) {
    for (const block of packet.every(withProblems)) yield* problemsIn(block, code)
    const whole = wholePacket(packet)
    const { fields } = packet
    if (!whole || fields.size === 0) return
    if (!fields.get('coordinator')?.value) {
      const span = fields.get('coordinator')?.keySpan ?? whole
      yield { span, message: 'The front matter names no `coordinator`: nobody answers for the text.' }
    }
    if (unknownProfile) return
    for (const entry of fields.values()) yield* entryFindings(entry, profile)
    for (const [key, { required }] of Object.entries(profile.fields)) {
      // When a packet ends is asked for by `missing-expiry`.
      if (!required || key === profile.expiry?.field || fields.get(key)?.value) continue
      const span = fields.get(key)?.keySpan ?? whole
      yield { span, message: `\`${key}\` has no value, and ${profile.name} asks for one.` }
    }
  },

  fix(finding) {
    if (typeof finding.data !== 'string') return fixesOfProblem(finding)
    return [{ title: `Write ${finding.data}`, edits: [{ span: finding.span, text: finding.data }] }]
  },
})

const withProblems = (block: Block) => (block.problems.length > 0 ? [block] : [])

const always = ['packet', 'profile', 'coordinator', 'owner']

function* entryFindings({ key, value, keySpan, valueSpan }: FrontMatterEntry, profile: Profile): Iterable<Finding> {
  if (always.includes(key)) return
  if (key === 'title') {
    yield { span: keySpan, message: 'There is no key `title`: the title is the first heading.' }
  } else if (!Object.hasOwn(profile.fields, key)) {
    const meant = nearest(key, [...always, ...Object.keys(profile.fields)])
    const hint = meant ? ` Did you mean \`${meant}\`?` : ''
    yield { span: keySpan, message: `${profile.name} has no key \`${key}\`.${hint}`, data: meant }
  } else if (value) {
    const wrong = wrongValue(value, profile.fields[key]!)
    if (wrong)
      yield { span: valueSpan, message: `\`${key}\` must be ${wrong.mustBe}, not \`${value}\`.`, data: wrong.meant }
  }
}
