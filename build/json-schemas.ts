// Schemas for editors and other tools, from the ones that the program itself reads by. Draft 7 is what YAML editors speak.
import * as z from 'zod'
import { profileSchema } from '../schemas/profile.ts'
import { workspaceSchema } from '../schemas/workspace.ts'
import { builtIn } from '../server/profile/built-in/index.ts'

const pages = {
  'workspace.schema.json': {
    schema: workspaceSchema,
    title: 'countersign.yaml',
    description: 'Who is who in a workspace, and how its packets are checked.',
  },
  'profile.schema.json': {
    schema: profileSchema,
    title: 'A complete Countersign profile',
    description: 'What a packet of one kind must have, and who may do what with it.',
  },
}

export function jsonSchemas(): ReadonlyMap<string, string> {
  const made = Object.entries(pages).map(([name, { schema, title, description }]): [string, string] => {
    const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', target: 'draft-7', override: offerBuiltIn })
    return [`schemas/json/${name}`, `${JSON.stringify({ $schema, title, description, ...rest }, null, 2)}\n`]
  })
  return new Map(made)
}

/** What an editor offers behind `extends:`. */
function offerBuiltIn({
  jsonSchema,
  path,
}: {
  jsonSchema: z.core.JSONSchema.BaseSchema
  path: readonly PropertyKey[]
}) {
  if (path.at(-1) === 'extends') jsonSchema.examples = Object.keys(builtIn)
}
