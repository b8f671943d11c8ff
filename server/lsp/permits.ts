// What may be asked from this editor: what the machine's settings file permits, and what the person set in the editor. Secrets that
// the editor keeps are asked for when they are sent, one at a time, and stay in memory for that long.
import { questions, type Settings } from '../../schemas/protocol.ts'
import type { MachineSettings } from '../../schemas/sources.ts'
import { Wrong } from '../host/wrong.ts'
import { type Kept, type Permits, permitsOf, readSettings } from '../node/fetch/permits.ts'
import type { Session } from './session.ts'

export function permitsHere(session: Session): Permits {
  const { settings, outside } = session
  const found = readSettings(outside.env)
  if ('problem' in found) throw new Wrong(found.problem)
  return permitsOf(together(found.settings, settings.machine), outside.env, keptBy(session))
}

function together(file: MachineSettings, editor: Settings['machine']): MachineSettings {
  return {
    ...file,
    hosts: [...file.hosts, ...(editor?.hosts ?? [])],
    repositories: [...file.repositories, ...(editor?.repositories ?? [])],
    commands: { ...editor?.commands, ...file.commands },
  }
}

function keptBy(session: Session): Kept | undefined {
  if (!session.settings.secrets) return undefined
  return async (name, origin) => {
    // Trust may be gone by the time that it is asked for.
    if (!session.trusted) return undefined
    const answer = await session.connection.sendRequest(questions.secret.method, { name, origin })
    return questions.secret.result.safeParse(answer).data?.value ?? undefined
  }
}
