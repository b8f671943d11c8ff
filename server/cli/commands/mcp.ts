import { Wrong } from '../../host/wrong.ts'
import { type Command, exit } from '../command.ts'
import { modelAsked } from '../model-asked.ts'

export const mcp: Command = {
  name: 'mcp',
  takes: '',
  arguments: [0, 0],
  summary: 'Serve agents over the Model Context Protocol, on standard input and output.',
  about:
    'Tools that read packets and propose drafts. None of them decides. Everything lies in the workspace of the folder that it is started in.',
  flags: {
    as: {
      value: 'agent:NAME',
      about: 'The agent that proposes, as the workspace names it. Without one, agents only read.',
    },
    model: {
      value: 'NAME',
      about:
        'A model that `run_role` may have word what a role prepared: `anthropic:MODEL` or `openai:MODEL`, with key and host as the environment says.',
    },
  },
  examples: ['countersign mcp --as agent:refresher'],
  async run({ terminal, flags }) {
    const agent = flags.text('as')
    if (agent !== undefined && !/^agent:[a-z0-9][\w-]*$/.test(agent))
      throw new Wrong(`--as ${agent} names no agent.`, 'Agents are called agent:NAME.')
    const model = await modelAsked(flags.text('model'), terminal.env)
    const { face } = await import('../face.ts')
    const serve = await face('mcp')
    await serve({ cwd: terminal.cwd, agent, model })
    return exit.clean
  },
}
