// What git is told in every call: nothing that a repository configures is run, and a folder that only looks like a
// repository (`HEAD`, `objects` and `refs` as files of a branch) is none, so it says nothing about refs and commits.
import { dirname } from 'node:path'

/** As git's own options. */
export const nothingConfigured: readonly string[] = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'log.showSignature=false',
  'protocol.ext.allow=never',
  'safe.bareRepository=explicit',
].flatMap(setting => ['-c', setting])

/** In a hook, git says by these where it is: for another folder they would be wrong. */
const elsewhere =
  /^GIT_(?:DIR|WORK_TREE|INDEX_FILE|PREFIX|COMMON_DIR|NAMESPACE|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|REPLACE_REF_BASE|TRACE.*)$/i

const variables = () => Object.fromEntries(Object.entries(process.env).filter(([name]) => !elsewhere.test(name)))

/** Where git is started: by `-C` it is told where to look. Windows looks for a program in the current folder first. */
export const aroundGit = (more: Readonly<Record<string, string>> = {}) => ({
  cwd: dirname(process.execPath),
  env: { ...variables(), LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', ...more },
  windowsHide: true,
})

/** Of a git that only reads: it fetches nothing, and takes no lock. */
export const onlyReading = { GIT_ALLOW_PROTOCOL: 'none', GIT_NO_LAZY_FETCH: '1', GIT_OPTIONAL_LOCKS: '0' } as const
