// What makes the folder in memory an extension. Only tests load it.
export const manifest = {
  name: 'memory',
  publisher: 'countersign-tests',
  version: '1.0.0',
  engines: { vscode: '^1.106.0' },
  main: './main.cjs',
  activationEvents: ['onFileSystem:vscode-vfs'],
  capabilities: { virtualWorkspaces: true, untrustedWorkspaces: { supported: true } },
}
