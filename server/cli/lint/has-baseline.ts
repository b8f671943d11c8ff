// Whether a workspace has a file of suppressions. Most have none, and asking costs nothing.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Home } from '../../node/homes.ts'

export const baselineIn = ({ root }: Pick<Home, 'root'>): string => join(root, 'countersign-suppressions.json')

/** One that the branch under test could have written is not asked where the policy comes from elsewhere. */
export const hasBaseline = (home: Home): boolean => !home.policy && existsSync(baselineIn(home))
