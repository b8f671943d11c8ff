// The editor and the command line say the same of the same packets: findings with their places, and the verdict.
import assert from 'node:assert/strict'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-protocol/node'
import { root } from '../../build/generated.ts'
import type { PanelView } from '../../schemas/panel.ts'
import { workspace } from '../support/workspace.ts'
import { editorIn } from './editor.ts'

const names = ['credential-exception.md', 'remediation-credit.md', 'access-escalation.md']
const severities = {
  [DiagnosticSeverity.Error]: 'error',
  [DiagnosticSeverity.Warning]: 'warning',
  [DiagnosticSeverity.Information]: 'info',
} as const

type Line = {
  readonly rule: string
  readonly severity: string
  readonly message: string
  readonly start: object
  readonly end: object
}

const asListed = ({ code, severity, message, range: { start, end } }: Diagnostic): Line => ({
  rule: String(code),
  severity: severities[severity as keyof typeof severities],
  message: String(message),
  start: { line: start.line + 1, column: start.character + 1 },
  end: { line: end.line + 1, column: end.character + 1 },
})

type Block = { readonly rule: string; readonly about: string; readonly who: string }
const asTask = ({ rule, about, who, follows }: Block & { readonly follows: readonly Block[] }) => [
  [rule, about, who],
  follows.map(({ about }) => about),
]

suite('the examples', () => {
  for (const name of names)
    test(name, async () => {
      const place = workspace('')
      cpSync(join(root, 'examples'), place.folder, { recursive: true })
      const client = await editorIn(place, { now: new Date().toISOString() })
      await client.open(name)
      const report = await client.pull(name)
      const lint = JSON.parse(place.run('lint', name, '--format', 'json').out)
      const [{ findings }] = lint.files as readonly [{ readonly findings: readonly (Line & { suppressed?: object })[] }]
      const listed = findings
        .filter(({ suppressed }) => !suppressed)
        .map(({ rule, severity, message, start, end }) => ({ rule, severity, message, start, end }))
      assert.ok(report.kind === 'full' && listed.length > 5)
      assert.deepEqual(report.items.map(asListed), listed)

      const status = JSON.parse(place.run('status', name, '--json').out)
      const panel = await client.connection.sendRequest<PanelView>('countersign/panel', { uri: client.uri(name) })
      const tasks = panel.blocks.map(({ code, about, who, follows = [] }) => [
        [code, about, who],
        follows.map(({ about }) => about),
      ])
      assert.deepEqual([panel.verdict, tasks], [status.verdict, status.blocks.map(asTask)])
      // What an edit leaves is what a fresh look finds.
      await client.change(name, {
        range: { start: { line: 6, character: 0 }, end: { line: 6, character: 0 } },
        text: '\n',
      })
      await client.pull(name)
      await client.change(name, {
        range: { start: { line: 6, character: 0 }, end: { line: 7, character: 0 } },
        text: '',
      })
      const after = await client.pull(name)
      assert.ok(after.kind === 'full')
      assert.deepEqual(after.items, report.items)
    })
})
