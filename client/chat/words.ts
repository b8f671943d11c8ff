// Words of a language model that the person chose, by VS Code's own interface: it asks the person for consent, the first time
// and once. The server says what is to be worded, and judges what comes back.
import * as vscode from 'vscode'
import type * as z from 'zod'
import { questions } from '../../schemas/protocol.ts'
import { whyNotHere } from '../acts/trust.ts'
import { chosenModel } from './chosen-model.ts'

export type Words = z.output<(typeof questions)['words']['result']>
type Failed = Extract<Words, { readonly failed: unknown }>['failed']

export async function wordsFor(given: unknown, token: vscode.CancellationToken): Promise<Words> {
  const untrusted = whyNotHere()
  if (untrusted) return none('denied', untrusted)
  const { model: named, task, material, most } = questions.words.params.parse(given)
  const [model] = named === chosenModel() ? await modelsNamed(named) : []
  if (!model) return none('unreachable', vscode.l10n.t('{0} is not among the language models here.', named))
  const { User } = vscode.LanguageModelChatMessage
  const justification = vscode.l10n.t('Words what a role of Countersign prepared.')
  let text = ''
  try {
    const answer = await model.sendRequest([User(task), User(material)], { justification }, token)
    for await (const piece of answer.text) {
      text += piece
      if (text.length > most) return none('too long', vscode.l10n.t('It wrote more than {0} characters.', most))
    }
  } catch (error) {
    return whyNone(error, text)
  }
  return { text }
}

/** Whose vendor is the part before the first colon. */
function modelsNamed(named: string): Thenable<readonly vscode.LanguageModelChat[]> {
  const [, vendor = '', id = ''] = /^([^:]*):(.*)$/s.exec(named) ?? []
  return vscode.lm.selectChatModels({ vendor, id })
}

const reasons: Readonly<Record<string, Failed>> = {
  [vscode.LanguageModelError.NoPermissions().code]: 'denied',
  [vscode.LanguageModelError.Blocked().code]: 'limited',
  [vscode.LanguageModelError.NotFound().code]: 'unreachable',
}

/** Whatever went wrong, the prepared words serve: the run says why they stayed. */
function whyNone(error: unknown, heard: string): Words {
  const code = error instanceof vscode.LanguageModelError ? error.code : ''
  const failed = reasons[code] ?? (heard === '' ? 'refused' : 'broken off')
  const says = {
    denied: vscode.l10n.t('You have not allowed Countersign to use this language model.'),
    limited: vscode.l10n.t('It takes no more requests for now.'),
    unreachable: vscode.l10n.t('It is not there any more.'),
    'broken off': vscode.l10n.t('It stopped before it was done.'),
  }
  if (failed in says) return none(failed, says[failed as keyof typeof says])
  const message = error instanceof Error ? error.message : String(error)
  return none(failed, vscode.l10n.t('It gave no words ({0}).', message.slice(0, 200)))
}

const none = (failed: Failed, why: string): Words => ({ failed, why })
