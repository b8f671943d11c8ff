// All packets of the folders that the client has open.
import { RequestType } from 'vscode-languageserver-protocol/node'
import { type PacketEntry, requests } from '../../../schemas/protocol.ts'
import { defineMethod } from '../method.ts'

export const packets = defineMethod({
  type: new RequestType<unknown, PacketEntry[], void>(requests.packets.method),
  answer: async (_, session) => [...(await session.packets())],
})
