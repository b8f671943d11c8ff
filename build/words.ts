// The sentences of the extension, for translators: every one that its code hands to `l10n.t`, and what acts ask for.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { forms } from './act-forms.ts'
import { type Made, root } from './generated.ts'

/** A sentence behind `l10n.t(` or `l10n.parts(`, on one line or on the next, in single quotes as the formatter writes it. */
const said = /\bl10n\.(?:t|parts)\(\s*'((?:[^'\\]|\\.)*)'/g

export function words(): Made {
  const found = new Set<string>()
  for (const file of globSync(['client/**/*.ts', 'media/**/*.ts'], { cwd: root }).sort())
    for (const [, sentence] of readFileSync(join(root, file), 'utf8').matchAll(said))
      found.add(sentence!.replace(/\\(.)/g, '$1'))
  for (const { summary, fields } of forms()) {
    found.add(summary)
    for (const { about } of fields) found.add(about.replaceAll('`', ''))
  }
  const bundle = Object.fromEntries([...found].sort().map(sentence => [sentence, sentence]))
  return new Map([['l10n/bundle.l10n.json', `${JSON.stringify(bundle, null, 2)}\n`]])
}
