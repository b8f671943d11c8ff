// Sentences in which a phrase is denied, and sentences in which it only looks so. `[…]` stands around the phrase.
import assert from 'node:assert/strict'
import { denied } from '../../server/rules/shared/denied.ts'

function check(sentence: string, expected: 'denied' | 'said') {
  const [before = '', rest = ''] = sentence.split('[')
  const [, after = ''] = rest.split(']')
  assert.equal(denied(before, after) ? 'denied' : 'said', expected)
}

suite('what a sentence denies', () => {
  for (const sentence of [
    'No [unauthorised access] took place.',
    'There was no sign of [unauthorised access] in the audit trail.',
    'The audit shows neither downloads nor [unauthorised access].',
    'The logs were read twice, without any trace of [unauthorised access].',
    'We did not find [unauthorised access] in 90 days of logs.',
    'We found nothing but noise: no [unauthorised access].',
    'Security ruled out [unauthorised access] on 3 October.',
    'The review excludes [unauthorised access] before the closing.',
    '[Unauthorised access] was not found.',
    '[Unauthorised access] has been ruled out by security.',
    '[Unauthorised access] did not occur.',
    '[Unauthorised access] never happened, says the audit trail.',
    'The vendor denies [unauthorised access].',
    'The finding confirms the absence of [unauthorised access].',
    'There wasn’t any [unauthorised access] after the closing.',
  ])
    test(sentence, () => check(sentence, 'denied'))

  for (const sentence of [
    'The customer reports [unauthorised access].',
    'We cannot rule out [unauthorised access].',
    'We can’t exclude [unauthorised access] before the closing.',
    '[Unauthorised access] cannot be ruled out.',
    '[Unauthorised access] was not yet ruled out.',
    'It is not known whether there was [unauthorised access].',
    'Nobody can say whether there was [unauthorised access].',
    'We are unable to confirm that [unauthorised access] has ended.',
    'The session was not closed, and [unauthorised access] followed.',
    'The alert did not fire; [unauthorised access] went on for two days.',
    'No alert fired. [Unauthorised access] went on for two days.',
    'There is no doubt: [unauthorised access] took place.',
    'Not one but two accounts had [unauthorised access].',
    '[Unauthorised access] took place, but no data left the house.',
    'Although no alert fired, [unauthorised access] took place.',
  ])
    test(sentence, () => check(sentence, 'said'))
})
