// Every request that the server answers, once.
import type { AnyMethod } from '../method.ts'
import { act } from './act.ts'
import { codeActions, resolveAction } from './code-actions.ts'
import { completion } from './completion.ts'
import { diagnostics } from './diagnostics.ts'
import { draft } from './draft.ts'
import { evidence } from './evidence.ts'
import { executeCommand } from './execute-command.ts'
import { handoff } from './handoff.ts'
import { hover } from './hover.ts'
import { marks } from './marks.ts'
import { names } from './names.ts'
import { packets } from './packets.ts'
import { panel, panelSince } from './panel.ts'
import { redact } from './redact.ts'
import { role } from './role.ts'
import { secrets } from './secrets.ts'
import { structure } from './structure.ts'
import { ofWorkspace } from './workspace.ts'

export const methods: readonly AnyMethod[] = [
  act,
  codeActions,
  completion,
  diagnostics,
  draft,
  evidence,
  executeCommand,
  handoff,
  hover,
  ...ofWorkspace,
  ...marks,
  ...names,
  packets,
  panel,
  panelSince,
  redact,
  resolveAction,
  role,
  secrets,
  ...structure,
]
