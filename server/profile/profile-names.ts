// Which profiles there are. Asking for names does not put a profile together.
import type { Workspace } from '../../schemas/workspace.ts'
import { builtIn } from './built-in/index.ts'

/** Every name that a packet may give, the workspace's own first. */
export const profileNames = ({ profiles, unusable }: Workspace): readonly string[] => [
  ...new Set([...Object.keys(profiles), ...Object.keys(unusable ?? {}), ...Object.keys(builtIn)]),
]
