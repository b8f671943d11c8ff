// Whatever stands in a text, a detector reads it once: four times the text takes about four times as long.
import assert from 'node:assert/strict'
import { admitting } from '../../server/rules/detect/admission.ts'
import { approving } from '../../server/rules/detect/approval.ts'
import { saysWhose } from '../../server/rules/detect/attribution.ts'
import { assertions } from '../../server/rules/detect/claims.ts'
import { restated } from '../../server/rules/detect/hypothesis.ts'
import { identifiers } from '../../server/rules/detect/identifiers.ts'
import { overstated } from '../../server/rules/detect/overstated.ts'
import { promises } from '../../server/rules/detect/promises.ts'
import { marksOf, repeats } from '../../server/rules/detect/repeats.ts'
import { secrets } from '../../server/rules/detect/secrets.ts'
import { sentences } from '../../server/rules/detect/sentences.ts'
import { placeholders, unresolved } from '../../server/rules/detect/unfinished.ts'

const detectors: Readonly<Record<string, (text: string) => unknown>> = {
  sentences,
  overstated: text => overstated(text, { add: ['fully contained', 'a b c'], allow: ['no data'] }),
  approving,
  admitting,
  assertions,
  promises,
  identifiers,
  secrets,
  restated: text => restated(text, 'The session survived because the cache was stale.'),
  saysWhose: text => saysWhose(text, 'the vendor'),
  repeats: text => repeats(text, mark => mark.length % 2 === 0),
  marksOf,
  placeholders,
  unresolved,
}

// biome-ignore format: a paragraph of pieces
const hard = [
  'a', ' ', '.', '\n', '"', '1', '-', '@', '(', 'é', '😀', 'a.', '. ', '? ', '\n ', '1 ', '1-', '1.', '12:', 'A1 ', 'A1',
  'a@a.', '@a.b ', 'no ', 'not ', 'no customer data ', 'fully mitigated ', 'fully mitigated. ', 'if ', 'until ', 'the board ',
  'has been approved ', 'we will ', 'we are sorry ', 'nothing was ', 'says that ', '“', '" fully contained " ', 'password=',
  'token ', 'secret: aB3dE6gH9jK2mN5p ', 'eyJhbGci.', '-----BEGIN ', '-----BEGIN PRIVATE KEY-----\n', 'https://a:b',
  'x://', '+1 ', '+1 (1) ', '00 1 ', 'call 1', 'GB82 ', '4111 ', '411111', 'born on ', '[redacted: ', 'ctr-12 ', 'is ', 'the ',
  'aB3', '$1', 'no a ', 'without ', 'passport no. ', 'AB12 CD',
  '[add ', 'TODO ', 'XXX', '<<[UNRESOLVED ', '<<[UNRESOLVED]', 'lorem ',
]

const least = 20

/** Of this process, in milliseconds: what else runs on the machine does not count. */
function slowest(detect: (text: string) => unknown, piece: string, length: number): number {
  const text = piece.repeat(Math.ceil(length / piece.length)).slice(0, length)
  const times = [1, 2].map(() => {
    const start = process.cpuUsage()
    detect(text)
    return process.cpuUsage(start).user / 1000
  })
  return Math.max(least, Math.min(...times))
}

suite('time grows with the text and no faster', () => {
  for (const [name, detect] of Object.entries(detectors))
    test(name, () => {
      for (const piece of hard) {
        const short = slowest(detect, piece, 15_000)
        const long = slowest(detect, piece, 60_000)
        assert.ok(long < short * 9, `${JSON.stringify(piece)}: ${short.toFixed()} ms, then ${long.toFixed()} ms`)
      }
    }).timeout(120_000)
})
