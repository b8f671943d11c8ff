// The page follows the ledger: front matter, boxes, threads and the handoff table, in this order, since the table speaks of
// what stands above it.
import { bareHandle } from '../../profile/people.ts'
import type { Change } from '../act.ts'
import { edited, type Page } from './edits.ts'
import { type Followed, followBoxes } from './follow-boxes.ts'
import { followTable } from './follow-table.ts'
import { followThreads } from './follow-threads.ts'
import { pageIn, type View } from './view.ts'

export function follow(page: Page, view: View): Followed {
  if (view.ledger.standing.opened.length === 0) return { page, says: [] }
  let now = page
  const says: string[] = []
  for (const step of [followFields, followBoxes, followThreads, followTable]) {
    const followed = step(now, view)
    now = followed.page
    says.push(...followed.says)
  }
  return { page: now, says }
}

/** Owner and coordinator, where the front matter names them and one person holds the part. */
function followFields(page: Page, view: View): Followed {
  const { standing } = view.ledger
  const packet = pageIn(view, page.text)
  const held = { owner: standing.owners, coordinator: standing.coordinators }
  const changes: Change[] = []
  const says: string[] = []
  for (const [key, [one, ...others]] of Object.entries(held)) {
    const field = packet.fields.get(key)
    if (!field || !one || others.length > 0) continue
    if (bareHandle(field.value) === bareHandle(one.value)) continue
    const text = field.value.startsWith('@') ? `"@${one.value}"` : one.value
    changes.push({ range: packet.range(field.valueSpan), text })
    says.push(`The front matter names @${one.value} as ${key}.`)
  }
  return { page: edited(page, changes), says }
}
