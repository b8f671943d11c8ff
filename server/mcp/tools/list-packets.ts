import * as z from 'zod'
import { verdict } from '../../gate/verdict.ts'
import { Wrong } from '../../host/wrong.ts'
import { about } from '../shapes.ts'
import { defineTool } from '../tool.ts'

const most = 500

export const listPackets = defineTool({
  name: 'list_packets',
  title: 'List packets',
  about:
    'Lists the packets of this workspace with their verdict, owner and coordinator, and how much stands in the way. Call it first when the user names no file.',
  input: z.strictObject({}),
  output: z.object({
    packets: z.array(
      z.object({
        about,
        title: z.string(),
        verdict: z.string(),
        owner: z.string().optional(),
        coordinator: z.string().optional(),
        blocks: z.int().describe('How many findings block it.'),
        waits: z.int().describe('How many things people still have to do.'),
        drafts: z.int().describe('How many drafts wait for a person.'),
      }),
    ),
    unreadable: z.array(z.object({ packet: z.string(), why: z.string() })),
    more: z.int().describe('How many more there are than are listed.'),
  }),
  does: 'reads',

  async run(_, session) {
    const paths = await session.packets()
    const packets = []
    const unreadable = []
    for (const path of paths.slice(0, most)) {
      try {
        const { about, checked, scene, veil } = await session.packet(path)
        const { name, owner, coordinator, blocks, waits } = verdict(checked)
        const drafts = [...scene.ledger.state.drafts.values()].filter(({ status }) => status === 'pending')
        packets.push({
          about,
          title: veil.over(scene.subject.packet.title),
          verdict: name,
          ...(owner && { owner }),
          ...(coordinator && { coordinator }),
          blocks: blocks.length,
          waits: waits.length,
          drafts: drafts.length,
        })
      } catch (error) {
        if (!(error instanceof Wrong)) throw error
        unreadable.push({ packet: path, why: error.message })
      }
    }
    return { packets, unreadable, more: Math.max(0, paths.length - most) }
  },
})
