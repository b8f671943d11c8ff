// `countersign export`: a copy for one audience, signed for and recorded before anybody has it.
import { resolve } from 'node:path'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { exportCopy } from '../acts/export.ts'
import { copied } from '../acts/shared/copied.ts'
import { type Copy, copyAsHtml, copyAsJson, copyAsMarkdown } from '../handoff/copy.ts'
import { recordAccess } from '../host/access.ts'
import { doAct } from '../host/do-act.ts'
import { sceneAt } from '../host/scene-at.ts'
import { Wrong } from '../host/wrong.ts'
import { personHere } from '../node/person.ts'
import { putFile } from '../node/write-file.ts'
import { harmless } from '../report/width.ts'
import { handsOf } from './act.ts'
import { type Call, exit } from './command.ts'

export async function runExport(call: Call): Promise<number> {
  const { flags, rest, terminal } = call
  const [name = ''] = rest
  const audience = flags.text('audience')
  if (!audience)
    throw new Wrong('Say with --audience who reads it.', 'The profile names audiences; `board` is always one.')
  const at = await sceneAt(name, terminal.cwd, terminal.env)
  const [role, text] = [flags.text('role'), flags.text('text')]
  const copy = copied({ audience, role }, at.scene)
  const hands = handsOf(personHere(at.home.root, at.signers, flags.text('me')), undefined, terminal)
  const done =
    'no' in copy ? copy : await doAct(exportCopy, { audience, ...(role && { role }), ...(text && { text }) }, at, hands)
  if ('no' in done || 'no' in copy) {
    terminal.err(`${harmless('no' in done ? done.no : '')}\n`)
    return exit.findings
  }
  recordAccess(at.home.root, {
    who: hands.actor,
    time: hands.time,
    did: 'exported',
    page: at.page,
    what: role ? `${audience} (${role})` : audience,
    why: text ?? '',
  })
  const spelled = formats[(flags.text('format') ?? 'md') as keyof typeof formats](copy)
  const file = flags.text('output-file')
  if (file === undefined) terminal.out(spelled)
  else {
    putFile(resolve(terminal.cwd, file), spelled)
    terminal.out(`${hands.sign ? '' : `${harmless(done.says)}\n`}wrote ${file}\n`)
  }
  return exit.clean
}

const formats = {
  md: copyAsMarkdown,
  json: copyAsJson,
  html: (copy: Copy) => copyAsHtml(copy, text => micromark(text, { extensions: [gfm()], htmlExtensions: [gfmHtml()] })),
}
