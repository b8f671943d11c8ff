// A language server that ended before it answered, or does not run at all, in words for whoever waits.
import * as vscode from 'vscode'

/** Told by its name: who throws it and who catches it are in bundles of their own. */
const name = 'LanguageServerEnded'

/** Another one starts by itself. */
export const ended = (): Error =>
  named(vscode.l10n.t('The language server ended before it answered. What was recorded by then, the panel shows.'))

/** What keeps it from starting may last. */
export const down = (why: string): Error => named(downSays(why))

export const downSays = (why: string): string =>
  vscode.l10n.t(
    'The language server does not run: {0} It is tried again by itself, and at once by “Start the Language Server Again”.',
    /[.!?]$/.test(why) ? why : `${why}.`,
  )

const named = (message: string): Error => Object.assign(new Error(message), { name })

export const isEnded = (error: unknown): error is Error => error instanceof Error && error.name === name
