// All packets of the folders that the client has open.
import { defineRequest } from '../method.ts'

export const packets = defineRequest('packets', async (_, session) => [...(await session.packets())])
