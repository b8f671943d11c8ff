// Commands of pages that a person would paste into a shell: they are pasted into one. `countersign` and `npx` there are the
// command under test.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeExampleKeys } from '../../build/example-keys.ts'
import { root } from '../../build/generated.ts'
import { login, note, page } from '../cli/note.ts'
import { office } from '../cli/office.ts'
import { command, workspace } from '../support/workspace.ts'

type Shell = { readonly folder: string; readonly home: string }

const linesOf = (name: string): readonly string[] =>
  [...readFileSync(join(root, name), 'utf8').matchAll(/```sh\n([^`]*)```/g)].flatMap(([, block]) =>
    block!.trim().split('\n'),
  )

function program(file: string, does: string) {
  writeFileSync(file, `#!/bin/sh\n${does}\n`)
  chmodSync(file, 0o755)
}

/** `who` stands behind `#`: somebody with a key, or `refused`. */
function paste({ folder, home }: Shell, line: string, { cwd = folder, key = (who: string) => join(home, who) } = {}) {
  const bin = join(home, 'bin')
  mkdirSync(bin, { recursive: true })
  for (const [name, skip] of [
    ['countersign', ''],
    ['npx', '[ "$1" = --yes ] && shift; shift; '],
  ] as const)
    program(join(bin, name), `${skip}exec "${process.execPath}" "${command}" "$@"`)
  // What others make of a report is theirs.
  program(join(bin, 'reviewdog'), 'grep -q "<checkstyle"')
  const [, who] = line.split(' # ')
  const { status, stdout, stderr } = spawnSync('sh', ['-c', line], {
    cwd,
    encoding: 'utf8',
    input: '',
    env: {
      PATH: `${bin}:${process.env.PATH}`,
      HOME: home,
      TZ: 'UTC',
      XDG_CACHE_HOME: join(home, 'cache'),
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: join(home, 'gitconfig'),
      GIT_CEILING_DIRECTORIES: tmpdir(),
      GITHUB_STEP_SUMMARY: join(home, 'summary.md'),
      ...(who && who !== 'refused' && { COUNTERSIGN_KEY: key(who) }),
    },
  })
  return { exit: status, out: stdout, said: `${line}\n${stdout}${stderr}` }
}

/** A page from its top to its end: fences that name a file are written into it, and commands are pasted. */
function follow(of: ReturnType<typeof workspace>, text: string, least: number) {
  const blocks = [...text.matchAll(/^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm)]
  assert.ok(blocks.length > least)
  for (const [, , file, content] of blocks) {
    if (file) {
      of.write(file, content!)
      continue
    }
    for (const line of content!.trim().split('\n')) {
      const { exit, said } = paste(of, line)
      assert.equal(exit, line.endsWith('# refused') ? 1 : 0, said)
    }
  }
}

suite('pages for a shell', function () {
  this.timeout(120_000)

  test('how-to/hand-off.md, and how-to/check-a-bundle.md on what left', () => {
    const fixture = note()
      .replace(
        '      - { name: Findings, about: What was found. }\n',
        '$&      - { name: Customer update, about: What leaves. }\n',
      )
      .replace(
        '    handoff:',
        '    release: [{ section: Customer update, to: the customer, signed: { by: [coordinator] } }]\n    handoff:',
      )
      .replace(/-- note.md --[\s\S]*/, '')
    const text = page().replace(
      '## Handoff ledger',
      '## Customer update\n\nWe are looking into it.\n\n## Handoff ledger',
    )
    const of = office(`${fixture}-- packets/broker.md --\n${text}${login.replace('evidence', 'packets/evidence')}`)
    const fine = (who: string, ...words: readonly string[]) => {
      const { exit, err } = of.by(who, ...words)
      assert.equal(exit, 0, err)
    }
    fine('maria', 'open', 'packets/broker.md', '--owner', 'raman')
    fine('raman', 'confirm-charter', 'packets/broker.md')
    fine('raman', 'accept', 'packets/broker.md', 'top of the page', 'F1', 'E1', 'Customer update')
    of.commit('Accepted')
    for (const line of linesOf('docs/how-to/hand-off.md')) {
      const { exit, said } = paste(of, line)
      assert.ok(exit === 0 || (exit === 1 && line.includes(' status ')), said)
      if (line.includes(' handoff ')) received(of)
    }
  })

  function received(of: ReturnType<typeof office>) {
    const handoffs = join(of.folder, '..', 'handoffs')
    const bundle = readdirSync(handoffs).find(name => !name.endsWith('.tar.gz'))!
    const signers = of.read('.countersign/allowed_signers')
    writeFileSync(join(handoffs, 'board_signers'), signers)
    of.write('board_signers', signers)
    const [script = '', product = '', ...others] = linesOf('docs/how-to/check-a-bundle.md')
    assert.deepEqual(others, [])
    const checked = paste(of, script, { cwd: join(handoffs, bundle) })
    assert.equal(checked.exit, 0, checked.said)
    assert.match(checked.out, /Established by/)
    const verified = paste(of, product.replace('BUNDLE', bundle))
    assert.equal(verified.exit, 0, verified.said)
  }

  test('how-to/first-packet.md: an hour, from nothing to the board and back', function () {
    this.timeout(600_000)
    const of = workspace('')
    for (const who of ['maria', 'raman', 'lea', 'otto', 'sam'])
      spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', join(of.home, who)])
    // The page names days that are ahead of its reader; whenever the test runs, they are ahead of it as well.
    const ahead = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
    const text = readFileSync(join(root, 'docs', 'how-to', 'first-packet.md'), 'utf8')
      .replaceAll('2027-03-31', ahead(120))
      .replaceAll('2027-01-31', ahead(60))
    follow(of, text, 10)
    assert.match(paste(of, 'countersign status packets/first.md').out, /^ready for review\. Owner: @raman\./m)
  })

  test('how-to/adopt.md: a packet from a document that is there already', () => {
    const of = workspace('')
    for (const who of ['maria', 'raman', 'lea'])
      spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', join(of.home, who)])
    follow(of, readFileSync(join(root, 'docs', 'how-to', 'adopt.md'), 'utf8'), 4)
    const packet = of.read('packets/one-queue.md')
    assert.match(packet, /\*\*O1\*\* objects to section "Context" — @lea/)
    assert.doesNotMatch(packet, /UNRESOLVED/)
  })

  test('how-to/ci.md: every call of the gate is one', () => {
    const of = office()
    of.git('update-ref', 'refs/remotes/origin/main', 'HEAD')
    const text = readFileSync(join(root, 'docs', 'how-to', 'ci.md'), 'utf8')
    const calls = [...text.matchAll(/(?:^|[:-] )(npx (?:--yes )?countersign.*)$/gm)].map(([, call]) => call!)
    assert.ok(calls.length >= 5)
    for (const call of calls) {
      const { exit, said } = paste(of, call.replace(/\$\{\{.*?\}\}/, 'main'))
      assert.ok(exit === 0 || exit === 1, said)
    }
  })

  test('examples/README.md', () => {
    const of = workspace('')
    cpSync(join(root, 'examples'), of.path('examples'), { recursive: true })
    writeExampleKeys(of.path('examples/.countersign/keys'))
    of.git('init', '--quiet')
    const lines = linesOf('examples/README.md')
    assert.ok(lines.length > 3)
    for (const line of lines) {
      const { exit, said } = paste(of, line)
      assert.equal(exit, line.includes(' lint ') || line.endsWith('# refused') ? 1 : 0, said)
    }
  })
})
