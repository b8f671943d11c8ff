import type { Command } from '../command.ts'

export const redact: Command = {
  name: 'redact',
  takes: 'PACKET',
  arguments: [1, 1],
  summary: 'Take secrets and personal identifiers out of a page, and say where else they still stand.',
  about: `Takes out what secret-in-packet and personal-identifier find. A secret leaves its kind, and digits of its digest where a machine drew it.
What identifies a person is sealed beside the page for coordinator, owner and the recovery key, and leaves digits of a salted digest:
nobody can guess it by them, and who may read it can. An accepted text that is changed by it has to be accepted again.`,
  flags: { 'dry-run': { about: 'Say what would be taken out, and change nothing.' } },
  examples: ['countersign redact case.md --dry-run'],
  run: async call => (await import('../redact.ts')).runRedact(call),
}
