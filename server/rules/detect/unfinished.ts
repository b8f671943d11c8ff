// Words that stand in for what is still to be written or to be settled.

export type Unfinished = { readonly from: number; readonly to: number; readonly phrase: string }

/** Written in capitals by people who mean to come back; brackets of a template. */
const placeholder =
  /\b(?:TBD|TBC|TBA|TODO|FIXME|TKTK|XXX+)\b|\[(?:insert|your|fill in|add) [^\]\n]{1,60}\]|\blorem ipsum\b/gi
const isShouted = (found: string) => !/^\w+$/.test(found) || found === found.toUpperCase()

/** As proposals of Kubernetes have it: `<<[UNRESOLVED who: what]>> … <<[/UNRESOLVED]>>`. */
const marker = /<<\[UNRESOLVED\b[^\]\n]{0,200}(?:\](?:>>)?)?/gi

export const placeholders = (text: string): readonly Unfinished[] =>
  all(text, placeholder).filter(({ phrase }) => isShouted(phrase))

export const unresolved = (text: string): readonly Unfinished[] => all(text, marker)

const all = (text: string, pattern: RegExp): readonly Unfinished[] =>
  [...text.matchAll(pattern)].map(({ 0: phrase, index }) => ({ phrase, from: index, to: index + phrase.length }))
