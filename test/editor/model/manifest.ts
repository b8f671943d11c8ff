// What makes the model an extension. Only tests load it.
export const manifest = {
  name: 'model',
  publisher: 'countersign-tests',
  version: '1.0.0',
  engines: { vscode: '^1.106.0' },
  main: './main.cjs',
  activationEvents: [],
  // Whoever chats chooses among models; the stable interface has no word for that.
  enabledApiProposals: ['chatProvider'],
  contributes: { languageModelChatProviders: [{ vendor: 'countersign-tests', displayName: 'Tests' }] },
}
