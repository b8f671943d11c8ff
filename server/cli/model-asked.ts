// The model that `--model` names, as the environment sets it up. Loaded only where somebody names one.
import type { Model } from '../agents/model/model.ts'
import { Wrong } from '../host/wrong.ts'
import type { Terminal } from '../node/terminal.ts'

export async function modelAsked(named: string | undefined, env: Terminal['env']): Promise<Model | undefined> {
  if (named === undefined) return undefined
  const { modelCalled } = await import('../node/model-settings.ts')
  const model = modelCalled(named, env)
  if ('no' in model) throw new Wrong(model.no, model.instead)
  return model
}
