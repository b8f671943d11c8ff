// `countersign check-draft`: the gate for drafts, asked without recording anything.
import { checkDraft } from '../acts/draft/gate.ts'
import { propose } from '../acts/propose.ts'
import { countRefusal } from '../host/refusals.ts'
import { sceneAt } from '../host/scene-at.ts'
import { personHere } from '../node/person.ts'
import { harmless } from '../report/width.ts'
import { agentNamed, inputOf } from './act.ts'
import { type Call, exit } from './command.ts'
import { wrapped } from './wrap.ts'

export async function checkOneDraft(call: Call): Promise<number> {
  const { flags, rest, terminal } = call
  const at = await sceneAt(rest[0] ?? '', terminal.cwd, terminal.env)
  const given = await inputOf(propose, call)
  const actor =
    agentNamed(flags.text('as')) ?? `@${personHere(at.home.root, at.signers, flags.text('me')).handle ?? ''}`
  const checked = checkDraft(given, at.scene, actor)
  const refused = 'refused' in checked ? checked.refused : []
  countRefusal(at, { agent: actor, role: given.role, asked: 'check' }, refused)
  const { columns } = terminal.screen('out', flags.has('no-color') ? 'none' : 'as usual')
  if (flags.has('json'))
    terminal.out(
      `${JSON.stringify({ schema: 'countersign.check-draft.v1', revision: at.scene.revision, passes: refused.length === 0, refused }, undefined, 2)}\n`,
    )
  else if (refused.length === 0) terminal.out('The gate would let it through. A person decides on it.\n')
  else
    for (const { code, says, do: instead } of refused)
      terminal.out(
        `${[...wrapped(harmless(`${says} (${code})`), columns), ...wrapped(instead, columns, '  ')].join('\n')}\n`,
      )
  return refused.length === 0 ? exit.clean : exit.findings
}
