// The examples on a rule's page are its tests. A fence `packet` says what is reported under the line, a fence `fixed`
// after it what the page is after the first fix of each finding.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../build/generated.ts'
import { apply, changesOf } from '../server/rules/apply.ts'
import { rules } from '../server/rules/index.ts'
import type { Rule } from '../server/rules/rule.ts'
import { fixes, type Reported, check as run } from '../server/rules/run.ts'
import { annotate, files, strip } from './support/fixture.ts'
import { prepare } from './support/subject.ts'

type Example = {
  readonly heading: string
  readonly line: number
  readonly today: string | undefined
  readonly text: string
  readonly fixed?: string
}

/** What the page shows under `Wrong` and `Right`. */
function examples(page: string): Example[] {
  const found: Example[] = []
  const fence = /^(`{3,})(\w+)(?: today=(\S+))?\n([\s\S]*?)^\1$/gm
  for (const match of page.matchAll(fence)) {
    const [, , kind, today, body = ''] = match
    const before = page.slice(0, match.index)
    const heading =
      before
        .match(/^## (?:Wrong|Right)$/gm)
        ?.at(-1)
        ?.slice(3) ?? ''
    if (kind === 'packet')
      found.push({ heading, line: before.split('\n').length, today, text: body.replace(/\n$/, '') })
    if (kind === 'fixed') found.push({ ...found.pop()!, fixed: body.replace(/\n$/, '') })
  }
  return found
}

const of = (rule: Rule, findings: readonly Reported[]) => findings.filter(one => one.rule === rule)

async function look(rule: Rule, text: string, today: string | undefined) {
  const prepared = await prepare(text, today)
  const checked = run(prepared.subject)
  const findings = of(rule, checked.findings).filter(one => !one.suppressed)
  const shown = findings.map(({ range, severity, message }) => ({
    start: range.start - prepared.hidden,
    end: range.end - prepared.hidden,
    label: `${severity}[${rule.code}]: ${prepared.named(message)}`,
  }))
  return { ...prepared, checked, findings, shown }
}

async function check(rule: Rule, { text, today, fixed }: Example) {
  const bare = strip(text)
  const { subject, checked, findings, shown, hidden } = await look(rule, bare, today)
  const [page, ...rest] = [...files(bare)]
  assert.equal([annotate(page![1], shown), ...rest.map(([name, body]) => `-- ${name} --\n${body}`)].join('\n'), text)
  for (const { start, end } of shown)
    assert.ok(start >= -hidden && end <= page![1].length && start <= end, 'The finding lies inside the page.')

  const groups = findings.flatMap(one => fixes(checked, one).slice(0, 1)).map(fix => changesOf(subject.packet, fix))
  const after = apply(subject.packet.text, groups).text
  if (fixed !== undefined) {
    assert.equal(after.slice(hidden), fixed)
    const again = await look(rule, [after, ...rest.map(([name, body]) => `-- ${name} --\n${body}`)].join('\n'), today)
    const left = again.findings.flatMap(one => fixes(again.checked, one).slice(0, 1))
    assert.deepEqual(left, [], 'What was fixed needs no fix again.')
  } else assert.deepEqual(groups, [], 'A fix is shown on the page, in a fence `fixed`.')
}

for (const rule of rules) {
  suite(rule.code, () => {
    const path = join(root, 'server', 'rules', `${rule.code}.md`)
    const page = existsSync(path) ? readFileSync(path, 'utf8') : ''
    const shown = examples(page)
    test('has a page that says why, shows what is wrong and what is right', () => {
      assert.match(page, /^# .+\n\n.+\n\n(?!#|```).{40,}/, 'After the first paragraph the page says why.')
      for (const heading of ['Wrong', 'Right'])
        assert.ok(
          shown.some(one => one.heading === heading),
          `## ${heading} has an example.`,
        )
      for (const { heading, text } of shown)
        assert.equal(heading === 'Wrong', strip(text) !== text, `An example under ## ${heading}`)
      if (rule.fix)
        assert.ok(
          shown.some(({ fixed }) => fixed !== undefined),
          'A rule with a fix shows it.',
        )
    })
    for (const example of shown) test(`${example.heading}, line ${example.line}`, () => check(rule, example))
  })
}
