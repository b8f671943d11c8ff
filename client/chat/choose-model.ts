// The person says whose words roles may use: one of the language models that this editor has, or none.
import * as vscode from 'vscode'
import { chosenModel } from './chosen-model.ts'

export const chooseModel = (): vscode.Disposable =>
  vscode.commands.registerCommand('countersign.chooseModel', async () => {
    const now = chosenModel()
    const models = await vscode.lm.selectChatModels()
    const none = {
      label: vscode.l10n.t('None'),
      description: vscode.l10n.t('Roles use the words that they prepare.'),
      value: '',
    }
    const rows = models.map(({ vendor, id, name }) => ({
      label: name,
      description: `${vendor}:${id}`,
      value: `${vendor}:${id}`,
    }))
    const chosen = await vscode.window.showQuickPick(
      [none, ...rows].map(row => ({ ...row, picked: row.value === now })),
      {
        title: vscode.l10n.t('Whose words may roles use?'),
        placeHolder: vscode.l10n.t(
          'It gets what a role prepared and what that rests on, and nothing that is restricted.',
        ),
      },
    )
    if (chosen)
      await vscode.workspace
        .getConfiguration('countersign')
        .update('model', chosen.value || undefined, vscode.ConfigurationTarget.Global)
  })
