// Between a decision and its signature stands a dialog that no program can press: it shows the very words, whole, and
// the key. Whoever ran the command, a person, another extension or a chat, gets this dialog and nothing more.
import * as vscode from 'vscode'
import type * as z from 'zod'
import type { questions } from '../../schemas/protocol.ts'

export type Question = z.output<(typeof questions)['confirm']['params']>
export type Answer = (question: Question) => Promise<boolean>

export type Signing = {
  readonly answer: Answer
  /** Says that a key is at work, from the person's yes until the act that asked for it is over. */
  during<A>(act: Promise<A>): Promise<A>
  /**
   * Whether the person said no to the last question: who closed a dialog need not be told that nothing happened. It is said
   * once, to the act that came to nothing, which may end when the next one has begun already.
   */
  declined(): boolean
}

export function openSigning(ask: Answer): Signing {
  let over: Promise<unknown> = Promise.resolve()
  let declined = false
  let underWay = 0
  return {
    async answer(question) {
      const yes = await ask(question)
      declined = !yes
      if (yes) showWorking(question, over)
      return yes
    },
    during(act) {
      if (underWay === 0) declined = false
      underWay++
      over = act.catch(() => {}).finally(() => underWay--)
      return act
    },
    declined() {
      const was = declined
      declined = false
      return was
    },
  }
}

export async function askInDialog({ says, actor, key }: Question): Promise<boolean> {
  const sign = vscode.l10n.t('Sign as {0}', actor)
  const detail = `${says}\n\n${vscode.l10n.t('Signed with {0}', vscode.workspace.asRelativePath(key))}`
  const title = vscode.l10n.t('You are about to sign this')
  return (await vscode.window.showWarningMessage(title, { modal: true, detail }, sign)) === sign
}

/** A key that wants to be touched waits for a person, who has to see that. Any other key needs no more than a word below. */
function showWorking({ key }: Question, over: Promise<unknown>): void {
  const touch = /\bsk-|_sk\b/.test(key)
  const title = touch ? vscode.l10n.t('Touch your security key: it signs now') : vscode.l10n.t('Signing')
  const location = touch ? vscode.ProgressLocation.Notification : vscode.ProgressLocation.Window
  vscode.window.withProgress({ location, title }, () => over as Promise<void>)
}
