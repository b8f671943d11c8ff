// Keys, tokens and passwords. What looks like one is put together here, so that no scanner takes this file for a leak.
import assert from 'node:assert/strict'
import { secrets } from '../../server/rules/detect/secrets.ts'

const random = 'aB3dE6gH9jK2mN5pQ8rS1tU4vW7xY0zCaB3dE6gH9jK2mN5pQ8rS1tU4vW7xY0zC'
const of = (length: number) => random.slice(0, length)

const check = (text: string, ...expected: string[]) =>
  assert.deepEqual(
    secrets(text).map(({ from, to, tag }) => `${tag}: ${text.slice(from, to)}`),
    expected,
  )
const alone = (secret: string, tag: string) => {
  check(`The key is ${secret}.`, `${tag}: ${secret}`)
  check(`\`${secret}\``, `${tag}: ${secret}`)
  check(`x${secret}`)
}

suite('forms with a beginning of their own', () => {
  test('AWS', () => alone(`AKIA${'QWERTYUIOPASDFGH'}`, 'aws-key'))
  test('the AWS example', () => check(`AKIA${'IOSFODNN7EXAMPLE'}`))
  test('GitHub', () => {
    alone(`ghp_${of(36)}`, 'github-token')
    alone(`github_pat_${of(60)}`, 'github-token')
  })
  test('GitLab', () => check(`glpat-${of(20)}`, `gitlab-token: glpat-${of(20)}`))
  test('Slack', () => check(`xoxb-1234-${of(24)}`, `slack-token: xoxb-1234-${of(24)}`))
  test('Stripe', () => alone(`sk_live_${of(24)}`, 'stripe-key'))
  test('Google', () => alone(`AIza${of(35)}`, 'google-key'))
  test('npm', () => alone(`npm_${of(36)}`, 'npm-token'))
  test('Anthropic and OpenAI', () => {
    check(`sk-ant-${of(40)}`, `anthropic-key: sk-ant-${of(40)}`)
    check(`sk-proj-${of(48)}`, `openai-key: sk-proj-${of(48)}`)
  })
  test('Azure', () => check(`AccountKey=${random}${of(22)}==`, `azure-key: ${random}${of(22)}==`))
  test('a JSON web token', () => {
    const claims = `eyJ${'zdWIiOiIxIn0'}.${of(43)}`
    check(`eyJ${'hbGciOiJIUzI1NiJ9'}.${claims}`, `jwt: eyJ${'hbGciOiJIUzI1NiJ9'}.${claims}`)
    check(`eyJ${'ub3RoaW5nIjoxfQ'}.${claims}`)
  })
})

suite('private keys', () => {
  const begin = `-----BEGIN OPENSSH ${'PRIVATE'} KEY-----`
  const end = `-----END OPENSSH ${'PRIVATE'} KEY-----`

  test('all of one', () => check(`a\n${begin}\n${random}\n${end}\nb`, `private-key: ${begin}\n${random}\n${end}`))
  test('one that was cut off', () => check(`${begin}\n${random}`, `private-key: ${begin}`))
  test('only spoken of', () => check(`A file that begins with \`${begin}\` is a key.`))
  test('a public key', () => check(`-----BEGIN PUBLIC KEY-----\n${random}`))
})

suite('behind a word', () => {
  test('a password that somebody chose', () => check('password = "c0rrect-Horse"', 'password: c0rrect-Horse'))
  test('a token that looks random', () => check(`token: ${of(24)}`, `token: ${of(24)}`))
  test('in JSON', () => check(`{"client_secret":"${of(24)}"}`, `client-secret: ${of(24)}`))
  test('in a header', () => check(`Authorization: Bearer ${of(24)}`, `bearer: ${of(24)}`))
  test('in an address', () => check('postgres://app:s3cret-9@db.internal/x', 'password: s3cret-9'))
  test('a variable of the environment', () => check('DB_PASSWORD=c0rrect-Horse', 'password: c0rrect-Horse'))

  for (const text of [
    'password: <token>',
    'password = ********',
    'api_key=xxxxxxxxxxxxxxxx',
    'secret: vault:billing/broker',
    'token: $TOKEN',
    'postgres://app:$PASSWORD@db.internal/x',
    'password is required: yes',
    'Password policy: at least 12 characters',
    'The token expires after 30 days.',
    'secret-in-packet: no key stands in the packet',
    `key: sha256:${'3b1f2c9e51aa'}`,
    `token ${'8c1f2e0b7d4193aa10bb427c310d9c3b11a7f25f'}`,
    '[redacted: password 1a2b3c4d]',
    'secret: evidence/access-review-2026-11.json',
    'password: string',
  ])
    test(text, () => check(text))
})

suite('said in a sentence', () => {
  test('a password', () => {
    check('The password is hunter2.', 'password: hunter2')
    check('Its password was `Tr0ub4dor&3`, until Monday.', 'password: Tr0ub4dor&3')
    check('the passwd reads "sommer2026"', 'passwd: sommer2026')
    check('Das Passwort lautet Sommer2026!', 'passwort: Sommer2026')
    check('Le mot de passe est bonjour42.', 'mot-de-passe: bonjour42')
  })
  test('a passphrase', () => {
    check('passphrase: correct horse battery staple', 'passphrase: correct horse battery staple')
    check('The passphrase is “correct horse battery staple”.', 'passphrase: correct horse battery staple')
    check('pass-phrase = correct-horse-battery-staple', 'passphrase: correct-horse-battery-staple')
    check(
      'Recovery phrase: legal winner thank year wave sausage worth useful legal winner thank yellow',
      'passphrase: legal winner thank year wave sausage worth useful legal winner thank yellow',
    )
  })

  for (const text of [
    'The password is shared by four services.',
    'The password is base64-encoded.',
    'The password was SHA256 hashed, and is AES256 encrypted now.',
    'The password is 16 characters long.',
    'The password was 90-day-old.',
    'The password is CRED-2291.',
    'The password was changed on 2026-11-12.',
    'The password is billing/broker2 in the vault.',
    'The password is the one of host-07.',
    'The passphrase is stored in the vault.',
    'Passphrase: rotated every ninety days',
    'Passphrase: four random dictionary words',
    'Passphrase: kept offline by security',
    'The passphrase is correct.',
    'passphrase: nobody knows where they keep it',
  ])
    test(text, () => check(text))
})
