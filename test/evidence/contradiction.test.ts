// Where sources disagree about what a claim says, and where they only seem to.
import assert from 'node:assert/strict'
import { contradictions } from '../../server/evidence/contradiction.ts'

/** `name: what the one says; what the other says`, or nothing. */
function check(claim: string, sources: readonly string[], expected: string) {
  const found = contradictions(claim, sources).map(
    ({ name, says, insteadSays, agrees, differs }) => `${name}: [${agrees}] ${says}; [${differs}] ${insteadSays}`,
  )
  assert.equal(found.join('\n'), expected)
}

suite('sources that contradict each other', () => {
  test('two records with the same key', () =>
    check(
      'Credentials rotate every 30 days.',
      ['{"rotation_days":30}', '{"rotation_days":90}'],
      'rotation: [0] `rotation_days` is 30; [1] `rotation_days` is 90',
    ))
  test('the same key in other units', () =>
    check(
      'Credentials rotate every 30 days.',
      ['{"rotation_hours":1440}', '{"rotationDays":30}'],
      'rotation: [1] `rotationDays` is 30; [0] `rotation_hours` is 1440',
    ))
  test('lists of different length', () =>
    check(
      'Two hosts can read the credential.',
      ['{"hosts":["b1","b2"]}', '{"hosts":["b1","b2","b3"]}'],
      'host: [0] `hosts` has 2; [1] `hosts` has 3',
    ))
  test('a list and prose', () =>
    check(
      'Only two hosts can read the credential.',
      ['Access is open to two hosts in the subnet.', '{"hosts":["b1","b2","b3"]}'],
      'host: [0] two hosts; [1] `hosts` has 3',
    ))
  test('prose and prose', () =>
    check(
      'The retention period is 30 days.',
      ['The retention period is 30 days for all logs.', 'Retention period: 90 days'],
      'retention period: [0] retention period: 30 days; [1] retention period: 90 days',
    ))
  test('dates', () =>
    check(
      'The contract expires on 31 March 2027.',
      ['{"contract":{"expires":"2027-03-31"}}', '{"contract":{"expires":"2026-12-31"}}'],
      'expire: [0] `expires` is 2027-03-31; [1] `expires` is 2026-12-31',
    ))
  test('tables', () =>
    check(
      'The credit cap is 10 %.',
      ['| Credit cap | 10 % |', '| Credit cap | 15 % |'],
      'credit cap: [0] credit cap: 10 %; [1] credit cap: 15 %',
    ))
})

suite('sources that do not', () => {
  const silent = (name: string, claim: string, ...sources: string[]) => test(name, () => check(claim, sources, ''))
  silent('they agree', 'It rotates every 30 days.', '{"rotation_days":30}', '{"rotation_hours":720}')
  silent('the claim says something else', 'It rotates every 60 days.', '{"rotation_days":30}', '{"rotation_days":90}')
  silent(
    'the claim does not speak of it',
    'It was reviewed for 30 days.',
    '{"rotation_days":30}',
    '{"rotation_days":90}',
  )
  silent('one source', 'It rotates every 30 days.', '{"rotation_days":30}')
  silent(
    'they speak of different objects',
    'It rotates every 30 days.',
    '{"credential":"a","rotation_days":30}',
    '{"credential":"b","rotation_days":90}',
  )
  silent(
    'they speak of parts of different objects',
    'The broker has two hosts.',
    '{"broker":{"hosts":["a","b"]}}',
    '{"database":{"hosts":["a","b","c"]}}',
  )
  silent(
    'a source has several values itself',
    'It rotates every 30 days.',
    '[{"rotation_days":30}]',
    '[{"rotation_days":60},{"rotation_days":90}]',
  )
  silent('two kinds of value', 'The credit is 10 %.', '{"credit":"10 %"}', '{"credit":"48,000 USD"}')
  silent(
    'dates of the records themselves',
    'It was captured on 2026-11-12.',
    '{"captured":"2026-11-12"}',
    '{"captured":"2026-11-13"}',
  )
  silent('numbers that name things', 'See section 4 of it.', 'See section 4.', 'See section 5.')
  silent('other things are counted', 'Two broker hosts can read it.', 'two broker hosts', 'twelve database hosts')
  silent('nothing is said', 'It rotates.', '{"rotation_days":30}', '{"rotation_days":90}')
})
