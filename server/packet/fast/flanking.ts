// Whether stars or underscores can open or close emphasis: what stands on both sides decides.

export function flanking(chars: string, from: number, to: number, at: number) {
  const mark = chars.charCodeAt(at)
  let end = at
  while (end < to && chars.charCodeAt(end) === mark) end++
  const before = at > from ? sideOf(chars.charCodeAt(at - 1)) : 'space'
  const after = end < to ? sideOf(chars.charCodeAt(end)) : 'space'
  const open = after === 'word' || (after === 'mark' && before !== 'word')
  const close = before === 'word' || (before === 'mark' && after !== 'word')
  const inWords = mark === 95
  return {
    size: end - at,
    opens: inWords ? open && (before !== 'word' || !close) : open,
    closes: inWords ? close && (after !== 'word' || !open) : close,
  }
}

type Side = 'word' | 'space' | 'mark'

function sideOf(code: number): Side {
  if (code < 128) {
    if (code <= 32) return /\s/.test(String.fromCharCode(code)) ? 'space' : 'word'
    const isWord = (code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 122)
    return isWord || code === 127 ? 'word' : 'mark'
  }
  const char = String.fromCharCode(code)
  if (/\s/.test(char)) return 'space'
  return /\p{P}|\p{S}/u.test(char) ? 'mark' : 'word'
}
