// Text as XML 1.0 takes it, in an attribute or between tags.

/** There is no form at all for most control characters and for half of a surrogate pair: they become a question mark. */
export const xml = (text: string) =>
  text
    .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Cs}/gu, '?')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[\n\r\t]/g, one => `&#${one.charCodeAt(0)};`)
