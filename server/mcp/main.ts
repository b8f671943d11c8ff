// Where `countersign mcp` begins: one connection over standard input and output, in both eras of the protocol.
import { once } from 'node:events'
import { serveStdio } from '@modelcontextprotocol/server/stdio'
import { serverFor } from './server.ts'
import { openSession } from './session.ts'

type Asked = { readonly cwd: string; readonly agent?: string | undefined }

/** Ends when the client closes its end. */
export async function serve({ cwd, agent }: Asked): Promise<void> {
  const session = openSession(cwd, agent, process.env)
  const handle = serveStdio(() => serverFor(session))
  await once(process.stdin, 'close')
  await handle.close()
}
