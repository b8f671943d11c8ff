// Writes events into a folder as fast as it can until it is killed. It starts quickly, for it is killed hundreds of times:
// an event is a template with another number in it. What only a power failure shows is not waited for.
import fs from 'node:fs'
import { digestOf } from '../../server/ledger/canonical.ts'
import { writeWords } from '../../server/ledger/words.ts'
import { addEvent } from '../../server/node/event-files.ts'

const [folder, actor, template] = process.argv.slice(2) as [string, string, string]
const unsynced = { ...fs, fsyncSync: () => undefined }

for (let seq = 1; ; seq++) {
  const words = writeWords(`Number ${seq} of ${actor}. `.repeat(200), String(seq).padStart(32, '0'))
  const text = template.replace('ACTOR', actor).replace('"SEQ"', String(seq)).replace('WORDS', words.digest)
  const bytes = Buffer.from(text)
  addEvent(folder, { name: `${digestOf(bytes)}.json`, bytes }, [words], unsynced)
  if (seq === 1) process.stdout.write('writing\n')
}
