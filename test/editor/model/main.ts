// A language model that knows nothing: a test says what it answers to the texts that it is given.
import * as vscode from 'vscode'

export type Writing = {
  /** The texts of the messages, in their order. */
  readonly heard: readonly string[]
  readonly say: (piece: string) => void
  readonly token: vscode.CancellationToken
}
export type Model = {
  /** `vendor:id` */
  readonly name: string
  /** How it answers from now on. */
  write(how: (writing: Writing) => void | Promise<void>): void
}

const small = {
  id: 'small',
  name: 'Small',
  family: 'small',
  version: '1',
  maxInputTokens: 100_000,
  maxOutputTokens: 100_000,
  capabilities: { toolCalling: true },
  isUserSelectable: true,
}

export function activate({ subscriptions }: vscode.ExtensionContext): Model {
  let answer: (writing: Writing) => void | Promise<void> = () => {}
  subscriptions.push(
    vscode.lm.registerLanguageModelChatProvider('countersign-tests', {
      provideLanguageModelChatInformation: () => [small],
      async provideLanguageModelChatResponse(_, messages, _options, progress, token) {
        const heard = messages.map(({ content }) =>
          content.map(part => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join(''),
        )
        await answer({ heard, token, say: piece => progress.report(new vscode.LanguageModelTextPart(piece)) })
      },
      provideTokenCount: async () => 1,
    }),
  )
  return {
    name: `countersign-tests:${small.id}`,
    write(how) {
      answer = how
    },
  }
}
