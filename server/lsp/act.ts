// Does an act for whoever sits at the editor: the same act as on the command line, with the person's own key, and nothing is
// signed before a person saw the very words.
import { dirname } from 'node:path'
import { type CancellationToken, MessageType, ShowMessageRequest } from 'vscode-languageserver-protocol/node'
import { type Outcome, questions } from '../../schemas/protocol.ts'
import type { Act } from '../acts/act.ts'
import { acts } from '../acts/index.ts'
import { sync } from '../acts/page/sync.ts'
import { doAct } from '../host/do-act.ts'
import { type Ask, personHands } from '../host/hands.ts'
import { packetAt } from '../host/packet-at.ts'
import { Wrong } from '../host/wrong.ts'
import { type Person, personHere } from '../node/person.ts'
import { textOn } from '../node/text-on.ts'
import { replaceText } from '../node/write-file.ts'
import type { Document } from './documents.ts'
import type { Session } from './session.ts'

export type Asked = {
  readonly uri: string
  readonly act: string
  readonly input: { readonly [name: string]: unknown }
  readonly me?: string | null | undefined
}

export async function actOn(asked: Asked, session: Session, token: CancellationToken): Promise<Outcome> {
  try {
    return await session.alone(token, () => act(asked, session, token))
  } catch (error) {
    if (!(error instanceof Wrong)) throw error
    return refused([error.message, error.hint].filter(Boolean).join(' '))
  }
}

export const refused = (why: string): Outcome => ({ done: false, why })

async function act({ uri, act: name, input, me }: Asked, session: Session, token: CancellationToken): Promise<Outcome> {
  if (name === 'sync') return inStep(uri, session)
  const act = acts.find(one => one.name === name)
  if (!act) return refused(`There is no act \`${name}\`.`)
  if (notHere[name]) return refused(notHere[name])
  const parsed = act.input.safeParse(withoutNulls(input))
  if (!parsed.success) return refused(whyNot(act, parsed.error.issues[0]))
  const file = savedFile(session.document(uri), uri, session)
  const at = await packetAt(file, dirname(file), session.outside.env)
  const person = personHere(at.home.root, at.signers, me ?? session.settings.me ?? undefined)
  const done = await doAct(act, parsed.data, at, personHands(person, 'askpass', asking(act, person, session, token)))
  if ('no' in done) return refused(done.no)
  session.acted(uri)
  return { done: true, says: done.says, events: done.written.map(({ event }) => event.name.replace(/\.json$/, '')) }
}

/** The page follows its ledger. Nothing is decided, so nobody signs. */
async function inStep(uri: string, session: Session): Promise<Outcome> {
  const file = savedFile(session.document(uri), uri, session)
  const { text, scene } = await packetAt(file, dirname(file), session.outside.env)
  const synced = sync(text, scene)
  if ('no' in synced) return refused(synced.no)
  if (synced.text !== text && replaceText(file, synced.text, text) === 'changed meanwhile')
    return refused('The page changed meanwhile, and was left as it is: try it again.')
  session.acted(uri)
  return { done: true, says: synced.says.join('\n') || 'The page is in step with its ledger.', events: [] }
}

/** What is more than an event and a page. */
const notHere: Readonly<Record<string, string>> = {
  'hand-off':
    'A handoff is recorded with its bundle or not at all: `countersign handoff PACKET --deliver WHERE` does both, and so does `countersign/handoff` for editors that ask for it.',
}

function whyNot(
  { input }: Act,
  issue: { readonly path: readonly PropertyKey[]; readonly message: string } | undefined,
) {
  const field = String(issue?.path[0] ?? '')
  const about = input.shape[field]?.description
  return `${field || 'The input'}: ${issue?.message ?? 'it does not fit'}.${about ? ` ${about}` : ''}`
}

const withoutNulls = (input: Asked['input']) =>
  Object.fromEntries(Object.entries(input ?? {}).filter(([, value]) => value !== null))

/** Acts are about what is on the disk: what nobody saved, nobody else could check. */
export function savedFile(document: Document | undefined, uri: string, session: Session): string {
  if (!session.trusted)
    throw new Wrong('This folder is not trusted: nothing is run or signed here.', 'Trust it first, or use another one.')
  const file = session.fileOf(uri)
  if (file === undefined) throw new Wrong('This packet is not saved in a folder of this machine.')
  if (document && document.text !== textOn(file))
    throw new Wrong(
      'The page is not saved as it stands here.',
      'Save it, or read it again from the disk: what is signed is what others can read.',
    )
  return file
}

export const asking =
  ({ name }: Pick<Act, 'name'>, { key }: Person, session: Session, token: CancellationToken): Ask =>
  async (says, actor, namespace) => {
    const named = key ? ('path' in key ? key.path : key.literal) : ''
    const sign = session.settings.confirm
      ? await asked({ act: name, says, actor, namespace, key: named }, session)
      : await shown(`${says}\n\nSigned as ${actor} with ${named} (${namespace}).`, session)
    // Whoever took the request back in the meantime has said no.
    return sign && !token.isCancellationRequested ? undefined : { no: 'Nothing was signed, and nothing was written.' }
  }

async function asked(params: Parameters<typeof questions.confirm.params.parse>[0], { connection }: Session) {
  const answer = questions.confirm.result.safeParse(await connection.sendRequest(questions.confirm.method, params))
  return answer.success && answer.data.sign === true
}

const yes = { title: 'Sign' }

async function shown(message: string, { connection }: Session): Promise<boolean> {
  const actions = [yes, { title: 'Cancel' }]
  const answer = await connection.sendRequest(ShowMessageRequest.type, { type: MessageType.Warning, message, actions })
  return answer?.title === yes.title
}
