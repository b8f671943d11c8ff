// Evidence definitions, field by field, and how they fail.
import assert from 'node:assert/strict'
import type { Evidence, Packet } from '../../schemas/packet.ts'
import { parse } from '../../server/packet/parse.ts'

const read = (markdown: string) => {
  const packet = parse(markdown)
  const problems = packet.blocks.flatMap(({ block }) =>
    block.problems.map(one => `${one.code} ${JSON.stringify(packet.slice(one.span))}: ${one.message}`),
  )
  return { packet, evidence: packet.evidence[0], problems: problems.join('\n') }
}

const said = (packet: Packet, one: Evidence) => ({
  kind: packet.slice(one.kindSpan),
  title: one.title,
  locator: packet.slice(one.locatorSpan),
  captured: one.captured && [one.captured.text, one.captured.minutes ?? one.captured.day],
  digest: one.digest && [one.digest.hex, packet.slice(one.digest.span)],
  freshFor: one.freshFor && [one.freshFor.hours, packet.slice(one.freshFor.span)],
  frozen: one.frozen,
  inForce: one.inForce && [one.inForce.from.day, one.inForce.until?.day, packet.slice(one.inForce.span)],
  saidBy: one.saidBy && [one.saidBy.party, packet.slice(one.saidBy.span)],
  restrictedTo: one.restrictedTo,
  replaces: one.replaces && [one.replaces.id, packet.slice(one.replaces.span)],
})

suite('evidence', () => {
  test('every field, the locator a link', () => {
    const { packet, evidence, problems } = read(
      '[^E2]: **E2** customer-statement: [Mail, *second*](mails/2026%2011.eml#L3), captured 2026-11-12 14:05 UTC,\n' +
        '    `sha256:3b1f2c9e51aa`, fresh for 36h, frozen, in force 2025-01-01..2026-12-31, said by Acme, Inc.,\n' +
        '    restricted to legal, security, replaces E1',
    )
    assert.equal(problems, '')
    assert.deepEqual(said(packet, evidence!), {
      kind: 'customer-statement',
      title: 'Mail, second',
      locator: 'mails/2026%2011.eml#L3',
      captured: ['2026-11-12 14:05 UTC', Date.UTC(2026, 10, 12, 14, 5) / 60_000],
      digest: ['3b1f2c9e51aa', '3b1f2c9e51aa'],
      freshFor: [36, '36h'],
      frozen: true,
      inForce: ['2025-01-01', '2026-12-31', '2025-01-01..2026-12-31'],
      saidBy: ['Acme, Inc.', 'Acme, Inc.'],
      restrictedTo: ['legal', 'security'],
      replaces: ['E1', 'E1'],
    })
  })

  test('the locator in a code span behind a title with commas', () => {
    const { packet, evidence, problems } = read(
      '[^E1]: **E1** log: Alerts, first week, `siem:alerts/7`, captured 2026-11-12, fresh for 14d, in force 2025-01-01..',
    )
    assert.equal(problems, '')
    const { title, locator, freshFor, inForce } = said(packet, evidence!)
    assert.deepEqual(
      [title, locator, freshFor, inForce],
      ['Alerts, first week', 'siem:alerts/7', [336, '14d'], ['2025-01-01', undefined, '2025-01-01..']],
    )
  })

  test('the locator in angle brackets', () => {
    const { packet, evidence } = read('[^E1]: **E1** log: [a]( <b c.txt> "t" ), captured 2026-11-12')
    assert.equal(packet.slice(evidence!.locatorSpan), 'b c.txt')
  })

  test('references count whether or not they are defined', () =>
    assert.deepEqual(
      parse('**C1.** a[^E1][^E9]').statements[0]!.footnotes.map(({ label }) => label),
      ['E1', 'E9'],
    ))

  test('a note in plain words is prose', () => {
    const { packet, problems } = read('[^n]: A note.')
    assert.equal(problems, '')
    assert.deepEqual(
      packet.blocks[0]!.block.words.map(({ text }) => text),
      ['A note.'],
    )
  })

  const fails = (markdown: string, problems: string) => assert.equal(read(markdown).problems, problems)
  test('without its ID', () =>
    fails(
      '[^E1]: the access review',
      'malformed-evidence "the access review": [^E1] does not begin with its ID in bold. Write [^E1]: **E1** KIND: [TITLE](LOCATOR), captured DATE, `sha256:…`.',
    ))
  test('with another ID', () =>
    fails(
      '[^E1]: **E2** log: [a](b), captured 2026-11-12',
      'malformed-evidence "E2": This is the definition of [^E1] and calls itself E2: readers see E2.',
    ))
  test('without a locator, and with a digest that is none', () =>
    fails(
      '[^E1]: **E1** log: Alerts, captured 2026-11-12, `sha256:3B`',
      'malformed-evidence "Alerts": E1 does not say where it is: link the title, or put the locator in a code span after it.\n' +
        'malformed-evidence "sha256:3B": `sha256:3B` in E1 is no digest: `sha256:` and at least twelve hex digits in lower case.',
    ))
  test('with dates, durations and fields that are none', () =>
    fails(
      '[^E1]: **E1** log: [a](b), captured 2026-02-30, fresh for 2w, in force soon, replaces it, seen once',
      'malformed-date "2026-02-30": `2026-02-30` in E1 is no date. Write it like 2026-11-20.\n' +
        'malformed-evidence "2w": `2w` in E1 is no duration: write days or hours, like `14d` or `36h`.\n' +
        'malformed-date "soon": `soon` in E1 is no date. Write it like 2026-11-20.\n' +
        'malformed-evidence "it": `it` in E1 is no ID of evidence, like `E3`.\n' +
        'malformed-evidence "seen once": `seen once` in E1 is no field. Fields are captured, a digest in a code span, fresh for, frozen, in force, said by, restricted to and replaces.',
    ))
  test('with more than one paragraph', () =>
    fails(
      '[^E1]: **E1** log: [a](b), captured 2026-11-12\n\n    more',
      'malformed-evidence "more": E1 goes on after its line: evidence is one paragraph.',
    ))
})
