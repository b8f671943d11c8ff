import { type Command, policyFrom } from '../command.ts'

export const lint: Command = {
  name: 'lint',
  takes: '[PATH…]',
  arguments: [0, Number.POSITIVE_INFINITY],
  summary: 'Check packets and say what is wrong, where, and what to do.',
  about: `A path is a file, a folder or a glob; without one, everything under this folder is checked. A file is a packet
when its front matter says \`packet:\`. Other Markdown is left alone.`,
  flags: {
    format: {
      short: 'f',
      value: 'FORMAT',
      about: 'How to report: stylish, json, sarif, github, codequality, unix, junit, checkstyle.',
    },
    'output-file': { short: 'o', value: 'FILE', about: 'Write the report to a file.' },
    quiet: { about: 'Report errors only.' },
    'max-warnings': { value: 'COUNT', about: 'End with exit code 1 when there are more warnings.' },
    rule: { value: 'CODE=SEVERITY', about: 'Set the severity of a rule: error, warning, info or off.' },
    fix: { about: 'Mend what can be mended in only one way, and report what is left.' },
    'fix-dry-run': { about: 'Print what --fix would change, as a diff, and change nothing.' },
    changed: {
      value: 'BASE',
      bare: 'HEAD',
      about: 'Only packets touched since BASE, by their text or by what they cite.',
    },
    'as-of': { value: 'DATE', about: 'Check as if it were the end of that day.' },
    stdin: { about: 'Check what comes in on standard input.' },
    'stdin-filename': { value: 'PATH', about: 'Where that text stands, for its workspace and its evidence.' },
    cache: { about: 'Answer from the last run where nothing has changed.' },
    'cache-location': { value: 'PATH', about: 'Where to keep those answers. Without it, a folder of your own.' },
    config: { short: 'c', value: 'FILE', about: 'Use this file instead of countersign.yaml.' },
    'policy-from': policyFrom,
    'ignore-path': {
      value: 'FILE',
      about: 'Leave alone what this file names, in the form of a .gitignore. May be said again.',
    },
    'print-config': {
      about:
        'Print by what the one packet that is named is judged: its profile, the workspace, and how severe each rule is.',
    },
    'suppress-all': {
      about: 'Begin countersign-suppressions.json with what is found now. What guards the handoff is never in it.',
    },
    'suppress-rule': { value: 'CODE', about: 'The same for one rule. May be said again.' },
    'prune-suppressions': { about: 'Take out of that file what was mended.' },
    watch: { about: 'Check again whenever something changes.' },
  },
  examples: [
    'countersign lint',
    'countersign lint packets/ --format sarif --output-file lint.sarif',
    'countersign lint --changed=origin/main --max-warnings 0',
    'countersign lint --policy-from origin/main',
  ],
  run: async call => (await import('../lint/run.ts')).runLint(call),
}
