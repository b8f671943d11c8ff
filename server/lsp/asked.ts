// How the protocol writes what is asked about: anything may be absent or null, and what is there is what belongs there. Only what
// some method looks at is read.
import { ErrorCodes, ResponseError, type TextDocumentContentChangeEvent } from 'vscode-languageserver-protocol/node'
import * as z from 'zod'

const whole = z.number().refine(Number.isInteger, 'Invalid input: expected a whole number')
const position = z.object({ line: whole, character: whole })
const range = z.object({ start: position, end: position })

const asked = z.object({
  textDocument: z.object({ uri: z.string().nullish() }).nullish(),
  position: position.nullish(),
  positions: z.array(position).nullish(),
  range: range.nullish(),
  context: z.object({ only: z.array(z.string()).nullish(), includeDeclaration: z.boolean().nullish() }).nullish(),
  query: z.string().nullish(),
  newName: z.string().nullish(),
  previousResultId: z.string().nullish(),
  previousResultIds: z.array(z.object({ uri: z.string(), value: z.string() })).nullish(),
})

/** Says what is wrong with what nobody could answer. */
export function refuseNonsense(params: unknown): void {
  const read = asked.safeParse(params)
  if (!read.success) throw new ResponseError(ErrorCodes.InvalidParams, z.prettifyError(read.error))
}

const changes = z.array(z.object({ range: range.nullish(), text: z.string() })).nullish()

/** All edits of a message, or none of them. */
export function changesIn(given: unknown): readonly TextDocumentContentChangeEvent[] | { readonly no: string } {
  const read = changes.safeParse(given)
  if (!read.success) return { no: z.prettifyError(read.error) }
  return (read.data ?? []).map(({ range, text }) => (range ? { range, text } : { text }))
}
