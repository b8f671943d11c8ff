// How many columns a text takes on a terminal, and a form of it that cannot drive that terminal:
// a packet may come from anybody, and an escape sequence in it must not move the reader's cursor or hide a word.

/** Grapheme clusters with their widths; tabs reach to the next multiple of four from `column`. */
export function cells(
  text: string,
  column = 0,
): readonly { readonly text: string; readonly width: number; readonly length: number }[] {
  const out: { text: string; width: number; length: number }[] = []
  let at = column
  const add = (shown: string, width: number, length: number) => {
    out.push({ text: shown, width, length })
    at += width
  }
  const isPlain = plain.test(text)
  for (const cluster of isPlain ? text : clusters(text)) {
    if (cluster === '\t') {
      const width = 4 - (at % 4)
      add(' '.repeat(width), width, 1)
    } else if (isPlain) add(cluster, 1, 1)
    else {
      const shown = visible(cluster)
      add(shown, shown === cluster ? widthOf(cluster) : shown.length, cluster.length)
    }
  }
  return out
}

export const textWidth = (text: string): number => cells(text).reduce((sum, { width }) => sum + width, 0)

/** The text with everything that a terminal would obey or hide made visible. Line ends stay. */
export const harmless = (text: string): string =>
  plain.test(text) || !unseen.test(text) ? text : text.replace(everyUnseen, visible)

/**
 * Letters of Europe, punctuation, currencies, arrows and signs of mathematics: none joins its neighbour, is wide or is
 * obeyed, so a text of nothing else needs no further look.
 */
const plain =
  /^[\x20-\x7e\t\n\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2100-\u22ff]*$/
// Made when the first text needs it, which is a good part of a short run: most show none.
let segmenter: Intl.Segmenter | undefined

function* clusters(text: string): Iterable<string> {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  for (const { segment } of segmenter.segment(text)) yield segment
}

// C0 and C1 controls except tab and line feed, bidirectional controls, invisible formatting, lone surrogates.
const hidden =
  '[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]|\\p{Cs}|[\\u{e0000}-\\u{e0fff}]'
const unseen = new RegExp(hidden, 'u')
const everyUnseen = new RegExp(hidden, 'gu')

function visible(cluster: string): string {
  if (!unseen.test(cluster)) return cluster
  return cluster.replace(everyUnseen, one => `<U+${one.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}>`)
}

function widthOf(cluster: string): number {
  const code = cluster.codePointAt(0)!
  if (code < 0x300) return 1
  if (/^\p{M}/u.test(cluster)) return 0
  return isWide(code) || /\ufe0f|\p{Emoji_Presentation}/u.test(cluster) ? 2 : 1
}

/** East Asian wide and full-width characters, in ranges. */
const wide = [
  0x1100, 0x115f, 0x2e80, 0x303e, 0x3041, 0xa4cf, 0xa960, 0xa97f, 0xac00, 0xd7a3, 0xf900, 0xfaff, 0xfe10, 0xfe19,
  0xfe30, 0xfe6f, 0xff01, 0xff60, 0xffe0, 0xffe6, 0x17000, 0x18d08, 0x1b000, 0x1b2fb, 0x20000, 0x3fffd,
]

function isWide(code: number): boolean {
  for (let index = 0; index < wide.length; index += 2) if (code <= wide[index + 1]!) return code >= wide[index]!
  return false
}
