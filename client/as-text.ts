// Words of a packet where Markdown is shown: text, with no link, no command and no list in it. VS Code's own way to do that joins
// all words by spaces at which no line wraps.

/** On one line. */
export const asText = (words: string): string => words.replace(/\s*\n\s*/g, ' ').replace(/[!-/:-@[-`{-~]/g, '\\$&')

/** On the lines on which it was written. */
export const asLines = (words: string): string =>
  words
    .split('\n')
    .map(line => asText(line.trim()))
    .join('  \n')
