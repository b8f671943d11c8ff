// The suite that runs inside of the extension host: in code-server as part of `npm test`, and in a desktop VS Code by
// `npm run test:desktop`. What is seen on the screen is tried elsewhere; here is what an extension can ask of its editor.
import { play } from './play.ts'

export const run = () =>
  play(async () => {
    await import('./manifest.ts')
    await import('./packets.ts')
    await import('./acts.ts')
    await import('./chat.ts')
    await import('./words.ts')
    await import('./mcp.ts')
    await import('./excerpts.ts')
    await import('./restart.ts')
  })
