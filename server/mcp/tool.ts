// What a tool is: data that the protocol's lists are made from, and one function. Tools read and propose; whatever decides
// is none.
import type { CallToolResult, InputRequiredResult, ServerContext } from '@modelcontextprotocol/server'
import type * as z from 'zod'
import type { Session } from './session.ts'

export type Tool<I extends z.ZodObject = z.ZodObject, O extends z.ZodObject = z.ZodObject> = {
  /** `read_packet` */
  readonly name: string
  readonly title: string
  /** For a model: when to call it, what comes back. */
  readonly about: string
  readonly input: I
  readonly output: O
  /** `proposes`: it adds to the ledger what a person will judge. Nothing else is ever written. */
  readonly does: 'reads' | 'proposes'
  run(input: z.output<I>, session: Session, asking: Asking): Promise<z.output<O> | No | InputRequiredResult>
}

/** The call itself, for tools that have to ask for something that is missing. */
export type Asking = Pick<ServerContext['mcpReq'], 'inputResponses'> & { readonly canAsk: boolean }

/** Why not, what to do instead, and, where a person has to, who. */
export type No = { readonly no: string; readonly instead?: string; readonly ask?: readonly string[] }

export const defineTool = <I extends z.ZodObject, O extends z.ZodObject>(tool: Tool<I, O>): Tool<I, O> => tool

export type Result = CallToolResult | InputRequiredResult
