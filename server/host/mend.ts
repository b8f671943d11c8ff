// Makes the fixes that need nobody to choose, again and again until there are none left: one fix may make room for another.

import { onlyFix } from '../report/list.ts'
import { apply, changesOf } from '../rules/apply.ts'
import type { Checked } from '../rules/run.ts'

const mostPasses = 10

export async function mend(
  first: Checked,
  judge: (text: string) => Promise<Checked>,
): Promise<{ readonly checked: Checked; readonly text: string; readonly fixes: number }> {
  const seen = new Set<string>()
  let [checked, fixes] = [first, 0]
  for (let pass = 0; pass < mostPasses; pass++) {
    const { packet } = checked.subject
    seen.add(packet.text)
    const groups = checked.findings
      .filter(({ suppressed }) => !suppressed)
      .flatMap(found => onlyFix(checked, found) ?? [])
      .map(fix => changesOf(packet, fix).map(change => ({ ...change, text: withLineEnds(change.text, packet.text) })))
    const { text, applied } = apply(packet.text, groups)
    // Two rules that undo each other's fixes would go round for ever.
    if (seen.has(text)) break
    fixes += applied
    checked = await judge(text)
  }
  return { checked, text: checked.subject.packet.text, fixes }
}

/** A fix is written with line feeds; the page may have others. */
function withLineEnds(text: string, page: string): string {
  const first = page.indexOf('\n')
  return first > 0 && page[first - 1] === '\r' ? text.replace(/\r?\n/g, '\r\n') : text
}
