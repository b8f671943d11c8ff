// `npm run test:oldest`: what `npm test` does in a real VS Code, in the oldest one that the manifest promises. It is a download
// of its own and takes minutes, so nobody waits for it who changes something else. Arguments go to mocha.
import { steps } from '../../build/steps.ts'

process.env.COUNTERSIGN_EDITOR = 'oldest'
const { installEditor } = await import('../../build/code-server.ts')
const none = installEditor()
if (none) {
  console.error(`Nothing was tested, since ${none.no}.`)
  process.exit(1)
}
steps([
  { says: 'bundle', command: 'node', args: ['build/bundle.ts'] },
  {
    says: 'the oldest VS Code',
    command: 'mocha',
    args: ['--no-package', '--config', 'test/editor/.mocharc.json', ...process.argv.slice(2)],
    env: { COUNTERSIGN: 'dist/countersign.cjs' },
  },
])
