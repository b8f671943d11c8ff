// A draft beside what it would change.
import { draftView } from '../../ide/draft.ts'
import { defineRequest } from '../method.ts'

export const draft = defineRequest('draft', async ({ uri, id }, session) => {
  const scene = await session.scene(uri)
  return (scene && draftView(id, scene)) ?? null
})
