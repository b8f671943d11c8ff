// The secrets that the sources of a packet's workspace ask for, each with the one origin that gets it. Their values are asked of nobody here.
import { wantedSecrets } from '../../evidence/wanted-secrets.ts'
import { defineRequest } from '../method.ts'
import { permitsHere } from '../permits.ts'

export const secrets = defineRequest('secrets', async ({ uri }, session) => {
  const scene = await session.scene(uri)
  const permits = permitsHere(session)
  return wantedSecrets(scene?.subject.workspace.sources ?? {}).map(({ name, source, url }) => {
    const may = permits.host(url)
    return { name, source, origin: 'no' in may ? url.origin : may.url.origin }
  })
})
