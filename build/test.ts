// `npm test`: everything that continuous integration checks. Arguments go to mocha: `npm test -- -g duplicate-id`.
import { packages } from './packages.ts'
import { steps } from './steps.ts'

packages()
steps([
  { says: 'types', command: 'tsc', args: ['-p', '.'] },
  { says: 'format and lint', command: 'biome', args: ['ci', '--reporter=summary', '--diagnostic-level=error', '.'] },
  { says: 'bundle', command: 'node', args: ['build/bundle.ts'] },
  // What ships is what is tested: the commands run from the bundle.
  { says: 'tests', command: 'mocha', args: process.argv.slice(2), env: { COUNTERSIGN: 'dist/countersign.cjs' } },
])
