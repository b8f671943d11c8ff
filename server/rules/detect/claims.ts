// Plain sentences that assert something which a decision leans on: the state of a control, a scope, a number, a date,
// an impact, a cause, a judgement. Introductions, definitions, requests and talk about the packet assert nothing.
import { lowered, lowerSource } from './lower.ts'
import { type Piece, sentences } from './sentences.ts'
import { isConditional, isQuestion, isQuoted } from './voice.ts'

export type Assertion = Piece & {
  /** What makes it material, as a message names it: `a number`, `the state of a control`. */
  readonly about: string
}

/** Sentences come in lower case. */
const any = (...words: readonly string[]) => new RegExp(lowerSource(words.join('|')))
const month = '(?:january|february|march|april|may|june|july|august|september|october|november|december)'
const number =
  '(?:\\d[\\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|sixteen|twenty|thirty|forty|fifty|sixty|ninety|a hundred|several|dozens of|hundreds of|thousands of)'
const unit =
  '(?:%|percent|per cent|seconds?|minutes?|hours?|days?|weeks?|months?|quarters?|years?|USD|EUR|CHF|GBP|million|billion|thousand|[kMGT]B|customers?|tenants?|users?|accounts?|hosts?|services?|servers?|members?|engineers?|people|sessions?|attachments?|files?|records?|rows|requests?|messages?|tickets?|invoices?|times|incidents?|alerts?|paths?|regions?|systems?|workloads?|vendors?|milestones?|phases?|rehearsals?)'

/** What makes a sentence material, in the order in which a message would rather name it. */
const signals: readonly (readonly [about: string, pattern: RegExp])[] = [
  [
    'a cause',
    any(
      '\\b(?:root cause|causes?|caused|because|due to|owing to|led to|resulted|results? (?:from|in)|stems? from|triggered|introduced|explains?|is why|was why|responsible for the|attributable|since the|traced to|(?:made|makes) (?:it|the|things))\\b',
    ),
  ],
  [
    'an impact',
    any(
      '\\b(?:affect(?:s|ed)?|impact(?:s|ed)?|expos(?:es|ed|ure)|lost|lose[sd]?|losing|delayed|unavailable|visible|readable|viewed|opened|downloaded|accessed|leaked|forwarded|disrupted|degraded|interrupted|breach(?:ed)?|outage|downtime|blast radius|would (?:break|stop|expose|halt|set|take)|personal data|(?:was|were) (?:informed|notified)|is satisfied|missed|saw the|noticed)\\b',
    ),
  ],
  ['an amount', any('[$€£]\\s?\\d', '\\b\\d[\\d,.]*\\s?(?:USD|EUR|CHF|GBP)\\b')],
  [
    'a number',
    any(
      `\\b${number}[ -](?:of the )?(?:\\w+ )?${unit}(?![\\w-])`,
      '\\d ?%',
      `\\b(?:half|a third|a quarter|most|the majority|${number}) of\\b`,
      '\\b(?:doubles?|doubled|triples?|tripled|once an?|twice)\\b',
      '\\b(?:below|above|over|under) (?:\\w+ )?(?:percent|\\d)',
    ),
  ],
  ['a scope', any('^\\W*(?:most|some|few|a few|many|only|nobody|no one|nothing|everyone|several|neither|none of)\\b')],
  [
    'a date',
    any(
      '\\b\\d{4}-\\d{2}-\\d{2}\\b',
      `\\b\\d{1,2} ${month}\\b`,
      `\\b${month} \\d{1,2}\\b`,
      `\\b(?:in|by|until|since|from|of|last|next|before|during) (?:early |late |mid-)?${month}\\b`,
      '\\b(?:first|second|third|fourth) quarter\\b|\\bQ[1-4] 20\\d\\d\\b|\\b\\d{1,2}:\\d{2}\\b',
      '\\b(?:on|since|by|until) (?:monday|tuesday|wednesday|thursday|friday)\\b|\\bin (?:spring|summer|autumn|winter)\\b',
      '\\b(?:go(?:es)? live|ships?|renews?|deadline|freeze|schedule|behind plan|slipped|the week before|too late|cut-?over)\\b',
    ),
  ],
  [
    'a judgement',
    any(
      '\\b(?:(?:in)?sufficient|(?:in)?adequate|(?:un)?necessary|(?:un)?acceptable|(?:in)?effective|(?:un)?reliable|impossible|(?:in)?feasible|low|moderate|small|high|negligible|likelihood|weakest|strongest|no alternative|complete|incomplete|out of date|gaps?|cheap|expensive|precedent|in line with|the only)\\b',
      '\\b(?:compl(?:y|ies|iant)|conforms?|meets? the|satisf(?:y|ies)|fails? to|outweighs?|the need for|remov(?:e|es) the|compensates?|mitigat(?:es|ed)|reduces?|lowers?|limits?|sustainable|wider than|has the skills|robust|mature|proven|works?|permits?|forbids?|allows?)\\b',
    ),
  ],
  [
    'the state of a control or of what it protects',
    any(
      '\\b(?:credentials?|secrets?|passwords?|tokens?|certificates?|keys?|encrypt\\w*|decrypt\\w*|vault|subnets?|firewall|prox(?:y|ies)|broker|hosts?|sessions?|log(?:s|ging)|logins?|monitor\\w*|watch\\w*|detection|alert(?:s|ing)?|backups?|rotat\\w*|rollback|roll back|access|permissions?|roles?|privilege\\w*|shell|administrator|(?:multi|second)[- ]factor|authenticat\\w*|authori[sz]\\w*|isolat\\w*|segment\\w*|retention|retained|deactivat\\w*|deprovision\\w*|revo(?:ked?|cation)|patch\\w*|scann\\w*|queue|controls?|break-glass|links?|export(?:s|ed)?|path|rules?|unauthenticated|scope|tenants?|bucket|contract|clause|sla|account|audit trail|integration|migration|runbook|feed|production|staging)\\b',
    ),
  ],
]
const sure = new Set(['a cause', 'an impact', 'an amount', 'a number', 'a date'])

/** A finite verb, roughly: without one a fragment asserts nothing. */
const verb =
  /\b(?:is|are|was|were|be|been|has|have|had|does|do|did|can|cannot|could|will|would|may|might|must|shall|should|(?:is|are|was|does|did|ca)n['’]t|\w{3,}(?:ed|es)|(?!(?:this|thus|plus|less|us|as|its|his|yes|access|process|status|analysis|business|perhaps|always|towards)\b)\w{2,}s|ran|run|led|took|take|grew|rose|fell|left|lost|began|went|kept|held|lie|lay|read|cost|share|survive|carry|allow|cover|reach|need|use|told|saw|sent|knew|broke|made|pass|respond)\b/

/** The same, sure enough to take a sentence for an assertion that none of the signals knows. */
const says =
  /\b(?:is|are|was|were|has|have|had|does|did|can|cannot|will|would|(?:is|are|was|does|did|ca)n['’]t|(?!(?:this|thus|plus|less|yes|steps|owners)\b)\w{3,}(?:s|ed)(?= (?!and|or|of)\w)|took|sent|told|ran|led|made|gave|kept|held|found|met|paid|left|lost|sold|broke|chose|wrote|sits?|stays?|share|use)\b/

const notion =
  '(?:packets?|sections?|parts?|tables?|annex|appendix|statements?|claims?|facts?|objections?|drafts?|ledger|evidence|entr(?:y|ies)|quotes?|words|terms?|abbreviations|readers?|boards?|coordinators?|owners?|submissions?|revisions?|memos?|questions?|comments?|answers?|footnotes?|sources|text|wording|order|headings?|summary|thread|dates|amounts|(?:customer |attachment )names|numbers in brackets|details|findings below|following|decision|description|list|paragraphs?|document|page|request|changes since|reasons|standard|criteria|exception|figures|options?|times in|exceptions|test report|version)'
const modifier =
  "(?:the|this|these|those|each|every|all|both|any|our|its|one|two|three|four|five|six|no|open|previous|current|next|later|last|first|second|third|following|approval|review|restricted|full|unresolved|a|an|more|remaining|other|older|[a-z]+['’]s)"
const aboutThePacket = any(
  `^\\W*(?:${modifier} ){0,3}${notion}\\b(?! (?:would|forbids?|permits?|allows?) )`,
  '^\\W*(?:names of|what follows|what we|here|see|compare|more on|for the \\w+, see|in short|in other words|nothing in this|nothing to|nothing has been decided|no changes|no entries|handing it|everything else|status:|owner:|attachments:|with regard to|let us)\\b',
  '\\b(?:is|are) (?:listed|given|described|quoted|shown|marked|kept in the case|cited|attached|explained|left out|written by|grouped|the packet|under [A-Z]\\d)\\b',
  '\\b(?:this|the next|the previous|these) (?:packet|section|table|annex|summary|paragraph)\\b|\\breads? the section\\b',
  '^\\W*(?:this is the|it is for|to be|as \\w+ed|what is) ',
  '^\\W*(?:prepared|written|drafted|compiled|submitted|edited|authored|maintained) (?:by|for|on|in) ',
  '^\\W*(?:it|this) (?:was (?:prepared|written|reviewed|opened)|has \\w+ parts|concerns|covers)\\b',
  '^\\W*(?:that|this|it) (?:is|was) (?:asked|said|answered|shown|explained) ',
  '^\\W*nothing (?:here|in)\\b',
  '\\basks? (?:for|that|whether)\\b',
  '^\\W*an? [\\w-]+(?: [\\w-]+){0,2} is (?:an? |the )(?:[\\w-]+ ){1,3}?(?:that|in which|who|whose|which)\\b',
)
const request =
  /^\W*(?:we|i|the board (?:is|are|can)|please|thank|dear|hello|kind regards|consider|note|keep|imagine|read|comments go|questions go|ready when)\b(?! (?:have|can|cannot|could|found|fixed|rotated|revoked|tested|confirmed|disabled|removed|know|lost|run|monitor|log|encrypt|store|review|measured|saw|observed|checked|did|do))/
const named =
  /^\W*(?:as )?[fchqnpodre]\d+\b|^\W*(?:see|this rests)|^\W*@|@[\w-]+ (?:and|,|reviews|writes|owns|see|objects?|answers|has|waits)|(?:by|for|to|with help from) @|: @/
const reviewing =
  /^\W*(?:the )?(?:reviewers?|security|architecture|legal|sre|two objections|both objections|(?:a|two|three) reviewers?)\b.{0,40}\b(?:want|wants|object|objects|disagree|may|should|asked|point|stand|prefers?|see)\b|\b\w+ reviewers (?:object|disagree)/
const duty = /\b(?:must|shall|should|may|ought to)\b/
const definition = any(
  '\\b(?:means|we mean|we use|is called|are called|stands for|is defined|are defined|is used (?:for|as)|are used as|is the name)\\b',
  '^\\W*by .{1,40} we mean',
  '\\b(?:is|are) (?:an? |the )(?:[\\w-]+ ){1,3}?(?:that|who|whose|which|in which|of|on|to|named|for)\\b',
  '\\b(?:is what|belongs to|is run by|are run by|hands over|lets|moves|keeps? \\w+ that)\\b',
  '^\\W*here, \\w+ means',
)
const open =
  /\b(?:not (?:yet )?known|under (?:review|investigation)|being (?:checked|refreshed)|still (?:open|being)|not been determined|looking into|remains to be seen|is open|is awaited|on its way|whether)\b/

const silent = (sentence: string) =>
  sentence.endsWith(':') ||
  isQuestion(sentence) ||
  isConditional(sentence) ||
  !verb.test(sentence) ||
  aboutThePacket.test(sentence) ||
  request.test(sentence) ||
  named.test(sentence) ||
  reviewing.test(sentence) ||
  duty.test(sentence) ||
  open.test(sentence)

const longest = 600

/** Sentences of plain prose that ought to be statements with an ID and evidence. */
export function assertions(text: string): readonly Assertion[] {
  const found: Assertion[] = []
  const lower = lowered(text)
  for (const { from, to } of sentences(text)) {
    const sentence = lower.slice(from, Math.min(to, from + longest))
    if (silent(sentence)) continue
    const about =
      signalOf(sentence) ??
      (says.test(sentence) && sentence.split(' ', 4).length === 4 ? 'something that a reader can check' : undefined)
    if (about && (sure.has(about) || !definition.test(sentence))) found.push({ from, to, about })
  }
  return found
}

function signalOf(sentence: string): string | undefined {
  for (const [about, pattern] of signals) {
    const match = pattern.exec(sentence)
    if (match && !isQuoted(sentence, match.index)) return about
  }
  return undefined
}
