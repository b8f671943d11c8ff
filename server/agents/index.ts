// Every role, in the order in which they run: whoever writes a matter comes before those who read it.
import type { Matter, Role } from './role.ts'
import { adviser } from './roles/adviser.ts'
import { calibrator } from './roles/calibrator.ts'
import { clerk } from './roles/clerk.ts'
import { completeness } from './roles/completeness.ts'
import { normaliser } from './roles/normaliser.ts'
import { refresher } from './roles/refresher.ts'

export const roles: readonly Role[] = inOrder([adviser, calibrator, clerk, completeness, normaliser, refresher])

function inOrder(all: readonly Role[]): readonly Role[] {
  const left = new Set(all)
  const sorted: Role[] = []
  const isWritten = (matter: Matter, by: Role) =>
    [...left].some(other => other !== by && other.writes.includes(matter) && !by.writes.includes(matter))
  while (left.size > 0) {
    const next = [...left].find(role => !role.reads.some(matter => isWritten(matter, role)))
    if (!next)
      throw new Error(`No order of roles: ${[...left].map(({ name }) => name).join(', ')} wait for one another.`)
    left.delete(next)
    sorted.push(next)
  }
  return sorted
}
