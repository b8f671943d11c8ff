import type { Command } from '../command.ts'

export const diff: Command = {
  name: 'diff',
  takes: '[PACKET [FROM [TO]]]',
  arguments: [0, 1000],
  summary: 'What changed in a packet since a commit, an objection or somebody’s last signature, block by block.',
  about: `FROM and TO are commits; without TO it is the page as it is now, and without FROM what is not committed yet. What only a
formatter changed is no change. What you have to accept again is \`countersign review\`.`,
  flags: {
    since: {
      value: 'WHAT',
      about: 'In place of FROM: `O1`, `D2` or `R1`, from when it was raised; `@lea`, from what she signed last.',
    },
    changed: {
      value: 'BASE',
      bare: 'HEAD',
      about: 'All packets that this branch changed since it left BASE, or those below the paths that are named.',
    },
    only: { value: 'NAME', about: 'Only this statement, section or evidence. May be said again.' },
    history: { about: 'Each commit in which something changed, newest first, in place of two versions.' },
    markdown: { about: 'Print it as Markdown, for a comment on a pull request.' },
    json: { about: 'Print it for other programs.' },
  },
  examples: [
    'countersign diff packets/broker.md origin/main',
    'countersign diff packets/broker.md --since O1',
    'countersign diff --changed=origin/main --markdown',
    'countersign diff packets/broker.md --only C1 --history',
  ],
  run: async call => (await import('../diff.ts')).showDiff(call),
}
