// A module that a bundle makes ready only when it is called gives nothing but functions to those who import it.
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../build/generated.ts'
import { imports, late, nameOf } from '../build/later.ts'

suite('what is made ready later', () => {
  for (const module of [...late].filter(name => name.endsWith('.ts')))
    test(module, async () => {
      const real = (await import(join(root, module))) as Record<string, unknown>
      const names = globSync('server/**/*.ts', { cwd: root }).flatMap(file =>
        [...readFileSync(join(root, file), 'utf8').matchAll(imports)]
          .filter(([, , from = '']) => nameOf(from, join(root, file)) === module)
          .flatMap(([, said = '']) => said.split(',').map(name => name.trim()))
          .filter(name => name && !name.startsWith('type '))
          .map(name => ({ file, name: name.split(' ')[0]! })),
      )
      assert.ok(names.length > 0)
      assert.deepEqual(
        names.filter(({ name }) => typeof real[name] !== 'function'),
        [],
      )
    })
})
