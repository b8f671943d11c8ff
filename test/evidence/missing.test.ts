// Which quantities of a claim stand in none of its sources. Under each source: claims, and behind `!` what is missing.
import assert from 'node:assert/strict'
import { missing } from '../../server/evidence/quantities.ts'

const source = (name: string, text: string, claims: string) =>
  suite(`a source: ${name}`, () => {
    for (const line of claims.split('\n').filter(line => line.trim() !== '')) {
      const [claim = '', expected = ''] = line.split(' ! ')
      test(line, () =>
        assert.equal(
          missing(claim, [text])
            .map(quantity => quantity.text)
            .join(', '),
          expected,
        ),
      )
    }
  })

source(
  'prose',
  `The credential rotates every thirty (30) days. Two broker hosts and twelve members of the group may read it.
  Coverage was 99.95 % in November 2026. The credit is capped at 48,000 USD, which is 12 percent of the annual fee.
  Reviewed on 12 November 2026 at 14:05 UTC; sessions end after 1 hour 30 minutes. See ISO 27001, section 4.`,
  `
It rotates every 30 days.
It rotates every P30D.
It rotates monthly, after 31 days. ! 31 days
It rotates every 30 hours. ! 30 hours
It rotates every 4 weeks and 2 days, 30 in all. ! 4 weeks, 2 days, 30
2 hosts may read it.
3 hosts may read it. ! 3
12 members may read it.
14 members may read it. ! 14
Coverage was 99.95%.
Coverage was 99.5%. ! 99.5%
Coverage was 99.95. ! 99.95
The credit is $48,000, 12% of the fee.
The credit is EUR 48,000. ! EUR 48,000
The credit is 48k USD.
It was reviewed on 2026-11-12.
It was reviewed on Nov 12.
It was reviewed on 13 November 2026. ! 13 November 2026
It was reviewed in November 2026.
It was reviewed in 2026.
It was reviewed in December 2026. ! December 2026
It was reviewed at 14:05.
It was reviewed on 2026-11-12 at 15:05 CET.
It was reviewed on 2026-11-12 at 16:05 CET. ! 2026-11-12 at 16:05 CET
Sessions end after 90 minutes.
Sessions end after 1.5 hours.
Sessions end after 1 hour.
4 sections changed. ! 4
`,
)

source(
  'canonical JSON',
  '{"captured":"2026-11-12T14:05:33Z","contract":{"amount":48000,"currency":"EUR"},"coverage_percent":12,"findings":[{"open":true},{"open":true},{"open":false}],"members":["a","b","c","d","e"],"mfa":{"unit":"days","value":30},"retention":"P90D","rotation_days":14,"seen_at":1762948800,"text":"kept for 18 months","total":214,"ttl_seconds":3600,"version":"1.2.3"}',
  `
The group has 5 members.
The group has 6 members. ! 6
2 of 3 findings are open.
4 findings are open. ! 4
The contract is worth EUR 48,000.
The contract is worth 48,000 USD. ! 48,000 USD
It rotates every 2 weeks.
It rotates every 14 days.
It rotates every 14 hours. ! 14 hours
Coverage is 12 %.
Coverage is 14 %. ! 14 %
MFA lasts 30 days.
MFA lasts 30 hours. ! 30 hours
It is kept for 90 days or a year and 18 months.
There are 214 accounts.
It takes 214 days.
Sessions end after 1 hour.
Sessions end after 60 minutes.
It was captured on 12 November 2026.
It was captured at 14:05 UTC.
It was captured on 2026-11-12 15:05 CET.
It was captured on 2026-11-12 15:06 CET. ! 2026-11-12 15:06 CET
It was seen on 2025-11-12.
`,
)

source(
  'a scalar of JSON',
  '30',
  `
It rotates every 30 days.
It has 30 hosts.
It rotates every 31 days. ! 31 days
`,
)

source(
  'YAML and configuration as text',
  `rotation_days: 30   # a month
ports: [443, 5671]
max_age = 90
window: "36h"
retention-months: 12
hosts:
  - b1
  - b2
  - b3
`,
  `
It rotates every 30 days.
It rotates every 30 hours. ! 30 hours
The ports are 443 and 5671.
It lives 90 minutes.
The window is 36 hours.
It is kept for one year.
3 hosts are listed.
7 hosts are listed. ! 7
`,
)

source(
  'rows of CSV',
  `2026-10-02T14:05:33Z,broker-1,30,"1,200",active
2026-10-02T14:06:10Z,broker-2,7,5,active
`,
  `
It was seen at 14:05 UTC on 2 October 2026.
It was idle for 30 minutes and 7 days.
There were 1,200 sessions.
There were 2 hosts and 3 users. ! 3
`,
)

source(
  'a Markdown table',
  `| Control | Days |
|---|---|
| Rotation | 30 |
| Review | 90 |
`,
  `
It rotates every 30 days and is reviewed every 90 days.
It rotates every 60 days. ! 60 days
`,
)

source(
  'a log',
  `2026-10-02 14:05:33 login failed user=alice attempts=12 from=10.0.0.7
2026-10-02 14:07:02 login failed user=alice attempts=13 from=10.0.0.7
2026-10-02 14:09:45 login failed user=alice attempts=14 from=10.0.0.7
`,
  `
12 attempts failed at 14:05 on 2026-10-02.
It failed on 2026-10-02 at 14:05:33.
3 lines show it.
15 attempts failed. ! 15
It failed on 2026-10-02 14:05 UTC.
7 attempts failed. ! 7
`,
)

source(
  'other ways of writing',
  `Notice is five (5) working days. Fee: 48.000,00 EUR. Valid until 12.11.2026. Due on 12 November.
  On 11/12/2026 we met. Paid in CHF 1'200. Between 5 and 10 % remain. Kept 1–3 years.`,
  `
Notice is 5 business days.
Notice is 5 days. ! 5 days
The fee is EUR 48,000.
It is valid until November 12, 2026.
We met on 11/12/2026.
We met on 2026-12-11. ! 2026-12-11
CHF 1,200 were paid.
5 % to 10 % remain.
It is kept for 1 year to 3 years.
`,
)

suite('sources together', () => {
  test('one of them is enough', () =>
    assert.deepEqual(missing('30 days and 12 hosts', ['kept for 30 days', '{"hosts":12}']), []))
  test('without a source everything is missing', () =>
    assert.deepEqual(
      missing('30 days and 12 hosts', []).map(({ text }) => text),
      ['30 days', '12'],
    ))
  test('a reading is as good as its excerpt', () =>
    assert.deepEqual(missing('30 days', [{ excerpt: 'kept for thirty days' }]), []))
  test('a picture in words and a broken JSON are read as text', () =>
    assert.deepEqual(missing('30 days', ['{"days": 30 days, ']), []))
})
