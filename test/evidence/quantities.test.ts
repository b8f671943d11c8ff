// Which quantities a claim states, in their normal form. `=>` nothing means: nothing that a source would have to contain.
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { quantities } from '../../server/evidence/quantities.ts'
import { growsEvenly } from '../support/growth.ts'

/** `claim => value, value` */
function check(line: string) {
  const [claim = '', expected = ''] = line.split(' => ')
  test(claim.trim(), () => {
    const found = quantities(claim)
    assert.equal(found.map(({ value }) => value).join(', '), expected.trim())
    for (const { from, to, text } of found) assert.equal(claim.slice(from, to), text)
  })
}

const table = (name: string, lines: string) =>
  suite(name, () => {
    for (const line of lines.split('\n')) if (line.includes(' =>')) check(line.replace(/ =>$/, ' => '))
  })

table(
  'plain numbers',
  `
The list names 12 hosts. => 12
There are 4 services behind the broker. => 4
The export has 48,000 rows. => 48000
The export has 48 000 rows. => 48000
The export has 48'000 rows. => 48000
The export has 1.234.567 rows. => 1234567
The factor is 2.5 at most. => 2.5
Twelve hosts can read the credential. => 12
Twenty-one accounts were reviewed. => 21
One hundred and fifty accounts were reviewed. => 150
Two thousand three hundred accounts were reviewed. => 2300
A hundred accounts were reviewed. => 100
Two dozen accounts were reviewed. => 24
3 million records were scanned. => 3000000
1.2M records were scanned. => 1200000
About 5k sessions remained. => 5000
Between 10 and 20 hosts are affected. => 10, 20
10–20 hosts are affected. => 10, 20
3 of 12 findings are open. => 3, 12
It accepted 3/4 of the findings. => 3, 4
The attempt failed ten times. => 10
The listener is on port 5671. => 5671
The queue answered with status 403. => 403
The audit covered 256 of 1,024 keys => 256, 1024
The disk holds 20 GB of exports. => 20
The disk holds 20GB of exports. => 20
Load rose 3x over the window. => 3
**12** hosts and "14" users remain. => 12, 14
It was 2026 before anybody asked. => 2026
`,
)

table(
  'number words below ten without a unit',
  `
Two hosts can read the credential. =>
Five members of the group can open a shell. =>
No host can read the credential. =>
One of the four services is idle. =>
Zero findings remain. =>
`,
)

table(
  'durations',
  `
The credential rotates every 30 days. => P30D
The credential rotates every thirty days. => P30D
The credential rotates every thirty (30) days. => P30D
The credential rotates every 30 (thirty) days. => P30D
Rotation is P30D. => P30D
Rotation is 30d. => P30D
A 30-day rotation applies. => P30D
A thirty-day rotation applies. => P30D
It is renewed every 2 weeks. => P14D
It is renewed every two weeks. => P14D
It is renewed every 14 days. => P14D
Sessions end after 72 hours. => P3D
Sessions end after 36h. => PT36H
Sessions end after ninety (90) minutes. => PT90M
Sessions end after 1 hour 30 minutes. => PT90M
Sessions end after 1h30m. =>
Sessions end after 1 hour and 30 minutes. => PT90M
Sessions end after PT2H30M. => PT150M
It answers in 250 ms. => PT0.25S
It answers in 250ms. => PT0.25S
The contract runs 12 months. => P1Y
The contract runs for one year. => P1Y
The contract runs 18 months. => P18M
Notice is 5 business days. => P5BD
Notice is five working days. => P5BD
Notice is 5 calendar days. => P5D
Alerts fire after 30, 60 and 90 days. => P30D, P60D, P90D
Alerts fire after thirty to sixty days. => P30D, P60D
Alerts fire after 30-60 days. => P30D, P60D
A 90-minute window is enough. => PT90M
Logs are kept for 3 hosts and 30 days. => 3, P30D
It takes 15m to fail over. => PT15M
It was down for 0.5 hours. => PT30M
`,
)

table(
  'percentages',
  `
Coverage is 12 %. => 12%
Coverage is 12%. => 12%
Coverage is 12 percent. => 12%
Coverage is twelve per cent. => 12%
Coverage is 99.95%. => 99.95%
Coverage is 12,5 %. => 12.5%
It rose by five percentage points. => 5%
The rate moved 25 basis points. => 0.25%
Coverage is 5–10 %. => 5%, 10%
Coverage is 5 to 10 percent. => 5%, 10%
Coverage is between 5% and 10%. => 5%, 10%
`,
)

table(
  'money',
  `
The credit is 48,000 USD. => USD 48000
The credit is USD 48,000. => USD 48000
The credit is USD 48 000. => USD 48000
The credit is $48,000. => USD 48000
The credit is US$48,000.00. => USD 48000
The credit is 48k USD. => USD 48000
The credit is $1.2 million. => USD 1200000
The credit is $1.2m. => USD 1200000
The credit is 1.2 million dollars. => USD 1200000
The credit is 48'000 CHF. => CHF 48000
The credit is CHF 48'000. => CHF 48000
The credit is 48.000,50 EUR. => EUR 48000.5
The credit is €48,000. => EUR 48000
The credit is 48,000 €. => EUR 48000
The credit is five thousand euros. => EUR 5000
The credit is USD 5,000–10,000. => USD 5000, USD 10000
The credit is $5,000 to $10,000. => USD 5000, USD 10000
`,
)

table(
  'dates',
  `
It expires on 2026-11-12. => 2026-11-12
It expires on 12 November 2026. => 2026-11-12
It expires on 12th November, 2026. => 2026-11-12
It expires on the 12th of November 2026. => 2026-11-12
It expires on November 12, 2026. => 2026-11-12
It expires on Nov 12, 2026. => 2026-11-12
It expires on Nov. 12th, 2026. => 2026-11-12
It expires on 12.11.2026. => 2026-11-12
It expires on 12. November 2026. => 2026-11-12
It expires on 2026/11/12. => 2026-11-12
It expires on 25/11/2026. => 2026-11-25
It expires on 11/25/2026. => 2026-11-25
It expires on 11/12/2026. => 11/12/2026
It expires on 12 November. => --11-12
It expires on November 12. => --11-12
It expires in November 2026. => 2026-11
It expires in 2026-11. => 2026-11
It covers 1–15 November 2026. => 2026-11-01, 2026-11-15
It covers November 1–15, 2026. => 2026-11-01/2026-11-15
It covers 2026-10-01..2026-10-31. => 2026-10-01, 2026-10-31
It covers 2026-10-01 to 2026-10-31. => 2026-10-01, 2026-10-31
It ran from 2024–2026. => 2024, 2026
It says 30 February 2026. => 30, 2026-02
In May 12 hosts were added. => --05-12
The march of 12 hosts may 5 times fail. => 12, 5
`,
)

table(
  'times',
  `
It failed at 14:05. => 14:05
It failed at 14:05 UTC. => 14:05Z
It failed at 2:05 pm. => 14:05
It failed at 2 pm UTC. => 14:00Z
It failed at 12am. => 00:00
It failed on 2026-10-02 14:05 UTC. => 2026-10-02T14:05Z
It failed on 2026-10-02T14:05:33Z. => 2026-10-02T14:05:33Z
It failed on 2026-10-02T16:05+02:00. => 2026-10-02T14:05Z
It failed on 2026-10-02 at 16:05 CEST. => 2026-10-02T14:05Z
It failed on 2 October 2026 at 14:05. => 2026-10-02T14:05
It failed on 2026-10-02 at 01:05 CEST. => 2026-10-01T23:05Z
The window is 10:00–12:00 UTC. => 10:00, 12:00Z
The window is 10:00-12:00. => 10:00, 12:00
`,
)

table(
  'names and other things with digits',
  `
C1 and E4 support it, see O12. =>
PKT-2026-0142 follows CRED-7 and CVE-2026-12345. =>
CRED-7 § 2.3 applies, and §2.4 does not. =>
Section 4 and clause 7.2 apply. =>
Sections 2.3 and 4.1 apply, as do clauses 4 to 6. =>
ISO 27001, SOC 2 and PCI DSS 4.0 apply. =>
TLS 1.2 and v1.2 and 1.2.3 and OpenSSH 9.2p1. =>
The commit is 8c1f2e0b7d41 and sha256:3b1f2c9e51aa. =>
The host 10.0.0.1 is in 10.0.0.0/24 behind fe80::1. =>
It stands in infra/broker-2.tf and at https://a.example/4711?x=12. =>
Run \`retry 12\` on it. =>
1. First, rotate. =>
It says so.[^E1] [^12] And [3] repeats it. =>
(1) rotate, (2) revoke. =>
SHA-256 and AES-256 and 2FA and IPv6 are used. =>
Windows 11 and Node 24 are current. =>
Step 3 follows phase 2. =>
Case 4711 and ticket 99 are closed. =>
It ran 24/7. =>
Sev 1 was raised by tier 2. =>
The 1st and 22nd attempts failed. =>
Account 123456789012 holds 0042. =>
Week 46 and day 3 are free. =>
Q4 and H1 are closed. =>
Lines 10–20 show it. =>
Is No. 5 next? =>
We moved it to Frankfurt 2. =>
`,
)

suite('quantities of anything', () => {
  test('stand where they say, in order, and none overlaps another', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.constantFrom(
              '30',
              'days',
              'USD',
              '$5',
              'ninety',
              '(90)',
              '–',
              'to',
              '%',
              'Nov',
              '12,',
              '2026',
              '14:05',
              'UTC',
              '|',
              '\n',
              'and',
              '1.5',
              'a',
              'hundred',
              'section',
              '48',
              '000',
              'pm',
              'per',
              'cent',
              '2026-11-12',
              '12k',
              'P30D',
            ),
            fc.string({ maxLength: 6 }),
          ),
          { maxLength: 14 },
        ),
        words => {
          const text = words.join(' ')
          let end = 0
          for (const quantity of quantities(text)) {
            assert.ok(quantity.from >= end && quantity.to > quantity.from)
            assert.equal(text.slice(quantity.from, quantity.to), quantity.text)
            end = quantity.to
          }
        },
      ),
      { seed: 6, numRuns: 2000 },
    ))

  for (const [name, piece] of Object.entries({
    digits: '1',
    'digits with spaces': '1 ',
    groups: '000 ',
    commas: '1,',
    words: 'hundred and ',
    dashes: '1-',
    brackets: '](',
    backticks: '`',
    'number words': 'twenty-',
    sections: 'sections 1 and ',
    'lists of numbers': '1, 2 and ',
  }))
    test(`time grows no faster than the text: ${name}`, () => growsEvenly(count => quantities(piece.repeat(count))))
})
