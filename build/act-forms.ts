// What each act takes, as data that the extension asks by: its own code knows nothing of the acts.
import * as z from 'zod'
import type { Field, Form } from '../client/acts/form.ts'
import { acts } from '../server/acts/index.ts'
import type { Made } from './generated.ts'

export const actForms = (): Made => new Map([['client/acts/forms.json', `${JSON.stringify(forms(), null, 2)}\n`]])

export const forms = (): readonly Form[] =>
  acts
    .filter(({ within }) => !within)
    .map(({ name, summary, input, positional, prose }) => {
      const { properties = {}, required = [] } = z.toJSONSchema(input, { io: 'input' })
      const fields = Object.entries(properties).map(([field, schema]): Field => {
        const { type, enum: choices, description = '' } = schema as z.core.JSONSchema.BaseSchema
        return {
          name: field,
          about: description,
          kind: type === 'boolean' ? 'yes or no' : type === 'array' ? 'several' : 'one',
          required: required.includes(field),
          ...(choices && { choices: choices.map(String) }),
        }
      })
      // As a person says it: what it is about first, the words last.
      const rank = ({ name }: Field) =>
        name === (prose ?? 'text') ? 100 : positional.includes(name) ? positional.indexOf(name) : 50
      return { act: name, summary, fields: fields.sort((a, b) => rank(a) - rank(b)) }
    })
