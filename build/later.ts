// Modules that a bundle holds and that run only when one of their functions is called: to make them ready takes longer than
// to check a small packet, which needs none of them. In the sources they are imported like any other.
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Plugin } from 'esbuild'
import { root } from './generated.ts'

/** Nothing but functions is imported from these. */
export const late = new Set([
  'yaml',
  'csv-parse/sync',
  'node:child_process',
  'server/ledger/events/index.ts',
  'server/packet/micromark.ts',
  'server/packet/front-matter-yaml.ts',
  'server/lsp/act.ts',
  'server/lsp/evidence.ts',
  'server/lsp/hand-off.ts',
  'server/lsp/permits.ts',
  'server/lsp/redact.ts',
  'server/lsp/role.ts',
  'server/ide/actions.ts',
  'server/ide/draft.ts',
  'server/ide/helpers.ts',
  'server/ide/panel.ts',
  'server/acts/scene.ts',
  'server/host/mend.ts',
])

export const imports = /^import \{([^}]+)\} from '([^']+)'$/gm

export const later: Plugin = {
  name: 'later',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]server[\\/].*\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8')
      const contents = text.replace(imports, (whole, names: string, from: string) =>
        late.has(nameOf(from, path)) ? names.split(',').map(callOf(from)).join('\n') : whole,
      )
      return { contents, loader: 'ts' }
    })
  },
}

/** A module of the project by its path from the root, a package by its name. */
export function nameOf(from: string, importer: string): string {
  if (!from.startsWith('.')) return from
  return join(dirname(importer), from)
    .slice(root.length + 1)
    .replaceAll('\\', '/')
}

const callOf = (from: string) => (said: string) => {
  const [, isType, name, local] = /^\s*(type )?(\w+)(?: as (\w+))?\s*$/.exec(said) ?? []
  if (isType || name === undefined) return ''
  return `const ${local ?? name} = (...all) => require('${from}').${name}(...all)`
}
