// A text and an expression brought to lower case, instead of an expression that knows both cases: that one takes two or
// three times as long to make ready, which in a run on one packet is longer than to use it.

/** As long as the text, letter for letter; nothing but a letter of ASCII becomes one. */
export const lowered = (text: string): string =>
  /[\u0130\u212a]/.test(text) ? text.replace(/[A-Z]+/g, letters => letters.toLowerCase()) : text.toLowerCase()

/** The source of an expression with its letters in lower case, and its classes as they are. */
export const lowerSource = (source: string): string =>
  /[A-Z]/.test(source)
    ? source.replace(/\\.|[A-Z]+/g, part => (part.startsWith('\\') ? part : part.toLowerCase()))
    : source
