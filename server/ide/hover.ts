// What a reader is shown of the thing under the cursor, without leaving the line.
import type { Range } from '../../schemas/packet.ts'
import type { Checked } from '../rules/run.ts'
import { namedAt } from './at.ts'
import { describeEvidence, describePerson, describeStatement, plain } from './describe.ts'

export type Hover = { readonly range: Range; readonly markdown: string }

export function hover(checked: Checked, offset: number): Hover | undefined {
  const found = namedAt(checked.subject, offset)
  if (!found) return undefined
  const { range } = found
  switch (found.kind) {
    case 'statement':
      return { range, markdown: describeStatement(found.statement, checked) }
    case 'evidence':
      return { range, markdown: describeEvidence(found.evidence, checked) }
    case 'person':
      return { range, markdown: describePerson(found.person, checked) }
    case 'agent': {
      const agent = checked.subject.workspace.agents.find(({ name }) => name === found.name)
      const about = agent
        ? (agent.about ?? 'An agent of this workspace.')
        : 'No agent of this name is in countersign.yaml.'
      return { range, markdown: `**agent:${plain(found.name)}** · ${plain(about)}\n\nIt proposes; it decides nothing.` }
    }
  }
}
