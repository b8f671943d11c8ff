// The server for agents, made from the list of tools. Whatever goes wrong in a call is an answer to it.
import { type InputRequiredResult, McpServer, type ServerContext } from '@modelcontextprotocol/server'
import { version } from '../host/product.ts'
import { Wrong } from '../host/wrong.ts'
import { said } from '../node/errors.ts'
import { refusalText } from './boundary.ts'
import type { Session } from './session.ts'
import type { No, Result, Tool } from './tool.ts'
import { tools } from './tools/index.ts'

export function serverFor(session: Session): McpServer {
  const server = new McpServer({ name: 'countersign', title: 'Countersign', version }, { capabilities: { tools: {} } })
  for (const tool of tools) {
    const { name, title, about, input, output, does } = tool
    const annotations = {
      title,
      readOnlyHint: does === 'reads',
      destructiveHint: false,
      idempotentHint: does === 'reads',
      openWorldHint: false,
    }
    server.registerTool(
      name,
      { title, description: about, inputSchema: input, outputSchema: output, annotations },
      (given, context) => call(tool, given, session, context, server),
    )
  }
  return server
}

async function call(
  tool: Tool,
  given: Parameters<Tool['run']>[0],
  session: Session,
  { mcpReq }: ServerContext,
  server: McpServer,
): Promise<Result> {
  const canAsk = server.server.getClientCapabilities()?.elicitation !== undefined
  try {
    const answer = await tool.run(given, session, {
      canAsk,
      ...(mcpReq.inputResponses && { inputResponses: mcpReq.inputResponses }),
    })
    if (isRefusal(answer)) return refused(answer)
    if (isQuestion(answer)) return answer
    return { content: [{ type: 'text', text: JSON.stringify(answer) }], structuredContent: answer }
  } catch (error) {
    if (error instanceof Wrong) return refused({ no: error.message, ...(error.hint && { instead: error.hint }) })
    if (error instanceof Error && 'syscall' in error) return refused({ no: `It could not be read: ${said(error)}.` })
    throw error
  }
}

const isRefusal = (answer: object): answer is No => 'no' in answer
const isQuestion = (answer: object): answer is InputRequiredResult => 'inputRequests' in answer

const refused = (no: No): Result => ({ isError: true, content: [{ type: 'text', text: refusalText(no) }] })
