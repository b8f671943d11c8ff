import { saysWhose } from './detect/attribution.ts'
import { defineRule } from './rule.ts'
import { cited, isMaterial, restsOn } from './shared/cites.ts'
import { allOf } from './shared/listed.ts'

const somebodys = new Set<string | undefined>(['statement of a party', 'remark'])
/** Words that begin a sentence and are written small in the middle of one. */
const small =
  /^(?:The|A|An|This|That|These|Those|It|They|He|She|There|Its|Their|No|Nobody|Nothing|All|Some|Both|Each|Every|One|Two|Three|Several|After|Before|On|In|At|During|Since|Until)\b/

export const unattributedClaim = defineRule({
  code: 'unattributed-claim',
  scope: 'statement',
  severity: 'warning',
  summary: 'What rests on somebody’s statement alone says whose statement it is.',

  *check(statement, near) {
    if (!isMaterial(statement) || restsOn(statement).length > 0) return
    const sources = cited(statement).map(({ label }) => near.source(label))
    if (sources.length === 0 || !sources.every(source => somebodys.has(source?.kind?.class))) return
    const definitions = sources.map(source => source!.definition)
    const party = definitions.find(({ saidBy }) => saidBy)?.saidBy?.party
    if (definitions.some(({ saidBy }) => saysWhose(statement.text, saidBy?.party))) return
    const names = allOf([...new Set(definitions.map(({ id }) => id))])
    yield {
      span: statement.textSpan,
      message: `${statement.id} rests on ${names} alone, ${party ? `which ${party} said` : 'which is somebody’s statement'}, and does not say so.`,
      related: definitions.map(({ id, kindSpan, kind }) => ({ span: kindSpan, message: `${id} is a ${kind}.` })),
      data: party,
    }
  },

  fix({ span, data: party }) {
    const [first = ''] = small.exec(span.block.text.slice(span.start, span.end)) ?? []
    if (!party || first === '') return []
    const edits = [
      { span: { ...span, end: span.start + first.length }, text: `According to ${party}, ${first.toLowerCase()}` },
    ]
    return [{ title: `Say that ${party} said it`, edits }]
  },
})
