// A folder that is on no disk, as those have it who open a repository without cloning it: a packet in memory, and nothing can be run
// beside it. Only tests load it.
import * as vscode from 'vscode'

const page = `---
packet: PKT-2026-0077
profile: credential-exception
coordinator: maria
owner: raman
---

# A packet on no disk

## Compensating controls

**C1** Two hosts can read the credential.[^E1]

**C2.** Nobody else can.[^E1]

[^E1]: **E1** access-review: [Review](evidence/review.txt)
`

const files = new Map<string, Uint8Array>([['/folder/packet.md', new TextEncoder().encode(page)]])
const isFolder = (path: string) => [...files.keys()].some(one => one.startsWith(`${path.replace(/\/$/, '')}/`))

const provider: vscode.FileSystemProvider = {
  onDidChangeFile: new vscode.EventEmitter<vscode.FileChangeEvent[]>().event,
  watch: () => new vscode.Disposable(() => {}),
  stat({ path }) {
    const file = files.get(path)
    if (!file && !isFolder(path)) throw vscode.FileSystemError.FileNotFound(path)
    return {
      type: file ? vscode.FileType.File : vscode.FileType.Directory,
      ctime: 0,
      mtime: 0,
      size: file?.length ?? 0,
    }
  },
  readDirectory: ({ path }) =>
    [...files.keys()]
      .filter(one => one.startsWith(`${path.replace(/\/$/, '')}/`))
      .map(one => [one.slice(path.replace(/\/$/, '').length + 1), vscode.FileType.File]),
  readFile({ path }) {
    const file = files.get(path)
    if (!file) throw vscode.FileSystemError.FileNotFound(path)
    return file
  },
  writeFile({ path }, content) {
    files.set(path, content)
  },
  createDirectory() {},
  delete({ path }) {
    files.delete(path)
  },
  rename() {},
}

export function activate({ subscriptions }: vscode.ExtensionContext): void {
  subscriptions.push(vscode.workspace.registerFileSystemProvider('vscode-vfs', provider))
}
