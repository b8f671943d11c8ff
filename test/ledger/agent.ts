// An ssh-agent in this process that holds software keys, hardware ones among them: to OpenSSH it is an agent like any other.
import { createServer } from 'node:net'
import { join } from 'node:path'
import { wire, wireString } from '../../server/ledger/wire.ts'
import type { Hand, SoftwareKey } from './keys.ts'

export type Agent = { readonly socket: string; close(): Promise<void> }

const ask = { identities: 11, sign: 13 }
const answer = { failure: 5, identities: 12, signature: 14 }

/** `hand` says what is done at the token for each signature; nothing means that nobody touched it in time. */
export function startAgent(folder: string, keys: readonly SoftwareKey[], hand: () => Hand | undefined): Promise<Agent> {
  const socket = join(folder, 'agent.sock')
  const server = createServer(connection => {
    let waiting = Buffer.alloc(0)
    connection.on('data', chunk => {
      waiting = Buffer.concat([waiting, chunk])
      while (waiting.length >= 4 && waiting.length >= 4 + waiting.readUInt32BE()) {
        const request = wire(waiting).string()
        waiting = waiting.subarray(4 + request.length)
        connection.write(wireString(reply(request, keys, hand)))
      }
    })
  })
  return new Promise(resolve =>
    server.listen(socket, () => resolve({ socket, close: () => new Promise(done => server.close(() => done())) })),
  )
}

function reply(request: Buffer, keys: readonly SoftwareKey[], hand: () => Hand | undefined): Buffer {
  const fields = wire(request)
  const asked = fields.byte()
  if (asked === ask.identities) {
    const listed = keys.flatMap(key => [wireString(key.blob), wireString(key.kind)])
    const count = Buffer.alloc(5)
    count.writeUInt8(answer.identities)
    count.writeUInt32BE(keys.length, 1)
    return Buffer.concat([count, ...listed])
  }
  if (asked !== ask.sign) return Buffer.from([answer.failure])
  const blob = fields.string()
  const signed = fields.string()
  const wanted = fields.uint32()
  const key = keys.find(candidate => candidate.blob.equals(blob))
  const touch = hand()
  if (!key || !touch) return Buffer.from([answer.failure])
  const algorithm = key.kind === 'rsa' ? (wanted === 2 ? 'rsa-sha2-256' : 'rsa-sha2-512') : undefined
  return Buffer.concat([Buffer.from([answer.signature]), wireString(key.sign(signed, touch, algorithm))])
}
