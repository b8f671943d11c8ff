// What the side panel shows of one packet, and what the panel and the editor say to each other. Offsets are UTF-16, into
// the text that was judged. The panel is the less trusted side: whatever comes from it is read by these schemas.
import * as z from 'zod'

const offset = z.int().min(0)
const range = z.strictObject({ start: offset, end: offset })
const day = z.string().describe('`YYYY-MM-DD`, in the time zone of the workspace.')
/** `@handle`, `agent:name`, or a role that nobody holds yet. */
const actor = z.string()
/** As people name it: `C1`, `section "Rollback"`, `the packet`. */
const name = z.string()

/** Acts that the panel offers. Each opens a command of the editor, which asks, shows what is signed, and may be refused. */
export const panelActs = [
  'accept',
  'reject',
  'object',
  'answer',
  'sustain',
  'withdraw',
  'carry',
  'confirm-objection',
  'confirm-claim',
  'confirm-charter',
  'open',
  'assign',
  'transfer',
  'review',
  'hold',
  'resume',
  'escalate',
  'close-escalation',
  'dismiss',
  'ready',
  'hand-off',
  'record-intake',
  'answer-return',
  'done',
  'drop',
] as const
const act = z.enum(panelActs)

const verdict = z.enum([
  'drafting',
  'blocked',
  'on hold',
  'escalated',
  'ready for review',
  'ready for handoff',
  'handed off',
  'returned',
])

/** Something to do: what, by whom, where it stands, and the act that does it. */
const deed = z.strictObject({
  code: z.string().describe('The rule that finds it, or what the handoff waits for.'),
  about: name,
  says: z.string(),
  does: z.string().describe('What whoever acts does, in a few words: `answers O3`.'),
  who: actor,
  range: range.optional(),
  act: act.optional(),
  yours: z.boolean().describe('Whether it waits for whoever looks.'),
})
const task = deed.extend({
  follows: z.array(deed).optional().describe('What is well again once this is done. It does not count by itself.'),
})

const holder = z.strictObject({
  who: actor,
  called: z.string().optional().describe('The name that people use.'),
  since: day.optional(),
  from: actor.optional(),
  proven: z.boolean().describe('Whether a signed event says so, or only the page.'),
})

const reviewer = z.strictObject({
  role: z.string(),
  title: z.string(),
  who: actor.optional().describe('Absent: nobody reviews for this role yet.'),
  called: z.string().optional(),
  mandatory: z.boolean(),
  state: z.enum(['concurs', 'objects', 'requests changes', 'recused', 'pending']),
  detail: z.string().optional(),
})

const entry = z.strictObject({
  verb: z.string(),
  by: actor,
  day: day.optional(),
  words: z.string(),
  proven: z.boolean(),
})

const objection = z.strictObject({
  id: z.string(),
  status: z.enum(['unconfirmed', 'open', 'answered', 'sustained', 'carried', 'withdrawn']),
  by: actor,
  role: z.string().optional(),
  day: day.optional(),
  days: z.int().optional().describe('How long it has been there.'),
  targets: z.array(name),
  words: z.string(),
  thread: z.array(entry),
  carried: z
    .strictObject({ id: z.string(), by: actor, until: day.optional(), words: z.string() })
    .optional()
    .describe('The risk that somebody answers for.'),
  range: range.optional().describe('Absent: the page does not show it.'),
  acts: z.array(act),
})

const piece = z.strictObject({ kind: z.enum(['same', 'gone', 'new']), text: z.string() })

const draft = z.strictObject({
  id: z.string(),
  status: z.enum(['pending', 'contested']),
  by: actor,
  model: z.string().optional(),
  for: actor.optional().describe('Whose words it would become.'),
  day: day.optional(),
  days: z.int().optional(),
  verb: z.string(),
  targets: z.array(name),
  words: z.string().optional().describe('Absent where they were destroyed.'),
  changes: z
    .array(z.strictObject({ name, pieces: z.array(piece) }))
    .describe('Block by block, word by word, how the page would change. Answers and objections change no block.'),
  evidence: z.array(z.string()),
  hindrance: z.string().optional().describe('Why it cannot be accepted as it is.'),
  reasons: z.string().optional().describe('Why its drafter proposes it.'),
  outdated: z.boolean().optional().describe('Written before a person turned the work around.'),
  moved: z.array(z.string()).optional().describe('Evidence that says something else than its drafter read.'),
  range: range.optional(),
  acts: z.array(act),
})

const evidence = z.strictObject({
  id: z.string(),
  title: z.string(),
  kind: z.string(),
  class: z.string().optional(),
  state: z.enum(['fresh', 'lapses', 'stale', 'changed', 'missing', 'not checked']),
  says: z.string().describe('What holds of it, in a few words.'),
  captured: day.optional(),
  days: z.int().optional(),
  until: day.optional().describe('The last day on which it is fresh. Absent: it does not lapse by the clock.'),
  frozen: z.boolean(),
  restricted: z.array(z.string()),
  supports: z.array(z.string()).describe('Statements that rest on it.'),
  range,
})

const date = z.strictObject({ says: z.string(), day, range: range.optional() })

const told = z.strictObject({
  event: z.string(),
  day,
  time: z.string().describe('`HH:MM`'),
  actor,
  did: z.string(),
  signed: z.enum(['yes', 'with touch', 'with touch and PIN', 'no', 'not expected']),
  words: z.array(z.string()),
  trouble: z.array(z.string()),
  counts: z.boolean(),
  about: z.array(z.string()).describe('IDs on the page that it names.'),
})

const counts = z.record(z.string(), z.int())

const measures = z.strictObject({
  openObjections: z.array(z.strictObject({ day, open: z.int() })),
  drafts: counts,
  rejections: counts,
  objections: z.record(z.string(), counts),
  reviews: z.record(z.string(), counts),
  hoursToFirstReady: z.number().optional(),
  handoffs: z.int(),
  bounces: z.int(),
})

/** A hold, a referral, a suspicion or an escalation that is in force. */
const stop = z.strictObject({
  kind: z.enum(['hold', 'suspicion', 'escalation', 'alarm']),
  by: actor,
  day: day.optional(),
  path: z.string().optional(),
  evidence: z.string().optional().describe('What was looked at, where that calls for it.'),
  words: z.string().optional(),
  who: actor.optional().describe('Who ends it.'),
  acts: z.array(act),
})

const block = z.strictObject({
  name,
  state: z.enum(['accepted', 'changed', 'moved', 'never accepted']),
  by: actor.optional(),
  day: day.optional(),
  range: range.optional(),
})

export const panelView = z.strictObject({
  number: z.string(),
  title: z.string(),
  about: z.string().describe('Which decision it asks for.'),
  today: day,
  me: actor.optional().describe('Who looks, where that is known.'),
  verdict,
  opened: z.boolean().describe('Whether it has a ledger that proves anything.'),
  next: task.optional(),
  owner: holder.optional(),
  coordinator: holder.optional(),
  revision: z.string().describe('The first digits of its digest.'),
  blocks: z.array(task).describe('What stands in the way, first things first.'),
  waits: z.array(task).describe('What nobody has done yet that the handoff needs.'),
  remarks: z.int().describe('Findings that stop nothing.'),
  stops: z.array(stop),
  people: z.array(reviewer),
  objections: z.array(objection),
  drafts: z.array(draft),
  decided: z.int().describe('Drafts that somebody accepted or rejected.'),
  accepted: z.array(block).describe('What became of each block since somebody accepted it.'),
  evidence: z.array(evidence),
  dates: z.array(date).describe('The packet’s own days: decision, expiry, what is due.'),
  story: z.array(told).describe('Newest first.'),
  earlier: z.int().describe('Events that are not among them.'),
  damage: z.array(z.string()).describe('What is wrong with the ledger.'),
  measures: measures.optional(),
  charter: z.string().optional().describe('Why the charter does not hold, where it does not.'),
  condition: z.string(),
  boundary: z.string(),
  places: z.array(z.strictObject({ name, range })).describe('Where each thing that has a name stands.'),
})

/** What became of a view since somebody was told of it. `viewAfter` makes the later view of it. */
export const panelChange = z.strictObject({
  moved: z
    .strictObject({ from: offset, by: z.int() })
    .optional()
    .describe('How far what stands at `from` or behind it has moved, in all parts that are not sent again.'),
  sections: panelView.partial().describe('The parts that are different now.'),
  gone: z.array(panelView.keyof()).describe('Parts that are not there any more.'),
})

const uri = z.string()
const evidenceId = z.string().regex(/^E[1-9]\d{0,8}$/)

/** What looking at a piece of evidence again gave, without its words: the editor shows those. */
const look = z.strictObject({
  id: z.string(),
  state: z.enum(['same', 'changed', 'new', 'gone', 'forbidden', 'unreachable', 'refused']),
  says: z.string(),
  both: z.boolean().describe('Whether the editor can show both excerpts.'),
  claims: z.array(z.string()).describe('Statements on it that nobody said still hold.'),
})

/** From the editor to the panel. */
export const toPanel = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('view'),
    uri,
    view: panelView,
    trusted: z.boolean().describe('Whether anything may be signed here.'),
    alone: z.string().optional().describe('Why nothing but the page itself is read, where that is so.'),
  }),
  z
    .strictObject({ type: z.literal('change'), uri, change: panelChange })
    .describe('What became of the view that was sent last.'),
  z.strictObject({ type: z.literal('nothing'), says: z.string() }),
  z.strictObject({ type: z.literal('cursor'), uri, offset }),
  z
    .strictObject({
      type: z.literal('looks'),
      uri,
      going: z.boolean().describe('Whether sources are being asked.'),
      far: z.string().optional().describe('How many of how many have answered, and who has not.'),
      looked: z.array(look),
      why: z.string().optional().describe('Why nothing came of it.'),
    })
    .describe('Evidence, looked at again.'),
  z.strictObject({ type: z.literal('said'), says: z.string() }).describe('What came of an act.'),
])

/** From the panel to the editor. Everything but the first is about the packet that is shown, and says which one that is. */
export const fromPanel = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  z.strictObject({
    type: z.literal('show'),
    uri,
    range,
    focus: z.boolean().describe('Whether the text gets the keyboard.'),
  }),
  z.strictObject({ type: z.literal('act'), uri, act, about: name.max(200).optional() }),
  z.strictObject({ type: z.literal('compare'), uri, draft: z.string().regex(/^D[1-9]\d{0,8}$/) }),
  z.strictObject({ type: z.literal('look'), uri, ids: z.array(evidenceId).max(500).describe('None: all.') }),
  z.strictObject({ type: z.literal('stop-looking'), uri }),
  z.strictObject({ type: z.literal('excerpts'), uri, evidence: evidenceId }),
  z.strictObject({ type: z.literal('sync'), uri }),
  z.strictObject({ type: z.literal('explain'), uri, rule: z.string().regex(/^[a-z]+(?:-[a-z]+)*$/) }),
])

export type PanelView = z.output<typeof panelView>
export type PanelChange = z.output<typeof panelChange>
export type PanelAct = z.output<typeof act>
export type PanelLooks = Extract<ToPanel, { readonly type: 'looks' }>
export type ToPanel = z.output<typeof toPanel>
export type FromPanel = z.output<typeof fromPanel>
