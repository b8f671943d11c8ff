// Every request that the server answers, once.
import type { AnyMethod } from '../method.ts'
import { act } from './act.ts'
import { codeActions, resolveAction } from './code-actions.ts'
import { diagnostics } from './diagnostics.ts'
import { draft } from './draft.ts'
import { executeCommand } from './execute-command.ts'
import { hover } from './hover.ts'
import { packets } from './packets.ts'
import { panel } from './panel.ts'

export const methods: readonly AnyMethod[] = [
  act,
  codeActions,
  diagnostics,
  draft,
  executeCommand,
  hover,
  packets,
  panel,
  resolveAction,
]
