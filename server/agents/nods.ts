// Comments that object to nothing: a nod, thanks, praise; and those whose own author says that they hold nothing up.
const said = [
  'lgtm|sgtm|looks? (?:good|fine|great)|ship it|\\+[12]|approved?',
  'ack(?:nowledged)?|ok(?:ay)?|thanks?(?: you| a lot)?|(?:that |this )?works|(?:fine|good) (?:by|with|for) me|nice|great|perfect',
  'done|fixed|agreed|no (?:further |more )?(?:objections?|comments?|concerns?|questions?)|nothing to add',
  'sieht gut aus|passt(?: so)?|danke(?: dir| schön)?|einverstanden|erledigt|keine einwände',
  "merci(?: beaucoup)?|d[’']accord|c[’']est bon|ça me va|rien à ajouter|parfait",
].join('|')
const tails = 'to me|now|overall|for me|from my side|here|für mich|pour moi'
const signs = '👍✅🎉🚀👏🙏💯'
const nod = new RegExp(
  `^[^\\p{L}\\p{N}?${signs}]*(?:(?:(?:${said})(?: (?:${tails}))?(?![\\p{L}\\p{N}])|[${signs}])[^\\p{L}\\p{N}?${signs}]*)+$`,
  'iu',
)
const praise = /^\W*praise\b[^:\n]{0,30}:/i

export const isNod = (text: string): boolean => text.length < 200 && (nod.test(text) || praise.test(text))

const nit =
  /^[^\p{L}\p{N}]*(?:(?:super[- ]?)?nit(?:pick)?s?|typo|minor|optional|fyi|non[- ]?blocking|kleinigkeit|détail)(?![\p{L}\p{N}])[^:\n]{0,30}:|^[^:\n]{0,40}\(non[- ]?blocking\)[ \t]*:/iu

/** `nit:`, `suggestion (non-blocking):` */
export const isNit = (text: string): boolean => nit.test(text)
