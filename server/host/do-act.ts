// Does one act for any face: performed by the hands that the face gives it, the ledger written first and the page next.
// A crash between the two leaves a finding with a fix, never a loss.
import { join } from 'node:path'
import type * as z from 'zod'
import type { Act, Refusal } from '../acts/act.ts'
import { inStep } from '../acts/page/in-step.ts'
import { type Done, type Hands, perform } from '../acts/perform.ts'
import { addToLedger, destroyIn } from '../node/dossier.ts'
import { ledgerFolder } from '../node/ledger-folder.ts'
import { keepHeads } from '../node/ledger-memory.ts'
import { destroySnapshots } from '../node/snapshots.ts'
import { inTurn } from '../node/turn.ts'
import { replaceText } from '../node/write-file.ts'
import { apply } from '../rules/apply.ts'
import { handsAround } from './around.ts'
import type { PacketAt } from './packet-at.ts'
import { countRefusal } from './refusals.ts'
import { Wrong } from './wrong.ts'

export async function doAct<I extends z.ZodObject>(
  act: Act<I>,
  input: z.output<I>,
  at: PacketAt,
  hands: Hands,
): Promise<Done | Refusal> {
  if (!hands.actor.startsWith('agent:')) return doOn(at, act, input, hands)
  // Two programs that looked at once would each find room for one draft more, and both draft the same.
  const folder = join(at.home.root, ledgerFolder(at.page))
  const done = await inTurn(folder, patience, async () => doOn(await at.again(), act, input, hands))
  return done === 'too long' ? { no: `Another program is writing to the ledger of ${at.name}. Try it again.` } : done
}

const patience = 30_000

async function doOn<I extends z.ZodObject>(
  at: PacketAt,
  act: Act<I>,
  input: z.output<I>,
  hands: Hands,
): Promise<Done | Refusal> {
  const done = await perform(act, input, at.scene, handsAround(hands, act.name, at))
  if (!('no' in done)) record(at, done)
  else if (done.refused) countRefusal(at, { agent: hands.actor, role: roleIn(input), asked: 'proposal' }, done.refused)
  return done
}

const roleIn = (input: object): string | undefined =>
  'role' in input && typeof input.role === 'string' ? input.role : undefined

/** Writes what was done. The page is only touched while it still reads as it did when the person looked at it. */
export function record(at: PacketAt, done: Done): void {
  const { home, file, page, name, text: before } = at
  addToLedger(home.root, page, done.written)
  destroyIn(home.root, page, done.destroys)
  destroySnapshots(home.root, page, done.destroys)
  keepHeads(at.memory, join(home.root, ledgerFolder(page)), done.ledger)
  const text = pageAfter(at, done)
  if (text !== before && replaceText(file, text, before) === 'changed meanwhile')
    throw new Wrong(
      `${name} changed while you decided. The ledger has it; \`countersign sync ${name}\` brings the page in step.`,
    )
}

/** The page in step with the ledger as it is then. */
export const pageAfter = ({ scene, text }: Pick<PacketAt, 'scene' | 'text'>, done: Done): string =>
  apply(
    text,
    inStep(scene, done).map(change => [change]),
  ).text
