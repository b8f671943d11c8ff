// Decisions that do not count, or that were taken without knowing everything, and policies that are not what they were.
import assert from 'node:assert/strict'
import { foldLedger } from '../../server/ledger/fold.ts'
import { keyOf, type Laws, play, tell } from './play.ts'
import { check, rewrite, three, untouched } from './touched.ts'

suite('decisions', () => {
  const accept = 'a: @raman text-accepted { blocks: [C1 / x / Text.] }'
  test('without a signature', () => check(`${accept}; unsigned`, untouched, 'unsigned-decision a'))
  test('signed by somebody else', () => check(`${accept}; by lea`, untouched, 'bad-signature a\nbad-signature a'))
  test('signed by nobody known', () => check(`${accept}; by stranger`, untouched, 'bad-signature a\nbad-signature a'))
  test('signed for another act', () => check(`${accept}; for carry`, untouched, 'bad-signature a\nbad-signature a'))
  test('signed for other bytes', () =>
    check(
      `${accept}\nb: @raman text-accepted { blocks: [C2 / x / Text.] }`,
      (files, { id }) => {
        const sig = (name: string) =>
          [...files.keys()].find(file => file.startsWith(id(name)) && file.endsWith('.sig'))!
        files.set(sig('b'), files.get(sig('a'))!)
      },
      'bad-signature b\nbad-signature b',
    ))
  test('with a signature under the name of another key', () =>
    check(
      accept,
      (files, { id }) => {
        const name = [...files.keys()].find(file => file.startsWith(id('a')) && file.endsWith('.sig'))!
        files.set(`${id('a')}.0123456789abcdef.sig`, files.get(name)!)
        files.delete(name)
      },
      'bad-signature a\nbad-signature a',
    ))
  test('with one signature too many count, and the other is named', () =>
    check(
      accept,
      (files, { id }) => void files.set(`${id('a')}.0123456789abcdef.sig`, Buffer.from('x')),
      'bad-signature a',
    ))
  test('without the key that the act asks for', () => {
    const laws: Laws = { first: { version: 1, demand: { accept: 'touch+pin' } } }
    check(accept, untouched, 'weak-signature a', laws)
    check(`${accept}; by token, flags 1`, untouched, 'weak-signature a', laws)
    check(`${accept}; by token, flags 4`, untouched, 'weak-signature a', laws)
    check(`${accept}; by token, flags 5`, untouched, '', laws)
  })
  test('with a key that was listed for other acts or another time', () => {
    const listed = (options: string): Laws => ({
      first: { version: 1, without: ['otto'], signers: `otto ${options} ${keyOf('otto').listed}` },
    })
    const byOtto = accept.replace('@raman', '@otto')
    check(byOtto, untouched, '', listed('namespaces="countersign-*"'))
    check(
      byOtto,
      untouched,
      'bad-signature a\nbad-signature a',
      listed('namespaces="countersign-*,!countersign-accept"'),
    )
    check(byOtto, untouched, 'bad-signature a\nbad-signature a', listed('valid-before="20261101Z"'))
    check(byOtto, untouched, 'bad-signature a\nbad-signature a', listed('valid-after="20270101Z"'))
  })
  test('of a program', () => check(accept.replace('@raman', 'agent:x'), untouched, 'agent-decided a'))
  test('of a program with a person’s key', () =>
    check(`${accept.replace('@raman', 'agent:x')}; by raman`, untouched, 'bad-signature a\nagent-decided a'))
  test('that the policy does not allow', () =>
    check(accept, untouched, 'not-allowed a', { first: { version: 1, may: { accept: ['@maria'] } } }))
  test('about an event that is not there', () =>
    check(
      `h: @raman hold-placed { owner: raman, words: Wait. }
      l: @raman hold-lifted { hold: $h }`,
      (files, played) => rewrite(files, played, 'l', event => ({ ...event, body: { hold: '0'.repeat(64) } }), 'raman'),
      'missing-parent 00000000\ndangling-reference',
    ))
  test('about an event that their parents do not know, yet it is there', () =>
    check(`${three}\nd: @raman hold-lifted { hold: $a } after open`, untouched, 'not-allowed d'))
  test('about another set of events', () => {
    check(`m: @raman readiness-marked { seal: rev, as: owner }`, untouched, '')
    check(
      `m: @raman readiness-marked { seal: rev, as: owner }\nx: @raman hold-placed { owner: raman, words: Wait. }`,
      (files, played) =>
        rewrite(files, played, 'm', event => ({ ...event, body: { ...(event.body as object), count: 2 } }), 'raman'),
      'wrong-seal',
    )
  })
  test('while everything stands still', () => {
    const escalated = 'e: @raman escalated { path: incident, words: It is real. }'
    check(`${escalated}\n${accept}`, untouched, 'not-allowed a')
    check(`${escalated}\n${accept} after open`, untouched, 'reused-sequence a e')
    check(
      `${escalated}
      c: @lea escalation-closed { escalation: $e, words: Rotated. }
      ${accept}`,
      untouched,
      '',
    )
    check(
      `${escalated}
      c: @lea escalation-closed { escalation: $e, words: Rotated. }
      d: @sam escalation-closed { escalation: $e, words: Rotated. } after e
      a: @maria text-accepted { blocks: [C1 / x / Text.] } after c
      b: @otto text-accepted { blocks: [C1 / x / Text.] } after d
      m: @nadia text-accepted { blocks: [C1 / x / Text.] } after e`,
      untouched,
      'not-allowed m',
    )
    check(
      `o: @lea objection-raised { id: O1, targets: [C1], words: No. }
      ${escalated}
      s: @lea objection-sustained { objection: $o, words: No. }
      q: @sam suspicion-raised { targets: [C1], words: More of it. }
      r: @maria evidence-retrieved { evidence: E1, digest: x, locator: log.txt, captured: '2026-11-12', why: refresh }
      w: @lea objection-withdrawn { objection: $o }`,
      untouched,
      'not-allowed w',
    )
  })
  test('while a suspicion is open', () => {
    const suspects = 's: agent:refresher suspicion-raised { targets: [C1], words: It is in a log. }; unsigned'
    check(`${suspects}\n${accept}`, untouched, 'not-allowed a')
    check(`${suspects}\n${accept} after open`, untouched, '')
    check(
      `${suspects}
      d: @lea suspicion-dismissed { suspicion: $s, words: It is a test. }
      e: @sam escalated { path: incident, suspicion: $s, words: It is real. } after s
      c: @sam escalation-closed { escalation: $e, words: Rotated. } after e
      a: @maria text-accepted { blocks: [C1 / x / Text.] } after d
      b: @otto text-accepted { blocks: [C1 / x / Text.] } after c
      m: @nadia text-accepted { blocks: [C1 / x / Text.] } after s
      n: @raman text-accepted { blocks: [C1 / x / Text.] } after e`,
      untouched,
      'not-allowed m\nnot-allowed n',
    )
  })
  test('that count for nothing, once somebody has set them aside', () => {
    const aside = 's: @raman refusal-set-aside { events: [$a], words: It was a try. }'
    check(`${accept}; unsigned\n${aside}`, untouched, 'unsigned-decision a (settled by s)')
    check(`${accept}; unsigned\n${aside}; unsigned`, untouched, 'unsigned-decision a\nunsigned-decision s')
    const twice = `${accept}; unsigned\n${aside}\nb: @maria text-accepted { blocks: [C1 / x / Text.] }; unsigned`
    check(twice, untouched, 'unsigned-decision a (settled by s)\nunsigned-decision b')
  })
  test('without knowing of an objection', () => {
    const script = `o: @lea objection-raised { id: O1, targets: [C1], words: No. } after open
      m: @raman readiness-marked { seal: rev, as: owner } after open
      a: @maria text-accepted { blocks: [C1 / x / Text.] } after open`
    check(script, untouched, 'decided-unaware m o\ndecided-unaware a o')
    check(
      `${script}
      n: @raman readiness-marked { seal: rev, as: owner }
      b: @maria text-accepted { blocks: [C1 / x / Text.] }`,
      untouched,
      '',
    )
  })
})

suite('policies', () => {
  const laws: Laws = {
    first: { version: 1, may: { 'change-policy': ['@raman'] }, strictness: 2 },
    second: { version: 2, may: { accept: [] }, strictness: 2 },
    lax: { version: 3, strictness: 1 },
  }
  const change = 'p: @raman policy-changed { from: policy first, to: policy second, words: New roster. }'
  test('hold from where they were changed', () =>
    check(
      `a: @maria text-accepted { blocks: [C1 / x / Text.] }\n${change}\nb: @maria text-accepted { blocks: [C2 / x / Text.] }`,
      untouched,
      'not-allowed b',
      laws,
    ))
  test('are changed by who may under the old one', () => {
    check(change.replace('@raman', '@lea'), untouched, 'not-allowed p', laws)
    check(`${change}; unsigned`, untouched, 'unsigned-decision p', laws)
  })
  test('never come back', () =>
    check(
      `${change}\nq: @raman policy-changed { from: policy second, to: policy first, words: Back. }`,
      untouched,
      'policy-rollback q',
      laws,
    ))
  test('do not follow one that is not in force', () =>
    check(
      'p: @raman policy-changed { from: policy second, to: policy lax, words: x. }',
      untouched,
      'policy-rollback p',
      laws,
    ))
  test('that were left behind judge nothing more', () =>
    check(
      `${change}\na: @maria text-accepted { blocks: [C1 / x / Text.] }`,
      (files, played) => {
        const { policy } = played.ledger.event(played.id('open'))!.event
        rewrite(files, played, 'a', event => ({ ...event, policy }), 'maria')
      },
      'wrong-policy',
      laws,
    ))
  test('that are not there let nobody do anything', () => {
    const { files, names } = play('x: @raman hold-placed { owner: raman, words: Wait. }')
    const ledger = foldLedger(files, { policy: () => undefined })
    assert.equal(tell({ ledger, names }), 'owner \n! unknown-policy open\n! not-opened x')
  })
  test('that ask for less are named until the charter is confirmed again', () => {
    const script = `a: @maria text-accepted { blocks: [C1 / x / Text.] }
      p: @raman policy-changed { from: policy first, to: policy lax, words: Less. }`
    check(script, untouched, 'policy-loosened p', laws)
    check(
      `${script}\nc: @raman charter-confirmed { owner: raman, reviewers: [], criteria: [] }`,
      untouched,
      'policy-loosened p (settled by c)',
      laws,
    )
  })
  test('from two branches both have to agree', () => {
    const fork = `p: @raman policy-changed { from: policy first, to: policy second, words: x. } after open
      q: @raman policy-changed { from: policy first, to: policy lax, words: y. } after open
      a: @maria text-accepted { blocks: [C1 / x / Text.] }`
    check(fork, untouched, 'not-allowed a\nreused-sequence p q\nforked-policy p q', laws)
  })
})
