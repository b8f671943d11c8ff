// A page that gets another name, or goes into another folder, takes what lies beside it along: its ledger and its evidence are found
// by the name of the page, and without them nothing that was decided could be proved.
import * as vscode from 'vscode'

/** Within the same edit, so that undoing it brings all of them back. */
export const goAlong = (): vscode.Disposable =>
  vscode.workspace.onWillRenameFiles(event => event.waitUntil(along(event.files)))

type Renamed = { readonly oldUri: vscode.Uri; readonly newUri: vscode.Uri }

async function along(files: readonly Renamed[]): Promise<vscode.WorkspaceEdit> {
  const edit = new vscode.WorkspaceEdit()
  for (const { oldUri, newUri } of files)
    for (const ending of ['ledger', 'evidence']) {
      const [from, to] = [beside(oldUri, ending), beside(newUri, ending)]
      if (from && to && (await isThere(from))) edit.renameFile(from, to)
    }
  return edit
}

/** Of a Markdown page, as `PAGE.ledger` lies beside `PAGE.md`. */
const beside = (page: vscode.Uri, ending: string): vscode.Uri | undefined =>
  /\.(?:md|markdown)$/i.test(page.path) ? page.with({ path: page.path.replace(/\.[^./]+$/, `.${ending}`) }) : undefined

const isThere = (uri: vscode.Uri): Promise<boolean> =>
  Promise.resolve(vscode.workspace.fs.stat(uri)).then(
    ({ type }) => type === vscode.FileType.Directory,
    () => false,
  )
