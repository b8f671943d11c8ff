// Writes events into a folder until it has written as many as it was told, or is killed. Run by the tests of event files.
import { writeEvent } from '../../server/ledger/event.ts'
import { writeWords } from '../../server/ledger/words.ts'
import { addEvent } from '../../server/node/event-files.ts'

const [folder, name, count] = process.argv.slice(2) as [string, string, string]

for (let seq = 1; seq <= Number(count); seq++) {
  const words = writeWords(`Number ${seq} of ${name}. `.repeat(2_000), String(seq).padStart(32, '0'))
  const event = writeEvent({
    v: 1,
    type: 'suspicion-raised',
    packet: 'PKT-1',
    actor: `agent:${name}`,
    seq,
    prev: null,
    parents: [],
    lamport: 1,
    time: '2026-11-20T09:00:00Z',
    policy: '0'.repeat(64),
    body: { targets: [], words: words.digest },
  })
  addEvent(folder, event, [words])
  if (seq === 1) process.stdout.write('writing\n')
}
