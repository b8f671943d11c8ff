// What can be written at a place: IDs, sources, people, verbs, kinds, sections, fields, and whole statements.
import { boxVerbs, type Range, threadVerbs } from '../../schemas/packet.ts'
import { profileNames } from '../profile/profile-names.ts'
import type { Checked } from '../rules/run.ts'
import { blockAt, statementAt } from './at.ts'
import { cut, describeEvidence, describePerson, describeStatement } from './describe.ts'
import { snippets } from './snippets.ts'

export type Completion = {
  readonly label: string
  readonly kind: 'id' | 'source' | 'person' | 'word' | 'section' | 'field' | 'value' | 'statement'
  readonly detail?: string
  /** Markdown. */
  readonly about?: string
  readonly range: Range
  readonly insert: string
  /** `insert` has places to fill in: `${1:words}`. */
  readonly isSnippet?: true
}

/** The text before the cursor on its line, and where the word begins that is being written. */
type Here = { readonly checked: Checked; readonly before: string; readonly offset: number; readonly after: string }

type Source = { readonly when: RegExp; readonly give: (here: Here, typed: RegExpExecArray) => readonly Completion[] }

/** The first that fits is the one that is meant. */
const sources: readonly Source[] = [
  {
    when: /\[\^([A-Za-z0-9]*)$/,
    give: (here, [, typed = '']) => evidenceAt(here, typed, here.after.startsWith(']') ? '' : ']'),
  },
  { when: /agent:([A-Za-z0-9-]*)$/, give: agents },
  { when: /(?:^|[\s(,|])@([A-Za-z0-9-]*)$/, give: (here, [, typed = '']) => people(here, typed) },
  { when: /^\[\^E\d+\]: \*\*E\d+\*\* ([a-z-]*)$/, give: evidenceKinds },
  { when: /^[ \t]*>[ \t]*\*\*([PODR])\d+\*\* ([a-z ]*)$/, give: verbs },
  { when: /^[ \t]*(?:>[ \t]*)?[-*] ([a-z]*)$/, give: entries },
  { when: /section "([^"\n]*)$/, give: sectionNames },
  { when: /^#{2,6} (.*)$/, give: missingSections },
  {
    when: /(?:^|[\s(,])([A-Z]\d*)$/,
    give: (here, [, typed = '']) => [...ids(here, typed), ...snippetsAt(here, typed)],
  },
  { when: /^[ \t]*(?:[-*] )?(\*{0,2})$/, give: (here, [, typed = '']) => snippetsAt(here, typed) },
]

export function completions(checked: Checked, offset: number): readonly Completion[] {
  const { packet } = checked.subject
  const placed = blockAt(packet, offset)
  const from = packet.text.lastIndexOf('\n', offset - 1) + 1
  const stop = packet.text.indexOf('\n', offset)
  const before = packet.text.slice(from, offset)
  const here = { checked, before, offset, after: packet.text.slice(offset, stop < 0 ? undefined : stop) }
  if (placed?.block.type === 'front matter' && offset < placed.start + placed.block.text.length)
    return offset > placed.start + 3 ? frontMatter(here) : []
  if (placed?.block.type === 'code' && offset < placed.start + placed.block.text.length) return []
  for (const { when, give } of sources) {
    const typed = when.exec(before)
    if (typed) return give(here, typed)
  }
  return []
}

/** The last letters of what stands before the cursor. */
const typedRange = ({ offset }: Here, typed: string): Range => ({ start: offset - typed.length, end: offset })

function evidenceAt(here: Here, typed: string, close: string): readonly Completion[] {
  const { checked } = here
  return checked.subject.packet.evidence.map(evidence => ({
    label: evidence.id,
    kind: 'source' as const,
    detail: `${evidence.kind}: ${cut(evidence.title, 60)}`,
    about: describeEvidence(evidence, checked),
    range: typedRange(here, typed),
    insert: `${evidence.id}${close}`,
  }))
}

function ids(here: Here, typed: string): readonly Completion[] {
  const { checked } = here
  const { statements, evidence } = checked.subject.packet
  const range = typedRange(here, typed)
  const seen = new Set<string>()
  const wanted = statements.filter(({ id }) => id.startsWith(typed) && !seen.has(id) && seen.add(id))
  // Most of a long page is never looked at: what a statement says in full is worked out for a list that is short.
  const isShort = wanted.length <= 20
  return [
    ...wanted.map(one => ({
      label: one.id,
      kind: 'id' as const,
      detail: cut(one.text, 60),
      ...(isShort && { about: describeStatement(one, checked) }),
      range,
      insert: one.id,
    })),
    ...evidence
      .filter(({ id }) => id.startsWith(typed))
      .map(({ id, title }) => ({ label: id, kind: 'source' as const, detail: cut(title, 60), range, insert: id })),
  ]
}

function people(here: Here, typed: string): readonly Completion[] {
  const { checked } = here
  return checked.subject.workspace.roster.map(person => {
    const handle = person.handle.replace(/^@/, '')
    return {
      label: `@${handle}`,
      kind: 'person' as const,
      detail: person.name,
      about: describePerson(person, checked),
      range: { start: here.offset - typed.length - 1, end: here.offset },
      insert: `@${handle}`,
    }
  })
}

function agents(here: Here, [, typed = '']: RegExpExecArray): readonly Completion[] {
  return here.checked.subject.workspace.agents.map(({ name, about }) => ({
    label: name,
    kind: 'person' as const,
    ...(about && { detail: about }),
    range: typedRange(here, typed),
    insert: name,
  }))
}

function evidenceKinds(here: Here, [, typed = '']: RegExpExecArray): readonly Completion[] {
  return Object.entries(here.checked.subject.profile.evidence).map(([name, { about, class: of, rank }]) => ({
    label: name,
    kind: 'word' as const,
    detail: `${of}, rank ${rank}`,
    ...(about && { about }),
    range: typedRange(here, typed),
    insert: here.after.startsWith(':') ? name : `${name}: `,
  }))
}

function verbs(here: Here, [, letter = '', typed = '']: RegExpExecArray): readonly Completion[] {
  return boxVerbs[letter as keyof typeof boxVerbs].map(verb => ({
    label: verb,
    kind: 'word' as const,
    range: typedRange(here, typed),
    insert: `${verb} `,
  }))
}

/** What an entry of the thread may say, where a thread is. */
function entries(here: Here, [, typed = '']: RegExpExecArray): readonly Completion[] {
  const { checked, offset } = here
  const { packet, clock } = checked.world
  const letter = statementAt(packet, offset)?.letter
  const said: readonly string[] = letter && letter in threadVerbs ? threadVerbs[letter as keyof typeof threadVerbs] : []
  if (said.length === 0) return snippetsAt(here, typed)
  return said.map(verb => ({
    label: verb,
    kind: 'word' as const,
    range: typedRange(here, typed),
    insert: `${verb} by @\u0024{1:who}, ${clock.today}: \u0024{2:words}`,
    isSnippet: true as const,
  }))
}

function sectionNames(here: Here, [, typed = '']: RegExpExecArray): readonly Completion[] {
  const names = new Set(here.checked.subject.packet.sections.map(({ name }) => name))
  return [...names].map(name => ({
    label: name,
    kind: 'section' as const,
    range: typedRange(here, typed),
    insert: here.after.startsWith('"') ? name : `${name}"`,
  }))
}

function missingSections(here: Here, [, typed = '']: RegExpExecArray): readonly Completion[] {
  const { packet, profile } = here.checked.subject
  const there = new Set(packet.sections.map(({ name }) => name.toLowerCase()))
  return profile.sections
    .filter(({ name, aliases }) => ![name, ...aliases].some(one => there.has(one.toLowerCase())))
    .map(({ name, about }) => ({
      label: name,
      kind: 'section' as const,
      detail: about,
      range: typedRange(here, typed),
      insert: name,
    }))
}

function snippetsAt(here: Here, typed: string): readonly Completion[] {
  // A whole statement begins a line.
  if (here.before.trim() !== typed && !/^[ \t]*[-*] \*{0,2}$/.test(here.before)) return []
  return snippets(here.checked).map(({ label, detail, insert }) => ({
    label,
    kind: 'statement' as const,
    detail,
    range: typedRange(here, typed),
    insert,
    isSnippet: true as const,
  }))
}

const always = ['packet', 'profile', 'coordinator', 'owner']

function frontMatter(here: Here): readonly Completion[] {
  const { profile, workspace, packet } = here.checked.subject
  const value = /^([A-Za-z_-]+)[ \t]*:[ \t]*(\S*)$/.exec(here.before)
  if (value) {
    const [, key = '', typed = ''] = value
    const field = Object.hasOwn(profile.fields, key) ? profile.fields[key] : undefined
    const handles = workspace.roster.map(({ handle, name }) => ({ text: handle.replace(/^@/, ''), detail: name }))
    const offered =
      key === 'profile'
        ? profileNames(workspace).map(text => ({ text, detail: '' }))
        : key === 'coordinator' || key === 'owner' || field?.type === 'person'
          ? handles
          : (field?.choices ?? []).map(text => ({ text, detail: '' }))
    return offered.map(({ text, detail }) => ({
      label: text,
      kind: 'value' as const,
      ...(detail && { detail }),
      range: typedRange(here, typed),
      insert: text,
    }))
  }
  const [, typed] = /^([A-Za-z_-]*)$/.exec(here.before) ?? []
  if (typed === undefined) return []
  const known = [
    ...always.map(key => [key, ''] as const),
    ...Object.entries(profile.fields).map(([key, { about }]) => [key, about ?? ''] as const),
  ]
  return known
    .filter(([key]) => !packet.fields.has(key))
    .map(([key, detail]) => ({
      label: key,
      kind: 'field' as const,
      ...(detail && { detail }),
      range: typedRange(here, typed),
      insert: `${key}: `,
    }))
}
