// Which agent of the workspace roles and chats act as, by its bare name. Nothing where nobody said.
import * as vscode from 'vscode'

export const chosenAgent = (of?: vscode.Uri): string =>
  vscode.workspace
    .getConfiguration('countersign', of)
    .get('agent', '')
    .replace(/^agent:/, '')
