// Words that read as others: letters of another alphabet that look like Latin ones, and letters that are signs of their own.
// A reader takes `аpproved` for a word that no rule finds.
import { type Place, report } from './place.ts'

/** Cyrillic and Greek letters that look just like Latin ones, and those, in the same order. */
const alike = 'АВЕКМНОРСТУХІЈЅаеорсухіјѕһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧοιν'
const latin = 'ABEKMHOPCTYXIJSaeopcyxijshdqwABEZHIKMNOPTYXoiv'
const mixed = new RegExp(
  `(?<![\\p{L}\\p{M}])(?=[\\p{L}\\p{M}]*[A-Za-z])(?=[\\p{L}\\p{M}]*[${alike}])[\\p{Script=Latin}\\p{M}${alike}]{2,99}(?![\\p{L}\\p{M}])`,
  'gu',
)
/** Letters of mathematics, in circles, in boxes, in full width: several in a row are a word. */
const styled = /(?:[\u24b6-\u24e9\uff21-\uff3a\uff41-\uff5a]|[\u{1d400}-\u{1d7ff}\u{1f130}-\u{1f189}]){2,99}/gu
const eastAsian = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** Hardly any block has a letter of these, and to look for one is quick. */
const likely = /[\u0370-\u052f\u24b6-\u24e9\uff21-\uff5a\ud835\ud83c]/

export function checkDisguised(place: Place): void {
  const { block } = place
  if (!likely.test(block.text)) return
  for (const { 0: word, index } of block.text.matchAll(mixed)) {
    const span = { block, start: index, end: index + word.length }
    const plain = word.replace(/./gu, letter => latin[alike.indexOf(letter)] ?? letter)
    report(place, 'hidden-text', span, `“${word}” mixes letters of two alphabets that look alike.`, [
      { title: `Write ${plain}`, edits: [{ span, text: plain }] },
    ])
  }
  for (const { 0: word, index } of block.text.matchAll(styled)) {
    const plain = word.normalize('NFKC')
    // Full width is how the scripts of East Asia write Latin letters.
    if (/^[\uff21-\uff5a]/.test(word) && eastAsian.test(block.text)) continue
    const span = { block, start: index, end: index + word.length }
    report(place, 'hidden-text', span, `“${word}” is written in signs that only look like letters.`, [
      { title: `Write ${plain}`, edits: [{ span, text: plain }] },
    ])
  }
}
