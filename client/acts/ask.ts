// Asks a person for what an act needs, one thing at a time. Whoever leaves a question open has done nothing.
import * as vscode from 'vscode'
import type { PanelView } from '../../schemas/panel.ts'
import type { Field, Form } from './form.ts'
import { type Offer, offersFor } from './offers.ts'

type Value = string | boolean | readonly string[]
export type Input = Readonly<Record<string, unknown>>

export type Asking = {
  readonly given: Input
  readonly view: PanelView | null
  /** What the cursor is in. */
  readonly here?: string | undefined
  /** Fields to ask for although the act could do without. */
  readonly wanted?: readonly string[] | undefined
}

export async function askFor(
  { act, summary, fields }: Form,
  { given, view, here, wanted = [] }: Asking,
): Promise<Input | undefined> {
  const input: Record<string, unknown> = { ...given }
  const open = () => fields.filter(({ name }) => input[name] === undefined)
  for (const field of open().filter(({ name, required }) => required || wanted.includes(name))) {
    const value = await askOne(field, summary, offersFor(field, act, view, here))
    if (value === undefined) return undefined
    if (value !== '') input[field.name] = value
  }
  // What was asked for by a button is all that it needs: only whoever starts from nothing is offered the rest.
  while (Object.keys(given).length === 0 && open().length > 0) {
    const more = await askWhetherMore(open(), summary)
    if (!more) return undefined
    if (more === 'nothing') break
    const value = await askOne(more, summary, offersFor(more, act, view, here))
    if (value === undefined) return undefined
    if (value !== '') input[more.name] = value
  }
  return input
}

async function askOne(field: Field, title: string, offers: readonly Offer[]): Promise<Value | undefined> {
  const placeHolder = vscode.l10n.t(field.about.replaceAll('`', ''))
  const items = offers.map(({ value, about }) => ({ label: value, description: about }))
  if (field.kind === 'yes or no') return true
  if (field.choices || (field.kind === 'one' && offers.length > 0))
    return (await pick(items, title, placeHolder, field))?.label
  if (field.kind === 'several' && offers.length > 0) {
    const chosen = await vscode.window.showQuickPick(items, {
      title,
      placeHolder,
      canPickMany: true,
      matchOnDescription: true,
    })
    return chosen && (chosen.length > 0 || !field.required) ? chosen.map(({ label }) => label) : undefined
  }
  const typed = await vscode.window.showInputBox({
    title,
    prompt: placeHolder,
    ignoreFocusOut: true,
    validateInput: text =>
      field.required && text.trim() === '' ? vscode.l10n.t('This cannot be left out.') : undefined,
  })
  if (typed === undefined) return undefined
  return field.kind === 'several'
    ? typed
        .split(',')
        .map(one => one.trim())
        .filter(Boolean)
    : typed.trim()
}

/** A list that also takes what it does not hold: somebody may know more than the page shows. */
function pick(
  items: readonly vscode.QuickPickItem[],
  title: string,
  placeholder: string,
  { choices }: Field,
): Promise<vscode.QuickPickItem | undefined> {
  const box = vscode.window.createQuickPick()
  box.title = title
  box.placeholder = placeholder
  box.matchOnDescription = true
  box.ignoreFocusOut = true
  box.items = items
  if (!choices)
    box.onDidChangeValue(value => {
      const typed = value.trim()
      const known = typed === '' || items.some(({ label }) => label === typed)
      box.items = known
        ? items
        : [...items, { label: typed, alwaysShow: true, description: vscode.l10n.t('as you typed it') }]
    })
  return new Promise(resolve => {
    box.onDidAccept(() => {
      // Whoever types fast is done before the list has a row for it.
      const typed = choices ? '' : box.value.trim()
      const chosen = box.selectedItems[0] ?? (typed ? { label: typed } : undefined)
      if (!chosen) return
      resolve(chosen)
      box.dispose()
    })
    box.onDidHide(() => {
      resolve(undefined)
      box.dispose()
    })
    box.show()
  })
}

async function askWhetherMore(open: readonly Field[], title: string): Promise<Field | 'nothing' | undefined> {
  const enough = { label: `$(check) ${vscode.l10n.t('Go on')}`, field: 'nothing' as const }
  const items = open.map(field => ({
    label: `$(add) ${field.name.replaceAll('_', ' ')}`,
    description: vscode.l10n.t(field.about.replaceAll('`', '')),
    field,
  }))
  const chosen = await vscode.window.showQuickPick([enough, ...items], {
    title,
    placeHolder: vscode.l10n.t('Is there more to say? Nothing is signed before you have read it.'),
    ignoreFocusOut: true,
  })
  return chosen?.field
}
