// People's words as Markdown that shows exactly them, for words that would otherwise turn into something else on the page.

/** In one line, as a label or the name of a section stands in a sentence. */
export const inOneLine = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>&~|]/g, character => `\\${character}`)

/**
 * Letter for letter, with references to evidence still working. Character references instead of backslashes: behind those
 * a starred ID would look like a statement that got lost.
 */
export const letterForLetter = (text: string): readonly string[] =>
  linesOf(text).map(line =>
    line
      .trim()
      .replace(/\[\^E[1-9]\d{0,8}\]|[\\`*_[\]<>#|~&!]/g, found => (found.length > 1 ? found : reference(found)))
      .replace(/^(?:[-+=]|\d{1,9}[.)])/, mark => mark.slice(0, -1) + reference(mark.slice(-1))),
  )

const reference = (character: string) => `&#${character.charCodeAt(0)};`

/** Without empty lines at the ends. Tabs at the start of a line are spaces: behind a box's mark they would reach less far. */
export const linesOf = (text: string): readonly string[] =>
  text
    .replace(/^(?:[ \t]*(?:\r\n|\n|\r))+|\s+$/g, '')
    .split(/\r\n|\n|\r/)
    .map(line => line.trimEnd().replace(/^[ \t]*\t/, spaces))

const spaces = (indent: string): string =>
  ' '.repeat([...indent].reduce((column, one) => (one === '\t' ? column + 4 - (column % 4) : column + 1), 0))
