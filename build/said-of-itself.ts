// Of its manifest, a bundle holds what the product says of itself, and nothing of what editors read there.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'esbuild'
import { root } from './generated.ts'

const manifest = join(root, 'package.json')

export const saidOfItself: Plugin = {
  name: 'said of itself',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]package\.json$/ }, ({ path }) => {
      if (path !== manifest) return undefined
      const { version, homepage } = JSON.parse(readFileSync(path, 'utf8'))
      return { contents: JSON.stringify({ version, homepage }), loader: 'json' }
    })
  },
}
