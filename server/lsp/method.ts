// What a method of the protocol is: its type, what it adds to the server's capabilities, and one answer.
import {
  type CancellationToken,
  ErrorCodes,
  LSPErrorCodes,
  type Position,
  type ProtocolRequestType,
  RequestType,
  ResponseError,
  type ServerCapabilities,
  type TextDocumentIdentifier,
} from 'vscode-languageserver-protocol/node'
import * as z from 'zod'
import type { Packet } from '../../schemas/packet.ts'
import { requests, type Settings } from '../../schemas/protocol.ts'
import type { Checked } from '../rules/run.ts'
import { refuseNonsense } from './asked.ts'
import type { Client } from './client.ts'
import type { Document } from './documents.ts'
import type { Places } from './places.ts'
import type { Session } from './session.ts'
import type { Written } from './written.ts'

export type Method<P, R> = {
  // biome-ignore lint/suspicious/noExplicitAny: what the protocol's types carry besides parameters and result is never looked at
  readonly type: ProtocolRequestType<P, R, any, any, any> | RequestType<P, R, any>
  provides?(client: Client, settings: Settings): Partial<ServerCapabilities>
  /** What it did is told also to who did not want to wait any more. Any other answer is not. */
  readonly tells?: 'what it did'
  /** `Written` is JSON of the same. */
  answer(params: P, session: Session, token: CancellationToken): Promise<R | Written> | R | Written
}

/** One of the list, whatever it takes. */
export type AnyMethod = Method<never, unknown>

/** A request of the protocol. */
export const defineMethod = <P, R>(method: Method<P, R>): AnyMethod =>
  anyMethod({
    ...method,
    answer(params, session, token) {
      refuseNonsense(params)
      return method.answer(params, session, token)
    },
  })

const anyMethod = <P, R>(method: Method<P, R>): AnyMethod => method as unknown as AnyMethod

type Name = keyof typeof requests
type Params<N extends Name> = z.output<(typeof requests)[N]['params']>
type Result<N extends Name> = z.output<(typeof requests)[N]['result']>

/** A request of our own, read by its schema. */
export function defineRequest<N extends Name>(
  name: N,
  answer: (params: Params<N>, session: Session, token: CancellationToken) => Promise<Result<N>>,
  more: Pick<AnyMethod, 'tells'> = {},
): AnyMethod {
  const { method, params } = requests[name]
  return anyMethod({
    ...more,
    type: new RequestType<unknown, Result<N>, void>(method),
    answer(given, session, token) {
      const read = params.safeParse(given)
      if (!read.success) throw new ResponseError(ErrorCodes.InvalidParams, z.prettifyError(read.error))
      return answer(read.data as Params<N>, session, token)
    },
  })
}

/** Nobody waits for it any more. */
export function stopIfCancelled({ isCancellationRequested }: CancellationToken): void {
  if (isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.')
}

/** A packet as it reads, whatever there is to find in it: whoever asks for no more does not wait for more. */
export type Page = { readonly document: Document; readonly packet: Packet; readonly places: Places }

/** Nothing for plain Markdown, and for what is not open. */
export function pageOf(params: { readonly textDocument: TextDocumentIdentifier }, session: Session): Page | undefined {
  const document = session.document(params.textDocument?.uri)
  const packet = document?.packet
  return packet && { document, packet, places: document.places }
}

/** A packet as a method looks at it. */
export type Seen = { readonly document: Document; readonly checked: Checked; readonly places: Places }

/** Nothing for plain Markdown, and for what is not open. */
export async function seen(
  params: { readonly textDocument: TextDocumentIdentifier },
  session: Session,
): Promise<Seen | undefined> {
  const document = session.document(params.textDocument?.uri)
  const checked = document && (await session.checked(document))
  return checked && { document, checked, places: document.places }
}

export async function seenAt(
  params: { readonly textDocument: TextDocumentIdentifier; readonly position: Position },
  session: Session,
): Promise<(Seen & { readonly offset: number }) | undefined> {
  const found = await seen(params, session)
  return found && params.position && { ...found, offset: found.places.offset(params.position) }
}
