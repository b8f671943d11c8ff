// A bundle of one command without the others: the less code there is, the sooner it begins.
import { dirname, join } from 'node:path'
import type { Plugin } from 'esbuild'
import { root } from './generated.ts'

const list = join(root, 'server', 'cli', 'commands', 'index.ts')

/** In the place of the list of all commands stands one that knows of this one. */
export const alone = (name: string): Plugin => ({
  name: 'alone',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]commands[\\/]index\.ts$/ }, ({ path }) =>
      path === list
        ? {
            contents: `import { ${name} } from './${name}.ts'
export const commands = [${name}]
export const allCommands = async () => commands`,
            loader: 'ts',
            resolveDir: dirname(list),
          }
        : undefined,
    )
  },
})
