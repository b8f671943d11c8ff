// What git is told in every call: nothing that a repository configures is run, and a folder that only looks like a
// repository (`HEAD`, `objects` and `refs` as files of a branch) is none, so it says nothing about refs and commits.

/** As git's own options. */
export const nothingConfigured: readonly string[] = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'log.showSignature=false',
  'protocol.ext.allow=never',
  'safe.bareRepository=explicit',
].flatMap(setting => ['-c', setting])
