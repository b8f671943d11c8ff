// Words of a packet where Markdown is shown: text on one line, with no link, no command and no list in it. VS Code's own way to
// do that joins all words by spaces that never wrap.

export const asText = (words: string): string => words.replace(/\s*\n\s*/g, ' ').replace(/[!-/:-@[-`{-~]/g, '\\$&')
