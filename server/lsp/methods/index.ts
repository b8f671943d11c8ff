// Every request that the server answers, once.
import type { AnyMethod } from '../method.ts'
import { diagnostics } from './diagnostics.ts'
import { hover } from './hover.ts'
import { panel } from './panel.ts'

export const methods: readonly AnyMethod[] = [diagnostics, hover, panel]
