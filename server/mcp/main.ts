// Where `countersign mcp` begins: one connection over standard input and output, in both eras of the protocol.
import { once } from 'node:events'
import { serveStdio } from '@modelcontextprotocol/server/stdio'
import type { Model } from '../agents/model/model.ts'
import { serverFor } from './server.ts'
import { openSession } from './session.ts'

type Asked = { readonly cwd: string; readonly agent?: string | undefined; readonly model?: Model | undefined }

/** Ends when the client closes its end. */
export async function serve({ cwd, agent, model }: Asked): Promise<void> {
  const session = openSession(cwd, process.env, { agent, model })
  const handle = serveStdio(() => serverFor(session))
  await once(process.stdin, 'close')
  await handle.close()
}
