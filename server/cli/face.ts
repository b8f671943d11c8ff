// The servers that the command starts are faces of their own and lie in files of their own: checking a packet does not
// load them. Beside the bundle where there is one; in the sources otherwise.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Model } from '../agents/model/model.ts'
import { forALongRun } from '../node/tuning.ts'

type Serve = (asked: { cwd: string; agent?: string | undefined; model?: Model | undefined }) => Promise<void>

export async function face(name: 'lsp' | 'mcp'): Promise<Serve> {
  forALongRun()
  const here = import.meta.dirname
  const bundled = join(here, `${name}.cjs`)
  const path = existsSync(bundled) ? bundled : join(here, '..', name, 'main.ts')
  const { serve } = await import(pathToFileURL(path).href)
  return serve
}
