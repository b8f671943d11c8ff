// Words that claim more certainty than a review can have: about a control, an impact, an exposure or a cause.
import { overstatedElsewhere } from './overstated-elsewhere.ts'
import { absence, all, certainty, degree, flawless, impossible, smaller } from './overstated-whys.ts'
import { type Around, because, finder, type Phrase } from './phrases.ts'
import { inTimeClause, isAttributed, isConditional, isDenied, isQuestion, isQuoted, isRequired } from './voice.ts'
import { also } from './voice-elsewhere.ts'

const word = "[\\w'’-]{1,30}"
const be = '(?:is|are|was|were|be|stays?|stayed|remains?|remained|has been|have been|had been)'
const entirely =
  '(?:fully|completely|entirely|totally|wholly|absolutely|utterly|perfectly|hermetically|permanently|thoroughly|inherently|unconditionally|100 ?%|(?:a|one) hundred percent)'
const held =
  '(?:mitigat|eliminat|remov|prevent|contain|isolat|secur|safe|protect|clos|resolv|solv|remediat|lock|restrict|block|immun|harden|effective|eradicat|shut|seal|reliabl|confident|certain|sure|impossible|over\\b|compensat|compliant|risk|neutrali[sz]|offset|unaffected|intact|fix|traceable|accounted for|understood|airtight|sufficient|address|cover|control|verif|validat|compl[iy]|satisf|inaccessible|unreadable|useless|harmless|worthless|impervious|innocuous|bulletproof)\\w*'
const whole =
  '(?:total|complete|full|absolute|perfect) (?:and \\w{4,9} )?(?:protection|visibility|containment|isolation|certainty|security|safety|coverage|confidence|assurance)'
const harmed =
  '(?:affected|accessed|exposed|viewed|opened|read|seen|saw|downloaded|taken|stolen|lost|leaked|compromised|copied|misused|at risk|impacted|harmed|touched|noticed|reached|breached|tampered with|altered|disclosed|left)'
const attackers =
  '(?:nobody|no[ -]one|no (?:attacker|adversary|outsider|intruder|hacker|third party|insider|person|other (?:person|party|service|tenant|workload|account)))'
const things =
  '(?:(?:single |one )?(?:customers?|customer data|personal data|sensitive data|data|users?|tenants?|records?|files?|attachments?|information|accounts?|other customers?|other tenants?|systems?|messages?|credentials?))'
const danger =
  '(?:risk|exposure|threat|attack|vulnerabilit|possibilit|gap|path|vector|misuse|abuse|access|leak|breach|recurrence|replay|danger|attempt)\\w*'
const small =
  '(?:nil|zero|(?:practically|virtually|close to|near|almost) (?:zero|nil)|negligible|insignificant|trivial|minimal|meaningless|irrelevant|vanishingly small|so (?:small|low|remote) that|purely (?:theoretical|hypothetical|academic)|non-?existent|neglectable)'
const stops =
  '(?:blocks?|stops?|prevents?|catch(?:es)?|detects?|finds?|closes?|eliminates?|thwarts?|defeats?|neutrali[sz]es?|captures?|sees|rules out|intercepts?)'
const caught =
  '(?:caught|detected|blocked|prevented|stopped|rejected|found|secured?|safe|protected|intact|closed|eliminated|eradicated|removed|mitigated|contained|accounted for|identified|intercepted|addressed|remediated|unaffected|covered)'
const counted = '(?! (?:of the |of these |of our )?(?:\\d|two|three|four|five|six|seven|eight|nine|ten|twelve))'
const done =
  '(?:be (?:misused|bypassed|compromised|exploited|abused|read|reached|accessed|circumvented|defeated|broken|guessed|forged|replayed|stolen|breached|used by)|fail|leave|reappear|happen|recur|leak|go wrong|escape)'
const works =
  '(?:fires?|detects?|blocks?|rejects?|works?|succeeds?|prevents?|catch(?:es)?|stops?|holds?|alerts?|restores?|recovers?|brings? back|revokes?|checked|verified|validated|noticed|found|stopped|recogni[sz]ed|revoked|rejected|blocked|logged|detected|encrypted|enforced|reviewed|protected|available|safe|secure)'
const guarded =
  '(?:data|files?|accounts?|attachments?|environment|information|systems?|service|design|credentials?|network|subnet|platform|estate|tenant|infrastructure|broker)'

const phrases: readonly Phrase[] = [
  ...because(
    degree,
    `${entirely}(?: ${word})? ${held}`,
    `(?:provide|give|ensure|offer|deliver|guarantee|achieve|has|have|with|had|in)(?:s|d|es)? ${whole}`,
    '(?:effectively|virtually|practically) (?:eliminat|remov|prevent|rul|impossible|no risk|neutrali|closes)\\w*',
    '(?:is|are|at|rate of|coverage of|effectiveness of|certainty of) (?:one hundred percent|a hundred percent|100 ?%)',
    'limited exclusively',
    'lies? entirely with',
    `${guarded} (?:${word} ){0,2}${be} (?:now |fully |always |still |completely |thus |therefore )?(?:safe|secure|out of danger|untouched|uncompromised)(?! to| mode| boot| enough to)`,
    'in safe hands',
    `permanently (?:\\w{2,20} )?(?:gap|problem|issue)`,
    `(?:closes?|closed|fixe[sd]|solve[sd]|resolve[sd]|gone|eliminate[sd]|mitigate[sd]|isolate[sd]|contain(?:s|ed)) (?:${word} ){0,3}(?:permanently|for good|for ever|forever|(?:completely|entirely|fully|totally|altogether)(?= *[.,;!]|$))`,
    'once and for all',
    'for good(?= *[.,;!]|$)',
  ),
  ...because(
    impossible,
    "impossible(?! d[e’']| à)(?! to (?:tell|say|know|determine|distinguish|establish|reconstruct|judge|verify)\\b)",
    '(?:inconceivable|unthinkable|unimaginable)',
    'no longer (?:possible|feasible|exploitable|exists?|a (?:risk|threat|problem|concern))',
    `(?:there (?:is|was|can be|remains?)|there['’]s|has|have|had|leaves?|with) (?:absolutely |simply |just )?(?:no|not any) (?:conceivable |possible |imaginable |other |further )?(?:way|means|possibility|chance|path|avenue|route|scenario|room for)(?! (?:test|in the (?:runbook|repository|document)|to (?:issue|configure|enable|disable|turn|rotate|renew|upgrade|patch|migrate|replace|automate|measure|tell|say|know|determine|monitor|revoke|scope|separate|split)\\b))`,
    `can(?:not| ?n[o’']t|'t|’t| never| no longer) (?:possibly |ever )?${done}`,
    'can never',
    '(?:can|could) (?:possibly|ever)',
    'never (?:forward|leave|allow|permit|expose|accept|grant|leak|fail|send|store|happen|recur|reach|touch)(?:s|es|ed)?',
    "(?:(?:never|not|won['’]t) (?:happen|occur) again|won['’]t (?:recur|reoccur))",
    'never (?:again|reachable|accessible|visible|recurs?)',
    'never will',
    'nothing (?:can|could|will)',
    '(?:under|in) (?:no|any) (?:circumstances?|scenario|event)',
    'in (?:every|any) (?:conceivable|possible|imaginable) (?:case|way|situation|scenario)',
    'out of the question',
    '(?:is|are|can be|was|were) (?:therefore |thus |hereby )?(?:excluded|ruled out)(?! (?:from|by|in|for))',
    `(?:can|could) (?:safely )?(?:exclude|rule out)`,
    `${attackers}(?: ${word}){0,6} (?:can|could|has access|had access|opened|accessed|saw|viewed|downloaded|has seen|could have|knows?|is affected|can make)`,
    'nowhere to hide',
  ),
  ...because(
    absence,
    '(?:of|without) any kind',
    'whatsoever',
    'at any (?:point|time|moment|stage)(?= *[.,;!]|$)',
    'at no (?:point|time|stage|moment)',
    `(?:no|nor|never|neither|nobody|no one|none|nothing)(?: ${word}){1,8} ever`,
    'without (?:any|a single|the slightest) (?:problems?|issues?|impact|loss|interruption|errors?|trace|disruption|harm|difficulty|incident)',
    '(?:has|have|had|is|are|without|with|there (?:is|are)) (?:absolutely )?(?:no|any) (?:\\w+ )?(?:downsides?|drawbacks?|weaknesse?s?|flaws?|loopholes?|side[ -]effects|effects? on|consequences|disadvantages?|trade-?offs?|influence on|bearing on)',
    '(?:does|do|did|will) not (?:affect|impact|touch|harm) any(?:one|thing|body)?',
    '(?:did|has|have|had) not (?:see|seen|access|accessed|download|downloaded|view|viewed|open|opened|take|taken|touch|touched) anything',
    `(?:no|not (?:a single|one|any)|zero) ${things}(?: ${word}){0,3} (?:was|were|is|are|has been|have been|had been|has|have|could be)(?: ever)? ${harmed}`,
    'never (?:had|experienced|suffered|seen) (?:a|an|any) (?:\\w+ ){0,2}(?:incident|breach|outage|problem|failure|leak|complaint)',
    'never been (?:reachable|accessible|exposed|visible|compromised|accessed|misused|at risk|in danger)',
    'never (?:at risk|in danger|in question|exposed|compromised|accessed|misused|left|affected)',
    'not a single \\w+',
    `not (?:a single|one) ${things} (?:${word} )?(?:${harmed}|was|were|is|has|noticed|saw)`,
    `no ${things} (?:has |have )?(?:ever )?left`,
    `none of (?:the|your|our|their) (?:${word} ){1,3}(?:was|were|is|are|has been|have been) ${harmed}`,
    `nothing (?:was|is|has been|had been) ${harmed}`,
    '(?:absolutely|simply|literally) (?:nothing|nobody|no one|none|never)',
    'nothing (?:left )?to (?:worry|fear|be concerned) about',
    `(?:there (?:is|was|were|has been|have been|had been|will be)|has|have|had|with|carries|caused|causes|poses|represents?|suffered) (?:absolutely )?(?:no|zero) (?:${word} ){0,2}(?:impact|harm|damage|data loss|loss of data|downtime|danger|threat|disruption|unauthori[sz]ed access|access to any(?:thing)?)(?! assessment| analysis| statement)`,
    'no (?:further |customer |user |production |business |adverse |negative |material )?(?:(?:impact|harm|danger) (?:to|on|for)|impact(?= *[.,;!]|$))',
    `${be} (?:definitely |certainly |clearly |completely |wholly |also )?(?:not |un)affected`,
    'zero[ -](?:\\w+ )?(?:risk|impact|exposure|chance|likelihood|possibility|harm|tolerance for error)',
    '(?:no|without|free of|free from|without any) (?:any |residual |remaining |further |additional |real )?risks?(?! register| assessment| owner| analysis| rating| level)',
    'risk-free',
    'loss: (?:none|no|nil|zero|nothing)',
  ),
  ...because(
    smaller,
    `(?:risks?|likelihood|impact|exposure|probability|danger|threat|effect|chance)(?:: (?:none|${small})|(?: ${word}){0,4} ${be} (?:therefore |thus |now |so )?${small})`,
    `(?:risk|likelihood|exposure)(?: ${word}){0,4} to (?:zero|nil|nothing)`,
    'purely (?:theoretical|hypothetical|academic)',
    '(?:can|may) (?:safely )?be (?:ignored|neglected|disregarded)',
    '(?:worthless|useless|of no (?:use|value|consequence|concern)) (?:to|for|whatsoever|in the hands)',
    'non-issue',
    '(?:incident|problem|matter|breach) is (?:now |firmly )?(?:behind us|completely over|history)',
    'no (?:cause|reason|need) for (?:concern|alarm|worry)',
  ),
  ...because(
    certainty,
    'rest assured',
    '(?:goes without saying|needless to say)',
    '(?:beyond|without|leaves?|is|there is|there can be|with) (?:any |a |all |no |reasonable |room for )?(?:shadow of a )?(?:doubt|question(?!s| mark| of| for| whether| in))',
    'beyond (?:any |all )?(?:reasonable )?(?:doubt|question|dispute|contradiction|reproach|criticism|suspicion)',
    '(?:room for|no) doubt',
    'without fail',
    '(?:undoubtedly|indisputably|undeniably|unquestionably|definitely|definitively|conclusively|irrefutably|invariably|assuredly|incontrovertibly|provably|demonstrably)',
    '(?:obviously|evidently)',
    'clearly(?=,)',
    "it(?:['’]s| is) (?:very |quite |perfectly )?clear that",
    '(?:for certain|with (?:\\w+ )?certainty|be certain that|(?:is|are) certain that)',
    '(?:is|are|am) (?:absolutely |quite |completely |very )?sure that',
    '(?:highly|very|extremely|quite) (?:confident|certain) that',
    'prove[sdn]? (?:conclusively )?(?:that|the|it)',
    'proves? conclusively',
    '(?:guarantees?|guaranteeing) (?:that|full|complete|detection|security|safety|protection)',
    `${be} guaranteed`,
    `ensures? (?:that )?(?:${word} ){1,3}(?:never|cannot|can not)`,
    'the (?:sole|only|only possible|one and only|only plausible|only party|only conceivable) (?:cause|explanation|at fault|culprit)',
    `(?:known|understood) (?:exactly|precisely|with certainty|in full)`,
    `always ${works}`,
    'every single time',
  ),
  ...because(
    all,
    '(?:in|under) (?:all|every|any and all) (?:circumstances?|conditions|cases|situations|scenarios)',
    'without (?:any )?exception',
    '(?:rules?|ruled|ruling) out (?:any|all|a recurrence|recurrence|misuse|abuse|a second|further)',
    `(?:eliminat|eradicat|remov|clos|address|resolv|neutrali[sz])(?:e|es|ed|ing) (?:all|any|every|the) (?:${word} ){0,2}(?:${danger}|root cause)`,
    `(?:all|every|any|each)${counted} (?:${word} ){1,4}${be} (?:always |immediately |promptly |fully |now |instantly )?${caught}(?! by| in | against| from)`,
    `${danger} ${be} (?:${word} )?(?:eliminated|eradicated|neutrali[sz]ed)`,
    `${stops} (?:absolutely )?(?:all|any|every|each and every|everything)${counted}`,
    '(?:absolutely|literally) everything',
    '(?:uncovers?|uncovered|identifie[sd]|found|finds|catch(?:es)?|caught) (?:all|every) (?:\\w+ )?(?:issues?|problems?|risks?|gaps?|vulnerabilit(?:y|ies)|errors?|weakness(?:es)?|leak(?:ed|s)?|defects?)',
    '(?:all|every|any) (?:intruders?|attackers?|adversar(?:y|ies)|hackers?|fraud(?:sters)?|malware|threats?|attacks?)',
    '(?:solely|exclusively) (?:the fault|responsible|due|caused|to blame)',
    'any and all',
    '(?:every|any|each) (?:single |and every )?(?:possible|conceivable|imaginable) (?!world)\\w+',
    '(?:thought of|considered|checked|covers?|covered|tested|anticipated|foresaw) everything',
    'each and every',
  ),
  ...because(
    flawless,
    '(?:bullet-?proof|fool-?proof|tamper-?proof|unbreakable|unhackable|water-?tight|air-?tight|iron-?clad|rock-?solid|infallible|flawless(?:ly)?|fail-?proof|impregnable|impenetrable|unassailable|seamless(?:ly)? protected)',
    '(?:is|are|was|were) (?:perfectly (?!clear|normal|legal|possible|plausible|valid|ordinary|reasonable)\\w+|perfect(?! forward)|absolute(?= *[.,;!]))',
    'immune (?:to|against|from)',
  ),
]

const contract = /\b(?:contracts?|clause|agreement|SLA|warranty|tier|section \d|brochure|promises?)\b/i
const promising = /guarant|unbreak|protect/i

const innocent = ({ sentence, at, phrase }: Around): boolean =>
  isQuestion(sentence) ||
  isConditional(sentence) ||
  inTimeClause(sentence, at) ||
  isQuoted(sentence, at) ||
  isAttributed(sentence, at) ||
  isRequired(sentence, at) ||
  isDenied(sentence, at) ||
  (promising.test(phrase) && contract.test(sentence))

/** Phrases by which a text claims more than its evidence can show. */
export const overstated = also(
  finder(phrases, 'is on the list of phrases that this profile does not want to read', innocent),
  overstatedElsewhere,
)
