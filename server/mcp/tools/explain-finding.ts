import * as z from 'zod'
import { shipped } from '../../host/shipped.ts'
import { nearest } from '../../profile/nearest.ts'
import { rules } from '../../rules/index.ts'
import { fixes } from '../../rules/run.ts'
import { deciders } from '../people.ts'
import { keptIn, saidOf } from '../said.ts'
import { about, packet } from '../shapes.ts'
import { defineTool } from '../tool.ts'

export const explainFinding = defineTool({
  name: 'explain_finding',
  title: 'Explain a finding',
  about:
    'Says why a rule exists, what it found in this packet and where, which mechanical fixes there are, and what is right, with examples. Call it before you try to clear a finding.',
  input: z.strictObject({
    packet,
    rule: z.string().max(100).describe('The code of the rule, as a finding or `blocks` names it: `stale-evidence`.'),
  }),
  output: z.object({
    about,
    rule: z.string(),
    summary: z.string(),
    severity: z.string(),
    guards: z.boolean().describe('Whether it guards the handoff: nothing lowers it.'),
    page: z.string().describe('Why the rule exists and what is right, as Markdown.'),
    findings: z.array(
      z.object({
        line: z.int(),
        severity: z.string(),
        says: z.string(),
        suppressed: z.string().optional().describe('The reason that the page gives.'),
        fixes: z.array(z.string()),
      }),
    ),
  }),
  does: 'reads',

  async run({ packet, rule: code }, session) {
    const seen = await session.packet(packet)
    const rule = rules.find(one => one.code === code)
    if (!rule) {
      const meant = nearest(
        code,
        rules.map(one => one.code),
      )
      return {
        no: `There is no rule \`${code}\`.`,
        instead: meant ? `You may mean \`${meant}\`.` : 'read_packet gives the rule of each thing that blocks.',
        ask: deciders(seen),
      }
    }
    const { checked, text, veil } = seen
    const findings = checked.findings
      .filter(found => found.rule === rule)
      .map(found => ({
        line: text.slice(0, found.range.start).split('\n').length,
        severity: found.severity,
        says: saidOf(code, found.message, found.range, veil),
        ...(found.suppressed && { suppressed: veil.over(found.suppressed.reason) }),
        fixes:
          veil.covers(found.range) || keptIn(found.message, veil).length > 0
            ? []
            : fixes(checked, found).map(({ title }) => (veil.isOwn(found.range) ? title : veil.over(title))),
      }))
    return {
      about: seen.about,
      rule: rule.code,
      summary: rule.summary,
      severity: rule.severity,
      guards: rule.guards === true,
      page: shipped(`rules/${rule.code}.md`),
      findings,
    }
  },
})
