// An act, by its name.
import { RequestType } from 'vscode-languageserver-protocol/node'
import { type Outcome, requests } from '../../../schemas/protocol.ts'
import { type Asked, actOn } from '../act.ts'
import { defineMethod } from '../method.ts'

export const act = defineMethod({
  type: new RequestType<Asked, Outcome, void>(requests.act.method),
  answer: (params, session) => actOn(params, session),
})
