// What a line of `countersign lint --format unix` is, for tasks of VS Code.
export const problemMatcher = {
  name: 'countersign',
  label: 'Countersign',
  owner: 'countersign.task',
  source: 'countersign',
  fileLocation: 'autoDetect',
  pattern: {
    regexp: '^(.+?):(\\d+):(\\d+): (error|warning|info): (.+) \\[([\\w-]+)\\]$',
    file: 1,
    line: 2,
    column: 3,
    severity: 4,
    message: 5,
    code: 6,
  },
}
