// Numbers that name a thing instead of counting one: section 4, step 3, ISO 27001, Windows 11.
import { type Atom, isRange, type Side } from './atoms.ts'
import { isWeekday, monthOf } from './calendar.ts'
import { currencies } from './units.ts'

const singular =
  'section clause article annex appendix chapter page line step item figure fig table tier level phase stage priority severity sev version ver release revision rev round ticket case incident issue bug build run rule control requirement criterion criteria option point paragraph para note row column finding claim exhibit schedule group team zone site region room floor building gate wave sprint iteration milestone week day month hour year quarter number no nr exception request change policy standard part volume question'
/** Names that come with a number. */
const names =
  'iso iec nist soc rfc pci dss tls ssl http https ipv ipsec oauth saml sha aes rsa windows ubuntu debian rhel node java python php ruby go postgres postgresql mysql oracle kubernetes openssl openssh android ios macos office exchange basel section cve cwe cis din en bs'
const labels = new Set(`${singular} ${names}`.split(' '))
const plurals = new Set(singular.split(' ').map(word => (word.endsWith('y') ? `${word.slice(0, -1)}ies` : `${word}s`)))
/** A plural in front of a number counts as often as it names: `lines 10`, but not `within days 30`. */
for (const word of [
  'days',
  'weeks',
  'months',
  'hours',
  'years',
  'quarters',
  'cases',
  'requests',
  'changes',
  'notes',
  'numbers',
])
  plurals.delete(word)

/** How far back a list such as `sections 2, 3 and 4` is followed to its label. */
const longestList = 12

/** Whether the number at this place, which has no unit, is part of a name. A source gets the benefit of the doubt: its numbers may count. */
export function isLabelled(atoms: readonly Atom[], at: number, side: Side): boolean {
  let [head, ranges] = [at, true]
  while (at - head < longestList) {
    const back = before(atoms, head)
    if (back === undefined) break
    ranges &&= isRange(atoms[head - 1])
    head = back
  }
  const label = labelOf(atoms, head, side)
  return label === 'many' || (label === 'one' && (head === at || ranges))
}

/** The number before this one in the same list. */
function before(atoms: readonly Atom[], at: number): number | undefined {
  const [joint, number] = [atoms[at - 1], atoms[at - 2]]
  if (joint && /^\d/.test(joint.core) && joint.after === ',') return at - 1
  return joint && number && isJoint(joint) && /^\d/.test(number.core) && /^,?$/.test(number.after) ? at - 2 : undefined
}

const isJoint = (atom: Atom): boolean => isRange(atom) || /^(?:to|and|or|through|&)$/.test(atom.core)

function labelOf(atoms: readonly Atom[], at: number, side: Side): 'one' | 'many' | undefined {
  const label = atoms[at - 1]
  if (!label || atoms[at]!.startsLine) return undefined
  if (/^[§#]+$/.test(label.core)) return label.core.length > 1 ? 'many' : 'one'
  const word = label.core.toLowerCase()
  // Only abbreviations have a full stop between them and their number.
  if (label.after !== '' && !(label.after === '.' && word.length < 5)) return undefined
  if (plurals.has(word)) return 'many'
  if (labels.has(word) && (word !== 'no' || label.after === '.')) return 'one'
  return side === 'claim' && label.after === '' && isProperName(atoms, at) ? 'one' : undefined
}

/** A capital in the middle of a sentence and a small number right behind it, with nothing plural that it could count. */
function isProperName(atoms: readonly Atom[], at: number): boolean {
  const [before, number, next] = [atoms[at - 1]!, atoms[at]!, atoms[at + 1]]
  const sentenceBegins = at < 2 || before.startsLine || /[.!?:]/.test(atoms[at - 2]!.after) || before.before !== ''
  const acronym = /^[A-Z][A-Z0-9]+$/.test(before.core) && !currencies.has(before.core)
  const capital =
    /^[A-Z][a-z]+$/.test(before.core) && !sentenceBegins && !monthOf(before.core) && !isWeekday(before.core)
  if (!acronym && !(capital && number.core.length <= 4)) return false
  const counts = number.after === '' && next !== undefined && /^[a-z][a-z-]{2,}s$/.test(next.core)
  return !counts
}
