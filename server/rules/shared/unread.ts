// A packet as somebody knows it who may read nothing that is restricted: what stands in such sources is as unknown as if nobody
// had looked. Whatever is answered from this is the same, to the byte, whatever they say.
import type { Reading } from '../../evidence/reading.ts'
import type { Subject } from '../../workspace/subject.ts'
import { restrictedInOpenText } from '../restricted-in-open-text.ts'
import { type Checked, check } from '../run.ts'
import { worldOf } from '../world.ts'
import { allOf } from './listed.ts'
import { rolesOf } from './restricted.ts'

const known = new WeakMap<Subject, Subject>()

/** The same subject where everybody may read everything. */
export function unread(subject: Subject): Subject {
  const found = known.get(subject) ?? withoutRestricted(subject)
  known.set(subject, found)
  known.set(found, found)
  return found
}

function withoutRestricted(subject: Subject): Subject {
  const { sources } = worldOf(subject)
  const open = new Set(sources.filter(one => rolesOf(one).length === 0).map(({ definition }) => definition.locator))
  const closed = sources.filter(({ definition }) => !open.has(definition.locator))
  if (closed.length === 0) return subject
  const readings = new Map<string, Reading>(subject.readings)
  for (const source of closed)
    readings.set(source.definition.locator, {
      state: 'not-checked',
      why: `Only ${allOf(rolesOf(source))} may read it, and nobody looks into it for an agent.`,
    })
  return { ...subject, readings }
}

const judged = new WeakMap<Checked, Checked>()

/** What the rules find then. That an open text repeats a restricted one is for those who may read both. */
export function unreadFindings(checked: Checked): Checked {
  const found = judged.get(checked) ?? withoutComparing(checked)
  judged.set(checked, found)
  judged.set(found, found)
  return found
}

function withoutComparing(checked: Checked): Checked {
  const subject = unread(checked.subject)
  const { findings, ...rest } = subject === checked.subject ? checked : check(subject)
  return {
    ...rest,
    findings: findings.filter(({ rule, finding }) => rule !== restrictedInOpenText || finding.data !== 'repeats'),
  }
}
