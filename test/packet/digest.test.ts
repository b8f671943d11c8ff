// What an edit changes of what people accepted, block by block.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import type { Packet } from '../../schemas/packet.ts'
import { digester } from '../../server/packet/digest.ts'
import { parse } from '../../server/packet/parse.ts'
import { revise } from '../../server/packet/revise.ts'
import { example } from './example.ts'

const hashed = (text: string) => createHash('sha256').update(text).digest('hex')
const digests = digester(hashed)
const byName = (packet: Packet) => new Map(digests.blocks(packet).map(one => [one.name, one]))

/** Names of the blocks that differ after `from` became `to`, and `revision` if that did. */
const check = (from: string | RegExp, to: string, changed: string) => {
  const before = parse(example)
  const after = parse(example.replace(from, to))
  assert.notEqual(after.text, before.text)
  const [old, now] = [byName(before), byName(after)]
  const names = [...new Set([...old.keys(), ...now.keys()])].filter(
    name => old.get(name)?.digest !== now.get(name)?.digest,
  )
  const revision = digests.revision(before) === digests.revision(after) ? [] : ['revision']
  assert.equal([...names, ...revision].join(' | '), changed)
}

suite('digests', () => {
  test('every block of the example: statements, evidence, what is left of each section', () =>
    assert.deepEqual(
      digests.blocks(parse(example)).map(({ kind, name, section }) => `${kind} ${name} < ${section}`),
      [
        'section top of the page < top of the page',
        'statement F1 < Findings',
        'statement P1 < Policy criteria',
        'statement C1 < Compensating controls',
        'statement H1 < Residual risk',
        'statement Q1 < Open questions and next steps',
        'statement N1 < Open questions and next steps',
        'statement N2 < Open questions and next steps',
        'statement E1 < ',
        'statement E3 < ',
        'statement E4 < ',
        'statement E5 < ',
      ],
    ))

  suite('do not see', () => {
    test('wraps, emphasis marks, bullets, the stop, the depth of headings', () => {
      check('one credential shared', 'one\ncredential   shared', '')
      check('**F1.**', '__F1__:', '')
      check(/^- /gm, '* ', '')
      check(/^## /gm, '### ', '')
      check('## Residual risk', 'Residual risk\n---', '')
    })
    test('the marker of an alert and where the header stands', () => {
      check('> [!NOTE]\n>\n', '> [!TIP]\n', '')
      check('> [!NOTE]\n>\n', '', '')
    })
    test('whether a statement stands in a paragraph, an item or a box', () => {
      check('**H1.** A', '- **H1.** A', '')
      check('**H1.** A', '> **H1.** A', '')
      check('- **Q1.**', '> **Q1.**', '')
    })
    test('when evidence was captured, and its digest', () =>
      check('captured 2026-11-12, `sha256:3b1f2c9e51aa`', 'captured 2026-11-19, `sha256:000000000000`', ''))
    test('drafts, the handoff table, and the keys that acts write', () => {
      check('Two broker hosts in', 'Three broker hosts in', '')
      check('@otto: pending', '@otto: concurs', '')
      check('coordinator: maria', 'coordinator: maria\nowner: raman', '')
    })
  })

  suite('see', () => {
    test('a word, a footnote, a field of a tail, emphasis', () => {
      check('four services', 'five services', 'F1 | revision')
      check('four services.[^E1]', 'four services.[^E4]', 'F1 | revision')
      check('due 2026-11-20', 'due 2026-11-21', 'N1 | revision')
      check('one credential', '*one* credential', 'F1 | revision')
    })
    test('prose, and the title', () => {
      check('time-boxed', 'permanent', 'top of the page | revision')
      check('# Shared', '# One', 'top of the page | revision')
      check('## Findings\n', '## Findings\n\nAll of these were checked.\n', 'Findings | revision')
    })
    test('what a quote quotes, and from where', () => {
      check('MUST identify', 'SHOULD identify', 'P1 | revision')
      check('§ 2.3[', '§ 2.4[', 'P1 | revision')
    })
    test('where evidence is', () => check('credentials/0', 'credentials/1', 'E1 | revision'))
    test('a field of the front matter', () => check('2027-03-31', '2027-04-30', 'revision'))
    test('words of objections, carried risks and threads, in the revision alone', () => {
      check('but not who', 'and who', 'revision')
      check('I accept that', 'I accept this', 'revision')
      check('sustained by @lea', 'withdrawn by @lea', 'revision')
    })
    test('another section: the same words, moved', () => {
      const before = byName(parse(example)).get('H1')!
      const moved = byName(parse(example.replace('## Residual risk\n\n', ''))).get('H1')!
      assert.notEqual(moved.digest, before.digest)
      assert.equal(moved.digestIn('Residual risk'), before.digest)
    })
  })

  test('a thread entry changes no statement', () => {
    const thread = '- **Q1.** Does it? — @sam\n  - answered by @otto, 2026-11-12: Yes.\n'
    const [answered, open] = [thread, thread.split('\n')[0]!].map(
      text => byName(parse(`## A\n\n${text}`)).get('Q1')!.digest,
    )
    assert.equal(answered, open)
  })

  test('a link counts by where it leads, however it is written', () => {
    const of = (text: string) => byName(parse(text)).get('C1')!.digest
    const inline = of('**C1.** See [the plan](p.md).')
    assert.equal(of('**C1.** See [the plan][a].\n\n[a]: p.md'), inline)
    assert.notEqual(of('**C1.** See [the plan][a].\n\n[a]: q.md'), inline)
    assert.equal(of('**C1.** See <https://x.org>.'), of('**C1.** See https://x.org.'))
  })

  test('a second section of a name has a name of its own', () =>
    assert.deepEqual(
      digests.blocks(parse('## A\n\none\n\n## A\n\ntwo\n')).map(({ name }) => name),
      ['A', 'A (2)'],
    ))

  test('a revised packet has the digests of a parsed one', () => {
    const packet = parse(example)
    const later = digests.blocks(packet).map(({ digest }) => digest)
    assert.deepEqual(
      digests.blocks(parse(packet.text)).map(({ digest }) => digest),
      later,
    )
  })

  test('what is remembered of other sections is what a full reading of the edited page gives', () => {
    let packet = parse(`${example}\n## Appendix\n\nSee [the plan][a].\n\n## Appendix\n\nMore.\n\n[a]: p.md\n`)
    for (let step = 0; step < 60; step++) {
      const at = Math.floor((packet.text.length * ((step * 7) % 60)) / 60)
      const edit = ['x', '\n\n## Findings\n\n', '\n\n> [!CAUTION]\n', '[a]: q.md\n\n', ''][step % 5]!
      packet = revise(packet, { start: at, end: Math.min(packet.text.length, at + (step % 3)), text: edit })
      const afresh = digester(hashed)
      const whole = parse(packet.text)
      assert.equal(digests.revision(packet), afresh.revision(whole), `step ${step}`)
    }
  })

  test('of a section with many objections an edit spells again what it touched, and no more', () => {
    const objection = '> [!CAUTION]\n>\n> **O1** objects to C1 — @lea (security), 2026-11-10\n>\n> Nobody looked.\n\n'
    const packet = parse(`---\npacket: X\n---\n\n## Findings\n\nSome words.\n\n${objection.repeat(50)}`)
    const first = spelledBy(() => digests.revision(packet))
    const at = packet.text.indexOf('words')
    const edited = revise(packet, { start: at, end: at, text: 'more ' })
    const again = spelledBy(() => digests.revision(edited))
    assert.ok(again < first / 10, `${first} pieces, then ${again}`)
    assert.equal(digests.revision(edited), digester(hashed).revision(parse(edited.text)))
  })
})

/** How many values are written as JSON, those inside of others among them. */
function spelledBy(work: () => void): number {
  const { stringify } = JSON
  const size = (value: unknown): number => (Array.isArray(value) ? value.reduce((all, one) => all + size(one), 1) : 1)
  let count = 0
  JSON.stringify = ((value: unknown) => {
    count += size(value)
    return stringify(value)
  }) as typeof JSON.stringify
  try {
    work()
  } finally {
    JSON.stringify = stringify
  }
  return count
}
