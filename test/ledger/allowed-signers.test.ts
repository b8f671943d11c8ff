import assert from 'node:assert/strict'
import { readSigners, whyNotSigner } from '../../server/ledger/allowed-signers.ts'
import { softwareKey } from './keys.ts'

const lea = softwareKey('ed25519')
const key = lea.listed

/** What the file is told: `3: why`, line by line, or the number of lines that count. */
function check(text: string, expected: string) {
  const { lines, problems } = readSigners(text)
  const told = problems.map(({ line, message }) => `${line}: ${message}`).join('\n')
  assert.equal(told || `${lines.length} lines`, expected)
}

/** Why the key of the line does not speak, or `yes`. */
function speaks(line: string, use: { principal?: string; namespace?: string; day?: string }, expected: string) {
  const signers = readSigners(line)
  assert.deepEqual(signers.problems, [])
  const { principal = 'lea', namespace = 'countersign-accept', day = '2026-11-20' } = use
  const at = Date.parse(`${day}T12:00:00Z`) / 1000
  assert.equal(whyNotSigner(signers, { principal, namespace, at, key: lea.blob.toString('base64') }) ?? 'yes', expected)
}

suite('allowed signers', () => {
  test('takes names, options, comments and CRLF', () =>
    check(
      `# people\r\nlea,lea@example.com ${key} laptop\r\n\r\nraman namespaces="countersign-*" ${key}\r\n`,
      '2 lines',
    ))
  test('takes names in quotation marks', () => speaks(`"lea" ${key}`, {}, 'yes'))

  const no = (line: number, why: string) => `${line}: This line counts for nobody: ${why}.`
  test('refuses a pattern as a name', () =>
    check(`*@example.com ${key}`, no(1, '`*@example.com` is a pattern, and only names count')))
  test('refuses a question mark', () => check(`le? ${key}`, no(1, '`le?` is a pattern, and only names count')))
  test('refuses a negated name', () => check(`lea,!sam ${key}`, no(1, '`!sam` is a pattern, and only names count')))
  test('refuses an empty name', () => check(`lea,,sam ${key}`, no(1, 'a name is empty')))
  test('refuses certificate authorities', () =>
    check(`lea cert-authority ${key}`, no(1, 'certificate authorities do not count, only keys')))
  test('refuses unknown options', () => check(`lea verify-required ${key}`, no(1, '`verify-required` is no option')))
  test('refuses an option given twice', () =>
    check(`lea namespaces="a",namespaces="b" ${key}`, no(1, '`namespaces` is given twice')))
  test('refuses an option without quotation marks', () =>
    check(`lea namespaces=a ${key}`, no(1, '`namespaces` needs a value in quotation marks')))
  test('refuses a time without a zone', () =>
    check(
      `lea valid-after="20260101" ${key}`,
      no(1, '`valid-after` needs a time in UTC, like 20270131Z or 202701311200Z'),
    ))
  test('refuses a day that is none', () =>
    check(
      `lea valid-after="20260230Z" ${key}`,
      no(1, '`valid-after` needs a time in UTC, like 20270131Z or 202701311200Z'),
    ))
  test('refuses a span that ends before it begins', () =>
    check(
      `lea valid-after="20270101Z",valid-before="20260101Z" ${key}`,
      no(1, '`valid-after` is not before `valid-before`'),
    ))
  test('refuses an open quotation mark', () =>
    check(`lea namespaces="a ${key}`, no(1, 'a quotation mark is not closed')))
  test('refuses a line without a key', () => check('lea', no(1, 'it needs a name, a key type and a key')))
  test('refuses what is no key', () =>
    check('lea ssh-ed25519 AAAA', no(1, 'its key cannot be used, it ends too early')))
  test('refuses a key under the name of another type', () =>
    check(`lea ${key.replace('ssh-ed25519', 'ssh-rsa')}`, no(1, 'its key is of another type than the line says')))
  test('refuses the whole file for a byte-order mark', () =>
    check(
      `\uFEFFlea ${key}`,
      '1: The file begins with a byte-order mark, which OpenSSH does not read: no line of it counts. Save it as UTF-8 without the mark.',
    ))

  test('knows whose key it is', () => {
    speaks(`lea ${key}`, {}, 'yes')
    speaks(`lea ${key}`, { principal: 'sam' }, 'the key is listed for lea')
    speaks(`lea ${softwareKey('ed25519').listed}`, {}, 'the key is not in the list of signers')
  })
  test('knows what a key may sign', () => {
    const line = `lea namespaces="countersign-*,!countersign-release" ${key}`
    speaks(line, {}, 'yes')
    speaks(line, { namespace: 'countersign-release' }, 'the key is not listed for countersign-release')
    speaks(line, { namespace: 'git' }, 'the key is not listed for git')
  })
  test('knows when', () => {
    const line = `lea valid-after="20260101Z",valid-before="202611201200Z" ${key}`
    speaks(line, {}, 'yes')
    speaks(line, { day: '2025-12-31' }, 'the key was not valid yet')
    speaks(line, { day: '2026-11-21' }, 'the key was not valid any more')
  })
  test('takes the line that fits, where a key has several', () =>
    speaks(`lea valid-before="20200101Z" ${key}\nlea valid-after="20200101Z" ${key}`, {}, 'yes'))
  test('is not slowed down by stars', () => {
    const line = `lea namespaces="${'*a'.repeat(2_000)}" ${key}`
    speaks(line, { namespace: 'a'.repeat(1_999) }, `the key is not listed for ${'a'.repeat(1_999)}`)
  })
})
