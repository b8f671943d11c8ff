// Every act, once. Generated from the folder by `npm run update`.

import { accept } from './accept.ts'
import type { Act } from './act.ts'
import { object } from './object.ts'
import { open } from './open.ts'

export const acts = [accept, object, open] as unknown as readonly Act[]
