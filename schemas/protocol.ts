// What client and server say to each other besides the Language Server Protocol: one entry a message, with what it takes
// and what comes back. docs/protocol.md says what each is for. Whatever may be left out may be `null` as well.
import * as z from 'zod'
import { panelChange, panelView } from './panel.ts'
import { machineSettings } from './sources.ts'

const uri = z.string().describe('The document, as the client names it.')

/** What a client says of itself in `initializationOptions`, and again in `workspace/didChangeConfiguration`. */
export const settings = z.object({
  /** Whether the person trusts this folder. Without trust nothing is run, signed or fetched. */
  trusted: z.boolean().nullish(),
  /** The client answers `countersign/confirm`. Without it, the person is asked by `window/showMessageRequest`. */
  confirm: z.boolean().nullish(),
  /** The client does the `commands` below itself, asking the person for what is missing. Without it, the server does what it can. */
  commands: z.boolean().nullish(),
  /** The client answers `countersign/words` with words of this model, as drafts will name it. Without it, roles use words of their own. */
  model: z.string().max(100).nullish(),
  /** A model that the server asks by itself: `anthropic:NAME` or `openai:NAME`. Key and hosts stand in its environment alone. */
  endpoint: z.string().max(200).nullish(),
  /** The agent of the workspace that roles act as, where it names several. */
  agent: z.string().max(100).nullish(),
  /** The person's handle, where neither git nor a key tells. */
  me: z.string().nullish(),
  /** What this machine permits to be asked, besides its settings file. No workspace may say any of it. */
  machine: machineSettings.omit({ secrets: true }).partial().nullish().catch(null),
  /** The client keeps secrets of sources, and answers `countersign/secret`. */
  secrets: z.boolean().nullish(),
  /** Whether lenses are given at all, and hints behind evidence and statements. Without it, they are: the editor has switches of its own. */
  lenses: z.boolean().nullish(),
  inlayHints: z.boolean().nullish(),
  /** When findings are told: while typing, or once the document is saved. */
  run: z.enum(['onType', 'onSave']).nullish(),
})
export type Settings = z.output<typeof settings>

export const verdictNames = [
  'drafting',
  'blocked',
  'on hold',
  'escalated',
  'ready for review',
  'ready for handoff',
  'handed off',
  'returned',
] as const

/** One packet of the workspace, as a tree shows it. */
export const packetEntry = z.strictObject({
  uri,
  number: z.string(),
  title: z.string(),
  verdict: z.enum(verdictNames),
  owner: z.string().optional().describe('`@handle`'),
  coordinator: z.string().optional().describe('`@handle`'),
  waitsFor: z
    .array(z.string())
    .describe('Who has to act, the first to act first: `@handle`, or a role that nobody holds.'),
  yours: z.boolean().optional().describe('Whether it waits for whoever looks, where that is known.'),
  blocks: z.int().describe('How many findings block it.'),
  drafts: z.int().describe('How many drafts wait for a person.'),
  lapses: z.string().optional().describe('The next day on which something in it lapses: `2026-12-02`.'),
})
export type PacketEntry = z.output<typeof packetEntry>

/** A draft beside what it would change. `before` and `after` are whole texts of what changes, for a diff. */
export const draftView = z.strictObject({
  id: z.string(),
  by: z.string(),
  model: z.string().optional(),
  for: z.string().optional().describe('`@handle`: in whose name an agent drafted it.'),
  time: z.string(),
  verb: z.string(),
  targets: z.array(z.string()),
  before: z.string(),
  after: z.string(),
  words: z.string().describe('What the draft says, as it was written.'),
  reasons: z.array(z.string()).describe('Why a person may reject it: what the act `reject` takes.'),
  hindrance: z.string().optional().describe('Why it cannot be accepted as it stands.'),
})
export type DraftView = z.output<typeof draftView>

/** What became of an act: the sentence that was signed and the events that were written, or why nothing was done. */
export const outcome = z.discriminatedUnion('done', [
  z.strictObject({
    done: z.literal(true),
    says: z.string(),
    events: z.array(z.string()),
    warns: z.string().optional().describe('What did not go as the person wanted, although it was done.'),
  }),
  z.strictObject({ done: z.literal(false), why: z.string() }),
])
export type Outcome = z.output<typeof outcome>

/** What became of a handoff. `not yet`: nothing was done, and nothing stands in its way. */
export const handedOff = z.discriminatedUnion('done', [
  z.strictObject({
    done: z.literal(true),
    says: z.string(),
    events: z.array(z.string()),
    arrived: z.string().describe('Where the bundle is now: for a folder, the path of the bundle in it.'),
    copies: z
      .array(z.strictObject({ role: z.string(), arrived: z.string() }))
      .optional()
      .describe('Where the bundles for readers are.'),
  }),
  z.strictObject({
    done: z.literal('not yet'),
    to: z.string().describe('Where the profile would have it go.'),
    roles: z.array(z.string()).describe('Roles that people on the roster hold: who may get a bundle of their own.'),
  }),
  z.strictObject({ done: z.literal(false), why: z.string() }),
])
export type HandedOff = z.output<typeof handedOff>

/** What became of taking something out of a page. `not yet`: how the page would read, to be looked at. */
export const redaction = z.discriminatedUnion('done', [
  z.strictObject({ done: z.literal(true), says: z.string() }),
  z.strictObject({
    done: z.literal('not yet'),
    shown: z.string().describe('What it is called when it is asked for.'),
    after: z.string().describe('The page as it would read.'),
    says: z.array(z.string()).describe('What comes of it, a line each.'),
  }),
  z.strictObject({ done: z.literal(false), why: z.string() }),
])
export type Redaction = z.output<typeof redaction>

/** What looking at one piece of evidence again gave. */
export const lookedAt = z.strictObject({
  id: z.string(),
  title: z.string(),
  state: z.enum(['same', 'changed', 'new', 'gone', 'forbidden', 'unreachable', 'refused']),
  says: z.string(),
  before: z.string().optional().describe('The excerpt as it was captured, where it changed and may be shown.'),
  after: z.string().optional().describe('The excerpt as it is now.'),
  claims: z.array(z.string()).describe('The statements that cite it.'),
})
export type LookedAt = z.output<typeof lookedAt>

/** From the client to the server. */
export const requests = {
  panel: {
    method: 'countersign/panel',
    params: z.object({ uri }),
    result: panelView.nullable(),
  },
  panelSince: {
    method: 'countersign/panelSince',
    params: z.object({ uri, since: z.string().nullish().describe('The `edition` of the view that the client has.') }),
    result: z
      .union([
        z.strictObject({ edition: z.string(), view: panelView }),
        z.strictObject({ edition: z.string(), change: panelChange }),
      ])
      .nullable(),
  },
  packets: {
    method: 'countersign/packets',
    params: z.looseObject({}).nullish(),
    result: z.array(packetEntry),
  },
  draft: {
    method: 'countersign/draft',
    params: z.object({ uri, id: z.string() }),
    result: draftView.nullable(),
  },
  act: {
    method: 'countersign/act',
    params: z.object({
      uri,
      act: z.string().describe('One of the acts of the command line: `object`, `accept`, `withdraw`.'),
      input: z.record(z.string(), z.unknown()).describe('What the act takes, by name.'),
      me: z.string().nullish().describe('The handle to act under, where git and the key do not tell.'),
    }),
    result: outcome,
  },
  handoff: {
    method: 'countersign/handoff',
    params: z.object({
      uri,
      deliver: z
        .string()
        .nullish()
        .describe('Where the bundle goes, as on the command line. Without it nothing is done or asked.'),
      readers: z
        .array(z.object({ role: z.string(), where: z.string() }))
        .nullish()
        .describe('Besides the formal decision: who gets what their role may read, and where.'),
      to: z.string().nullish().describe('Who gets it, in words. Otherwise the place that the profile names.'),
      text: z.string().nullish().describe('A word to whoever takes it over.'),
      me: z.string().nullish().describe('The handle to act under, where git and the key do not tell.'),
      workDoneToken: z
        .union([z.string(), z.int()])
        .nullish()
        .describe('Who names one hears by `$/progress` where it goes, once it is signed.'),
    }),
    result: handedOff,
  },
  evidence: {
    method: 'countersign/evidence',
    params: z.object({
      uri,
      ids: z.array(z.string()).nullish().describe('Which pieces: `E4`. None named: all.'),
      reason: z.string().nullish().describe('Why somebody looks. It is recorded.'),
      workDoneToken: z
        .union([z.string(), z.int()])
        .nullish()
        .describe('Who names one hears by `$/progress` how far it is.'),
    }),
    result: z.strictObject({ looked: z.array(lookedAt), outcome }),
  },
  redact: {
    method: 'countersign/redact',
    params: z.object({
      uri,
      seal: z
        .object({ id: z.string(), as: z.string().min(1).describe('What everybody may know of it.') })
        .nullish()
        .describe('A restricted statement to seal. Without it: secrets and personal identifiers, all of the page.'),
      shown: z.string().nullish().describe('What a person has looked at, and wants written.'),
    }),
    result: redaction,
  },
  secrets: {
    method: 'countersign/secrets',
    params: z.object({ uri }),
    result: z.array(
      z.strictObject({ name: z.string(), source: z.string(), origin: z.string().describe('The one that gets it.') }),
    ),
  },
  role: {
    method: 'countersign/role',
    params: z.object({
      uri,
      role: z.string(),
      dryRun: z.boolean().nullish(),
      words: z
        .boolean()
        .nullish()
        .describe('Whether the model of the settings may be asked. A client says `false` where no person asked.'),
    }),
    result: outcome,
  },
} as const

/** `denied`, `limited` and `unreachable` hold for the next text too: it is not asked for. */
export const whyNoWords = ['refused', 'limited', 'unreachable', 'broken off', 'too long', 'too slow', 'denied'] as const

/** From the server to the client. */
export const questions = {
  /** Shows, whole, what is about to be signed and with which key. Nothing is signed before somebody says so. */
  confirm: {
    method: 'countersign/confirm',
    params: z.strictObject({
      act: z.string(),
      says: z.string().describe('The very words that are signed.'),
      actor: z.string(),
      namespace: z.string(),
      key: z.string().describe('The key, as git or the workspace names it.'),
    }),
    result: z.object({ sign: z.boolean() }),
  },
  /** Asks for a secret when it has to be sent, and for one origin. It is kept nowhere. */
  secret: {
    method: 'countersign/secret',
    params: z.strictObject({ name: z.string(), origin: z.string() }),
    result: z.object({ value: z.string().nullish() }),
  },
  /** Has the client's model write one text. Whatever comes back is put through the gate like any other words. */
  words: {
    method: 'countersign/words',
    params: z.strictObject({
      model: z.string(),
      task: z.string().describe('What it is to do. Nothing of a packet stands in it.'),
      material: z.string().describe('What it works on, as JSON: quotations under labels, of limited length.'),
      most: z.int().describe('Characters of an answer beyond which nobody listens.'),
    }),
    result: z.union([
      z.object({ text: z.string() }),
      z.object({ failed: z.enum(whyNoWords), why: z.string().max(500).describe('For the person.') }),
    ]),
  },
} as const

export const notifications = {
  /** What panel, tree and status bar show of this packet may be different now. */
  changed: { method: 'countersign/changed', params: z.strictObject({ uri }) },
} as const

/** Commands that code actions and lenses name, each with one argument. */
export const commands = {
  /** Does an act. `asks` names what the person has to give first; the rest of the input is there. */
  act: {
    command: 'countersign.act',
    argument: requests.act.params.extend({ asks: z.array(z.string()) }),
  },
  /** Shows a draft beside what it would change. */
  draft: { command: 'countersign.draft', argument: requests.draft.params },
  /** Has a role of an agent look at the packet and propose. */
  role: { command: 'countersign.role', argument: requests.role.params },
  /** Shows the page without what is secret or identifies somebody, and writes it once a person says so. */
  redact: { command: 'countersign.redact', argument: z.object({ uri }) },
  /** Asks what everybody may know of a restricted statement, shows the page with its words sealed, and writes it. */
  seal: { command: 'countersign.seal', argument: z.object({ uri, id: z.string() }) },
} as const
