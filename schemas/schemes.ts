// Where documents live that people write, by the scheme of their address. Whatever else an editor shows (a diff's side, a comment's
// box) is left alone, by the client and by the server.
export const keptSchemes: readonly string[] = ['file', 'untitled', 'vscode-vfs', 'vscode-remote', 'vscode-test-web']
