// `init`, `new`, `status` and `explain`: how a workspace begins, and what it is asked about.
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { workspace } from '../support/workspace.ts'
import { countersignYaml, login, note, page, twice } from './note.ts'

const attributes = '**/*.ledger/** -text -diff linguist-generated\n**/*.evidence/** -text linguist-generated\n'

suite('init', function () {
  this.timeout(60_000)

  test('makes a folder a workspace with a packet that can be checked', () => {
    const { run, read } = workspace('')
    assert.equal(
      run('init').out,
      `wrote countersign.yaml
wrote .gitattributes
wrote packets/first.md: PKT-2026-0001

Next: give the roles on the roster to people, list your key with \`countersign keys setup\`, and run \`countersign lint\`.
`.replace('2026', String(new Date().getFullYear())),
    )
    assert.match(read('countersign.yaml'), /handle: maria\n {4}name: "Maria Keller"/)
    assert.equal(read('.gitattributes'), attributes)
    assert.match(
      read('packets/first.md'),
      /^---\npacket: PKT-\d{4}-0001\nprofile: credential-exception\ncoordinator: maria\n/,
    )
    assert.equal(run('lint').exit, 1)
  })

  test('takes the profile and the handle that it is told', () => {
    const { run, read } = workspace('')
    run('init', '--profile', 'access-escalation', '--handle', '@jo')
    assert.match(read('packets/first.md'), /profile: access-escalation\ncoordinator: jo\n/)
    assert.match(read('countersign.yaml'), /handle: jo\n/)
  })

  test('leaves what is there', () => {
    const { run, read, write } = workspace('')
    run('init')
    write('packets/first.md', 'mine')
    write('countersign.yaml', `${read('countersign.yaml')}# mine\n`)
    write('.gitattributes', `* text=auto\n${attributes.trimEnd()}`)
    assert.match(
      run('init').out,
      /^left countersign.yaml as it is\nleft .gitattributes as it is\nleft packets\/first.md as it is\n/,
    )
    assert.equal(read('packets/first.md'), 'mine')
    write('.gitattributes', '* text=auto')
    run('init')
    assert.equal(read('.gitattributes'), `* text=auto\n${attributes}`)
  })

  test('refuses a profile that there is not, and writes nothing', () => {
    const { run, path } = workspace('')
    const { err, exit } = run('init', '--profile', 'credential-exeption')
    assert.match(err, /Did you mean `credential-exception`\?/)
    assert.equal(exit, 2)
    assert.equal(existsSync(path('countersign.yaml')), false)
  })
})

suite('new', function () {
  this.timeout(60_000)
  const year = new Date().getFullYear()

  test('begins a packet of any profile, with the next number', () => {
    const numbered = `-- note.md --\n${page('', `PKT-${year}-0041`)}-- old.md --\n${page('', 'PKT-2019-0900')}`
    const { run, read } = workspace(`${countersignYaml}${numbered}${login}`)
    assert.deepEqual(run('new', 'note', 'sub/next.md'), {
      out: `sub/next.md is PKT-${year}-0042, Note.\n\`countersign lint sub/next.md\` says what it still needs.\n`,
      err: '',
      exit: 0,
    })
    assert.match(read('sub/next.md'), /^---\npacket: PKT-\d+-0042\nprofile: note\ncoordinator: maria\n/)
    assert.match(read('sub/next.md'), /\| Approval owner \| @raman, since /)
  })

  test('takes the number and the coordinator that it is told', () => {
    const { run, read } = workspace(note())
    run('new', 'note', 'next.md', '--number', 'PKT-7', '--coordinator', '@lea')
    assert.match(read('next.md'), /^---\npacket: PKT-7\nprofile: note\ncoordinator: lea\n/)
  })

  test('says which profiles there are', () => {
    const { err, exit } = workspace(note()).run('new', 'notes', 'x.md')
    assert.match(
      err,
      /^countersign: There is no profile `notes`\. Did you mean `note`\?\nThere are note, .*remediation-credit/,
    )
    assert.equal(exit, 2)
  })

  test('writes over nothing', () => {
    const { run, read } = workspace(note())
    assert.equal(run('new', 'note', 'note.md').exit, 2)
    assert.equal(read('note.md'), page())
  })
})

suite('status', function () {
  this.timeout(60_000)
  const day = ['--as-of', '2026-11-15'] as const

  test('says in plain words what blocks and who must act', () =>
    assert.deepEqual(workspace(note(twice)).run('status', ...day, 'note.md'), {
      out: `PKT-2026-0001  Broker

drafting. Owner: @raman. Coordinator: @maria.

What blocks it, first things first:

   1. F1 is already the ID of another statement.
      @maria puts F1 right · line 14 · duplicate-id

Who has to act: @maria (1).

Next: @maria opens the packet
  countersign open note.md --owner HANDLE

What the handoff still waits for:

   - The packet is not open: nothing in it can be proved before \`countersign open\`.
     @maria

The condition for the handoff: Ready when no blocker is open.

Handing it over asks for a decision; it is not one.
`,
      err: '',
      exit: 0,
    }))

  test('says so when nothing blocks', () =>
    assert.match(workspace(note()).run('status', ...day, 'note.md').out, /^drafting\. Owner: @raman\./m))

  test('says the same to programs', () => {
    const { out, exit } = workspace(note(twice)).run('status', ...day, '--json', 'note.md')
    assert.equal(exit, 0)
    assert.deepEqual(JSON.parse(out), {
      schema: 'countersign.status.v1',
      path: 'note.md',
      packet: 'PKT-2026-0001',
      title: 'Broker',
      verdict: 'drafting',
      owner: '@raman',
      coordinator: '@maria',
      blocks: [
        {
          rule: 'duplicate-id',
          about: 'F1',
          message: 'F1 is already the ID of another statement.',
          who: '@maria',
          start: { line: 14, column: 3 },
          does: 'puts F1 right',
          end: { line: 14, column: 5 },
          follows: [],
        },
      ],
      remarks: 0,
      condition: 'Ready when no blocker is open.',
      boundary: 'Handing it over asks for a decision; it is not one.',
      waits: [
        {
          code: 'not-opened',
          says: 'The packet is not open: nothing in it can be proved before `countersign open`.',
          who: '@maria',
          about: [],
        },
      ],
      next: { who: '@maria', does: 'opens the packet', command: 'countersign open note.md --owner HANDLE' },
    })
  })
})

suite('explain', function () {
  this.timeout(60_000)

  test('shows the page of a rule', () => {
    const { out, exit } = workspace('').run('explain', 'duplicate-id')
    assert.equal(exit, 0)
    assert.match(out, /^duplicate-id\n\nEvery ID in a packet is given once\./)
    assert.match(out, /^Wrong\n\n {2}│ \*\*C1\.\*\* /m)
    assert.match(out, /^ {2}│ {3}\^\^ error\[duplicate-id\]: C1 is already/m)
    assert.match(out, /^ {2}after the fix:$/m)
    for (const line of out.split('\n')) assert.ok(line.length <= 100, line)
  })

  test('paints it where colours are wanted', () => {
    const { runIn } = workspace('')
    const painted = runIn({ env: { FORCE_COLOR: '1' } }, 'explain', 'duplicate-id').out
    assert.match(painted, /\u001b\[1mduplicate-id\u001b\[22m/)
    assert.doesNotMatch(runIn({ env: { FORCE_COLOR: '1' } }, 'explain', 'duplicate-id', '--no-color').out, /\u001b/)
    assert.doesNotMatch(runIn({ env: { FORCE_COLOR: '1', NO_COLOR: '1' } }, 'lint').err, /\u001b/)
  })
})
