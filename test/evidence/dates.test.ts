// Days hold to their end, in every zone and on the nights when clocks change.
import assert from 'node:assert/strict'
import fc from 'fast-check'
import {
  addDays,
  clockAt,
  dayAt,
  daysBetween,
  firstMinute,
  isDay,
  isZone,
  lastMinute,
} from '../../server/evidence/dates.ts'

const minute = (moment: string): number => Date.parse(moment) / 60_000
const moment = (minutes: number): string => new Date(minutes * 60_000).toISOString().slice(0, 16)

suite('dates', () => {
  const days: [text: string, is: boolean][] = [
    ['2026-11-12', true],
    ['2028-02-29', true],
    ['2026-02-29', false],
    ['2026-02-30', false],
    ['1900-02-29', false],
    ['2000-02-29', true],
    ['0001-01-01', true],
    ['0000-01-01', false],
    ['9999-12-31', true],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-11-00', false],
    ['2026-1-1', false],
    ['2026-11-12 ', false],
    ['12026-11-12', false],
    ['２０２６-11-12', false],
    ['2026-11-12T00:00', false],
    ['', false],
  ]
  for (const [text, is] of days)
    test(`${JSON.stringify(text)} is ${is ? 'a' : 'no'} day`, () => assert.equal(isDay(text), is))

  const ends: [day: string, zone: string, last: string][] = [
    ['2026-11-12', 'UTC', '2026-11-12T23:59'],
    ['2026-11-12', 'Europe/Zurich', '2026-11-12T22:59'],
    ['2026-07-12', 'Europe/Zurich', '2026-07-12T21:59'],
    ['2026-10-25', 'Europe/Zurich', '2026-10-25T22:59'],
    ['2026-03-29', 'Europe/Zurich', '2026-03-29T21:59'],
    ['2026-11-12', 'Asia/Kolkata', '2026-11-12T18:29'],
    ['2026-11-12', 'Pacific/Kiritimati', '2026-11-12T09:59'],
    ['2026-11-12', 'Pacific/Pago_Pago', '2026-11-13T10:59'],
    // Clocks went from 00:00 to 01:00: the next day began an hour late.
    ['2018-11-03', 'America/Sao_Paulo', '2018-11-04T02:59'],
    // Clocks went from 24:00 back to 23:00.
    ['2018-02-17', 'America/Sao_Paulo', '2018-02-18T02:59'],
    // Clocks went from 00:01 back to 23:01 of the day before.
    ['2009-10-31', 'America/St_Johns', '2009-11-01T03:29'],
    // A day that the island skipped ends when the day before it ends.
    ['2011-12-29', 'Pacific/Apia', '2011-12-30T09:59'],
    ['2011-12-30', 'Pacific/Apia', '2011-12-30T09:59'],
    ['2026-11-12', 'No/Such_Zone', '2026-11-12T23:59'],
  ]
  for (const [day, zone, last] of ends)
    test(`${day} in ${zone} ends at ${last}Z`, () => assert.equal(moment(lastMinute(day, zone)), last))

  test('knows a zone from a word', () => {
    assert.equal(isZone('Europe/Zurich'), true)
    assert.equal(isZone('Europe/Zürich'), false)
    assert.equal(isZone(''), false)
  })

  test('shows the day of a minute in a zone', () => {
    assert.deepEqual(clockAt(minute('2026-11-20T23:30Z'), 'UTC'), {
      today: '2026-11-20',
      now: minute('2026-11-20T23:30Z'),
    })
    assert.equal(clockAt(minute('2026-11-20T23:30Z'), 'Europe/Zurich').today, '2026-11-21')
  })

  test('stops at the ends of the calendar', () => {
    assert.equal(addDays('9999-12-30', 5), '9999-12-31')
    assert.equal(addDays('2026-01-01', 1e300), '9999-12-31')
    assert.equal(addDays('0001-01-02', -5), '0001-01-01')
  })

  const anyDay = fc.integer({ min: 0, max: 40_000 }).map(days => addDays('1971-01-01', days))
  const zones = [
    'UTC',
    'Europe/Zurich',
    'America/New_York',
    'Asia/Kolkata',
    'Australia/Lord_Howe',
    'Africa/Cairo',
    'America/Sao_Paulo',
  ]
  const anyZone = fc.constantFrom(...zones)

  test('adding days and counting them agree', () =>
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -10_000, max: 10_000 }), (day, days) => {
        const other = addDays(day, days)
        assert.ok(isDay(other))
        assert.equal(daysBetween(day, other), days)
        assert.equal(addDays(other, -days), day)
      }),
      { seed: 1, numRuns: 300 },
    ))

  test('a day has its first and its last minute and no minute more', () =>
    fc.assert(
      fc.property(anyDay, anyZone, (day, zone) => {
        const [first, last] = [firstMinute(day, zone), lastMinute(day, zone)]
        assert.equal(dayAt(last, zone), day)
        assert.equal(dayAt(first, zone), day)
        assert.ok(dayAt(first - 1, zone) < day)
        assert.ok(dayAt(last + 1, zone) > day)
        const hours = (last + 1 - first) / 60
        assert.ok(hours >= 23 && hours <= 25, `${day} in ${zone} has ${hours} hours`)
      }),
      { seed: 2, numRuns: 400 },
    ))
})
