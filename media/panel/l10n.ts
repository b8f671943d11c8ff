// The panel's sentences in the reader's language: the editor gives them with the page, and what it has no words for stays
// English. What comes from the packet and its checks is shown as it came.
const { words } = document.getElementById('panel')!.dataset
const known: Readonly<Record<string, string>> = words ? JSON.parse(words) : {}

const translated = (sentence: string) => known[sentence] ?? sentence

export const l10n = {
  /** `{0}` and so on stand for the values. */
  t: (sentence: string, ...values: readonly (string | number)[]): string =>
    translated(sentence).replace(/\{(\d)\}/g, (_, place: string) => String(values[Number(place)])),

  /** The same, for values that are pieces of the page. */
  parts: (sentence: string, ...values: readonly unknown[]): readonly unknown[] =>
    translated(sentence)
      .split(/\{(\d)\}/)
      .map((piece, index) => (index % 2 === 0 ? piece : values[Number(piece)])),
}
