// Every command, in the order in which help lists them.
import { acts } from '../../acts/index.ts'
import { commandOf } from '../act-command.ts'
import type { Command } from '../command.ts'
import { explain } from './explain.ts'
import { init } from './init.ts'
import { lint } from './lint.ts'
import { create } from './new.ts'
import { status } from './status.ts'

export const commands: readonly Command[] = [lint, status, explain, init, create, ...acts.map(commandOf)]
