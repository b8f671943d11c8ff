// A language server that ended before it answered, in words for whoever waits. Another one starts by itself.
import * as vscode from 'vscode'

/** Told by its name: who throws it and who catches it are in bundles of their own. */
const name = 'LanguageServerEnded'

export const ended = (): Error =>
  Object.assign(
    new Error(
      vscode.l10n.t('The language server ended before it answered. What was recorded by then, the panel shows.'),
    ),
    { name },
  )

export const isEnded = (error: unknown): error is Error => error instanceof Error && error.name === name
