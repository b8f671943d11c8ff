// Which language model the person chose, as `vendor:id`. Nothing where they chose none.
import * as vscode from 'vscode'

export const chosenModel = (): string => vscode.workspace.getConfiguration('countersign').get('model', '')
