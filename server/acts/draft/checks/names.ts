// A draft brings no name that neither the page, nor the evidence that it cites, nor the workspace has. A name is a word with a
// capital inside of a sentence, or letters and digits in one: PKT-2026-0142, broker-7. First words of sentences are not told
// apart from names, and where a page writes all its nouns with capitals, capitals say nothing.
import { quoted } from '../../../rules/shared/spoken.ts'
import { listed } from '../../shared/given.ts'
import { termsInForce } from '../../shared/in-force.ts'
import { type Case, type Check, passages } from '../case.ts'

const common = new Set(
  'i monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december must should shall api tls ssh dns http https url id ip vpn sso mfa sql json csv utc ci cpu pdf gib mib ok'.split(
    ' ',
  ),
)
const capital = /(?<![\p{L}\p{N}_@./-])\p{Lu}[\p{L}\p{N}'’]+(?![\p{L}\p{N}])/gu
const coded = /(?<![\p{L}\p{N}_.-])(?=[\p{L}\d._-]*\p{L})(?=[\p{L}_.-]*\d)[\p{L}\d][\p{L}\d._-]{2,80}(?<![._-])/gu
const handle = /(?<![\p{L}\p{N}.])@[\p{L}\d-]{1,60}/gu

export const names: Check = function* (one) {
  const pieces = passages(one)
  if (pieces.length === 0) return
  const page = pageWords(one)
  const shouts = capitals(page) > 0.25
  for (const { name, text, known, cites } of pieces) {
    const bare = text.replace(/\[\^[^\]\s]{1,40}\]|\*\*[A-Z]\d+[.:]?\*\*|`[^`\n]*`/g, found => ' '.repeat(found.length))
    const said = [page, ...known, ...excerpts(cites, one)].join('\n').toLowerCase()
    const words = new Set(said.split(/[^\p{L}\p{N}'’]+/u))
    const isNew = (word: string) => {
      const lower = word.toLowerCase()
      return !words.has(lower) && !words.has(lower.replace(/['’]?s$/, '')) && !common.has(lower)
    }
    const found = [
      ...(shouts ? [] : inSentences(bare).filter(isNew)),
      ...(bare.match(coded) ?? []).filter(word => !isForm(word) && !said.includes(word.toLowerCase())),
      ...(bare.match(handle) ?? []).filter(word => !said.includes(word.toLowerCase())),
    ]
    if (found.length > 0)
      yield {
        code: 'unsourced-name',
        says: `${name} would name ${listed([...new Set(found)].slice(0, 5).map(quoted))}, which neither the page nor the evidence that it cites names.`,
        do: 'Cite the evidence that has the name, or say it without.',
      }
  }
}

/** Capitals that do not begin a sentence, an item or a quotation. */
function inSentences(text: string): readonly string[] {
  return [...text.matchAll(capital)].flatMap(({ 0: word, index }) =>
    /(?:^|[.!?:;…]["'”’)\]]*|[\n“"‘(>|*-]|—|–)\s*$/u.test(text.slice(Math.max(0, index - 40), index)) ? [] : [word],
  )
}

const capitals = (text: string) => {
  const words = text.match(/(?<=[\p{Ll},] )\p{L}{2,}/gu) ?? []
  return words.length < 20 ? 0 : words.filter(word => /^\p{Lu}/u.test(word)).length / words.length
}

/** Numbers with their units, days and times are asked about elsewhere; so are the IDs of statements. */
const isForm = (word: string) =>
  /^(?:\d[\d.,:]*[\p{L}%]{0,3}|\d{4}-\d\d(?:-\d\d)?(?:T[\d:]+Z?)?|v\d[\d.]*|[A-Z][1-9]\d*|\d+(?:st|nd|rd|th))$/u.test(
    word,
  )

/** Everything that people read already. Drafts are no source: whoever wrote one could quote it in the next. */
function pageWords({ scene }: Case): string {
  const { packet } = scene.subject
  const { profile, roster, agents } = termsInForce(scene)
  const drafts = packet.statements.filter(({ letter }) => letter === 'D').map(({ span }) => packet.range(span))
  let text = packet.text
  for (const { start, end } of drafts.toSorted((a, b) => b.start - a.start))
    text = text.slice(0, start) + text.slice(end)
  const people = roster.map(
    ({ handle: called, name, roles }) => `@${called.replace(/^@/, '')} ${name} ${roles.join(' ')}`,
  )
  const kinds = [
    ...Object.keys(profile.evidence),
    ...Object.keys(profile.topics),
    ...profile.sections.map(({ name }) => name),
  ]
  return [
    text,
    ...people,
    ...agents.map(({ name }) => name),
    profile.title,
    profile.about,
    ...kinds,
    ...profile.sections.map(({ about }) => about),
  ].join('\n')
}

const excerpts = (labels: readonly string[], { scene: { subject } }: Case) =>
  labels.flatMap(label => {
    const reading = subject.readings.get(subject.packet.evidenceOf(label)?.locator ?? '')
    return reading?.state === 'read' ? [reading.excerpt] : []
  })
