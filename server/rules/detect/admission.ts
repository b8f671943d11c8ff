// Words that a customer, or a customer's lawyer, may hold the house to: admissions, apologies that admit, promises,
// amounts offered, rights conceded, legal conclusions.
import { type Around, because, finder, type Phrase } from './phrases.ts'
import { inTimeClause, isAttributed, isConditional, isDenied, isQuestion, isQuoted, isRequired } from './voice.ts'

const word = "[\\w'’,.%-]{1,30}"
const we = '(?:we|i|the company|the house|our (?:team|engineers|company|staff|people|support))'
const also =
  '(?:also|clearly|simply|regrettably|unfortunately|repeatedly|thereby|hereby|gladly|sincerely|deeply|truly|firmly|have|has|had|of course)'
const remedy =
  '(?:credit|refund|voucher|penalty|compensation|discount|reimbursement|rebate|waiver|settlement|goodwill (?:gesture|payment|credit)|remedy|damages)'
const money = '(?:\\d[\\d,.]{0,20} ?(?:USD|EUR|CHF|GBP|%|percent)|[$€£]\\d)'
const wrong =
  '(?:fault|mistakes?|error|errors|failures?|failings?|negligence|oversights?|lapses?|wrongdoing|carelessness|shortcomings?|misconduct|blunder|slip)'
const give =
  '(?:compensate|reimburse|refund|transfer \\d[\\d,.]{0,20}|make good|honou?r|pay|cover|waive|indemnify|bear|settle|credit(?! (?:goes|card))|offer(?! (?:you |your team )?(?:an? )?(?:call|meeting|briefing|walk-?through|session|conversation))|grant|make you whole|make (?:this|it|things) right|give you|provide you with|issue (?:a|you)|extend your|make an exception)'
const pact =
  '(?:contract|agreement|(?:clause|section) \\d[\\d.]{0,20}|law|regulation|GDPR|DPA|SLA|service[ -]level(?: agreement)?|obligations?|duty|duties|notification duty|terms|article \\d+)'

const fault = 'admits fault'
const sorry = 'apologises in a way that admits fault'
const promise = 'promises or offers something that nobody may have approved'
const right = 'concedes a right or an obligation'
const legal = 'draws a legal conclusion, which is for legal to draw'

const phrases: readonly Phrase[] = [
  ...because(
    fault,
    `${we} (?:is|are|am|was|were) (?:fully |solely |legally |partly |also )?(?:liable|responsible for the|to blame|at fault|negligent|careless|culpable|wrong to|late in)`,
    '(?:accepts?|takes?|assumes?|bears?|owns?|acknowledges?) (?:the |all )?(?:full |complete |sole |entire )?(?:responsibility|liability|blame|ownership of th)(?! for the (?:broker|queue|service|system|next))\\w*',
    `(?:was|is|were|are) (?:our|entirely our|partly our) (?:own )?${wrong}`,
    `${we} (?:made|have made) (?:a|an|serious|several|some) (?:${word} )?(?:mistakes?|errors?|oversight|blunder)`,
    `${we} (?:${also} ){0,2}(?:failed|neglected|omitted|overlooked|mishandled|mismanaged|misjudged|ignored|forgot|let you down|dropped the ball|fell short|lost your|underestimated|wronged|exposed your|lost your)`,
    `${we} (?:did|do|have|has) not (?:do enough|live up|act|protect|react|meet|met|fulfil|fulfill|fulfilled|honou?r|honou?red|comply|complied|notify|inform|keep our)(?: with)?`,
    `${we} (?:should|ought to|could) (?:have|not have) (?:\\w+ )?(?:revoked|told|noticed|informed|prevented|acted|known|caught|detected|disabled|reacted|responded|done|been|checked|tested|notified)`,
    '(?:could|should) have been (?:prevented|avoided|detected|noticed|caught|revoked|disabled|deactivated|removed|deleted|closed|blocked|escalated)',
    'should (?:never|not) have (?:happened|occurred|had access|been (?:possible|closed|able|active|granted|visible))',
    `(?:was|were|been|is) (?:(?:entirely |clearly )?(?:preventable|avoidable|inexcusable|unacceptable)|(?:${word} ){1,3}(?:by mistake|in error|by accident))`,
    'no excuse for',
    `our (?:own )?(?:\\w+ )?${wrong}(?! (?:code|codes|budget|rate|log|logs|messages?|report|handling|domain))`,
    `${wrong} (?:on our (?:side|part)|in our|of ours|by our)`,
    `(?:wrong|careless|negligent) of us`,
    '(?:was|is|were|been) our (?:responsibility|duty|job|task) to',
    '(?:responsibility|blame|liability)(?: \\w+){0,4} (?:rests|lies|sits) with us',
    `${we} (?:${also} )?(?:got (?:this|it|that) wrong|acted too late|were too (?:late|slow)|had no (?:\\w+ )?(?:control|process|safeguard|check|monitoring))`,
    `${we} (?:\\w+ ){1,6}(?:by mistake|in error|too late|mistakenly|inadvertently|accidentally|erroneously)`,
    `${we} (?:accidentally|mistakenly|inadvertently|wrongly|erroneously|incorrectly) \\w+`,
    `our (?:\\w+ ){0,2}(?:staff|people|employees?|clerk|agents?|engineers?|contractors?|suppliers?) (?:\\w+ )?(?:sent|exposed|deleted|disclosed|shared|forgot|failed|missed|ignored|lost|left)`,
    'let you down|dropped the ball|fell short of|own this (?:failure|mistake|one)|(?:blame|fault) (?:lies with us|is ours)|lost your trust|trust that we lost',
    `${we} (?:admit|concede|confess)`,
    `${we} acknowledge (?:our|that we|full|the failure)`,
    `our (?:\\w+ ){1,2}(?:was|were|is|are) (?:clearly |too )?(?:inadequate|insufficient|deficient|not good enough|unacceptable|flawed|late|slow|untrained|unprepared|understaffed)`,
    `${we} (?:were|are|was) (?:not (?:\\w+ )?(?:trained|prepared|staffed|equipped|ready|careful|aware)|(?:\\w+ )?unaware)`,
    `${we} (?:knew|let (?:${word} ){1,4}(?:go (?:unnoticed|wrong|stale)|lapse|expire|slip))`,
    '(?:because of|due to|owing to|through) (?:an |a )?(?:\\w+ )?(?:oversight|negligence|carelessness|blunder)',
  ),
  ...because(
    sorry,
    '(?:apologi[sz]e|apologies|apology|sorry|regret|forgive)(?: to you)?(?: unreservedly| wholeheartedly| sincerely| profoundly| once more| again)?(?: for| that| about)? (?:our|my|the (?:breach|security breach|exposure|harm|damage|loss|data|error|mistake|failure|leak|disruption)|this (?:breach|failure|error|mistake|incident)|failing|having|not|we|exposing|any harm|what (?:happened|we did))',
    `${we} (?:sincerely |deeply |truly )?apologi[sz]e(?= *[.!])`,
    '(?:accept|offer) our (?:\\w+ )?apolog(?:y|ies)(?! for the (?:delay|wait|inconvenience|late))',
    `(?:we|i)(?: are| am|['’]re|['’]m) (?:very |deeply |so |truly |terribly )?sorry(?= *[.!])`,
  ),
  ...because(
    promise,
    `${we}(?:['’]ll| will| shall| are going to| are happy to| are prepared to| are ready to| are willing to| would like to| intend to| plan to| hope to| can| could| want to| are able to| are pleased to) (?:${also} )?${give}`,
    `${we} (?:have |has )?(?:${also} )?(?:credited|refunded|reimbursed|compensated|waived|applied a|issued a|granted you|paid you)(?! against)`,
    `${we}(?:(?:['’]ll| will| shall) not (?:charge|bill|invoice)|(?:['’]re| are) (?:waiving|crediting|refunding|reimbursing|compensating))`,
    `(?:won['’]t|not) be (?:charged|billed|invoiced) for`,
    'there (?:is|will be) no (?:charge|fee|invoice|bill)',
    `(?:at our (?:own )?(?:expense|cost)|is on us|on the house)`,
    `we (?:hereby )?(?:offer|propose|grant|are offering|are granting|are proposing|are crediting|are refunding|are waiving)(?: you)? (?:${word} ){0,4}?(?:${remedy}|settlement|months|${money})`,
    'we offer(?: you)? (?:a|an|\\d)',
    `our offer (?:is|stands|of|remains)`,
    `settlement (?:amount|sum|offer)(?: is| of)`,
    `settle (?:this|the (?:matter|claim|dispute)|your claim)`,
    `(?:as|in) (?:compensation|recompense|a remedy|a goodwill)`,
    `make up for`,
    `you(?:['’]ll| will| shall| are going to| can expect to) (?:receive|get|be (?:given|granted|paid|credited|refunded|reimbursed|compensated))(?: ${word}){0,3} (?:${remedy}|credited|free|months|for|in full|back|${money})`,
    'you (?:will|shall) be (?:paid|credited|refunded|reimbursed|compensated)',
    `(?:a|the|your|full|this) (?:${word} ){0,4}?(?:credit|refund|rebate|discount|reimbursement|compensation|payment)(?: of ${word}(?: ${word})?)? (?:will|shall) be (?:applied|issued|paid|granted|made|given|booked|credited|processed|sent)`,
    `(?:costs?|fees?|expenses|charges|losses)(?: ${word}){0,4} (?:will|shall) be (?:reimbursed|refunded|covered|paid|waived|credited|borne)`,
    `fees?(?: for ${word})?(?: is| are| will be| has been| have been) waived`,
    `(?:invoice|bill|fee|next invoice)(?: ${word}){0,2} (?:will be|shall be|has been|have been|was) (?:reduced|lowered|credited|waived|cancelled)`,
    '(?:free of charge|at no (?:charge|cost|additional cost|extra cost))(?: for you| to you)?',
    '(?:goodwill gesture|(?:gesture|sign|token) of goodwill)',
    `(?:damages|penalty|interest|difference|bill|claim|loss|invoice)(?: \\w+){0,4} will be (?:paid|honou?red|settled|made good)`,
    `(?:fee|fees|invoice|price) (?:is|are|will be) (?:halved|reduced|lowered|waived)`,
    'your (?:\\w+ ){1,2}(?:is|are) guaranteed',
    `we will (?:not contest|honou?r|match|halve)`,
    `(?:happy|glad|prepared|ready|willing) to (?:${give})`,
    '(?:we|i) (?:hereby |firmly |solemnly |personally |can )?(?:commit|promise|guarantee|undertake|pledge|vow|warrant|assure you)(?: to| that| you| a)?',
    'we will (?:deliver|ship|complete|implement|prevent|ensure)',
    '(?:have|has|given|give you) (?:our|my) (?:commitment|promise|word|guarantee|assurance)',
    '(?:hold you harmless|make you whole)',
    `(?:credit|refund|discount|compensation) is yours`,
    `(?:discount|credit|refund) of ${word}(?: ${word})? applies`,
    `we (?:agree to|can live with|accept) an? (?:${word} ){0,2}(?:${remedy}|reduction|payment|settlement)`,
    `${money} (?:percent |% )?off (?:the|your)`,
    'without prejudice',
  ),
  ...because(
    right,
    '(?:you|customers?|they|client) (?:is|are) (?:therefore |legally |contractually |clearly )?entitled to',
    'entitle(?:s|d)? (?:you|the customer|them)',
    "(?:your|the customer[’']s) (?:\\w+ )?(?:entitlement|right) (?:under|to|is)(?! (?:read|access|view))",
    '(?:you|customer|client) (?:has|have) (?:a|the|every) (?:legal |contractual )?(?:right to|claim (?:to|for|against)|right of)(?! (?:read|access|view))',
    '(?:you|customer|client) (?:may|can) (?:terminate|claim|withhold|demand|rescind|sue)',
    '(?:we|company|house) owes?(?! (?:you |them |the customer )?(?:an? )?(?:\\w+ )?(?:explanation|answer|update|report|reply)\\b)',
    '(?:we|company) (?:are|is) (?:legally |contractually )?(?:obliged|obligated|bound|required by (?:law|contract)) to',
    `(?:credit|refund|compensation|amount|payment)(?: ${word}){0,3} is due(?: to you)?(?! (?:on|by|in) \\d)`,
    'we (?:hereby )?waive',
    "(?:accept|acknowledge|honou?r|recogni[sz]e) (?:your|the customer[’']s) (?:claim|demand|right)",
    '(?:claim|demand) is (?:justified|valid|well-founded|legitimate|accepted)',
    '(?:penalty|liability|indemnity) clause applies',
    'you (?:are|were) owed',
    '(?:cap|limitation of liability|exclusion) does not apply',
  ),
  ...because(
    legal,
    `(?:we|company|house|delay|incident|release|access|change) (?:have |has |thereby )?(?:breached|violated|infringed|broke|broken|contravened)(?: ${word}){0,3} ${pact}`,
    '(?:we|the company|house) (?:have |has )?(?:breached|violated|infringed|contravened)',
    `(?:broke|broken|breached|violated|violates|breaches) (?:the |our |its )?${pact}`,
    `${pact}(?: of the ${word})? (?:was|is|has been|were) (?:(?:clearly )?(?:breached|violated|broken|infringed|missed)|not (?:met|kept|honou?red|complied with))`,
    `(?:missed|did not meet|failed to meet) (?:the |our |its |your )?(?:\\w+ )?(?:SLA|SLO|service[ -]level|${pact})`,
    '(?:are|is|were|was) in (?:material )?(?:breach|violation) of',
    '(?:constitutes?|amounts? to|represents?|qualifies as|is|was) (?:a |an )?(?:material |clear |serious |notifiable |personal data |reportable )?(?:breach(?! of the (?:limit|threshold))|violation|infringement|gross negligence|negligence|data breach)',
    '(?:was|is|were|are|been) (?:clearly )?(?:unlawful|illegal|non-compliant with the (?:GDPR|law|regulation))',
    'gross(?:ly)? negligen(?:ce|t)',
    `triggers? (?:our|the|a) (?:duty|obligation|right)`,
  ),
]

const passing =
  /\b(?:proposed|requested|under review|approval|whether|decided|not (?:an? )?(?:offer|admission)|clause \d|cap of|depends on|question for)\b/i
const granting = /\b(?:under|entitle|entitlement|is a breach)\b/i
const neutral =
  /^\W*(?:according to|nothing|no (?!excuse)|neither|none|whether|any (?!costs)|statements|updates|never|do not|don['’]t)\b/i
const reproach =
  /^(?:we|i|our \w+) (?:should|ought|could)|^should|did not|have not|has not|do not|not be|not (?:charge|bill|invoice)/i

const innocent = ({ sentence, at, phrase }: Around): boolean =>
  isQuestion(sentence) ||
  isConditional(sentence) ||
  inTimeClause(sentence, at) ||
  isQuoted(sentence, at) ||
  isAttributed(sentence, at) ||
  (isRequired(sentence, at) && !reproach.test(phrase) && !/^we will/i.test(phrase)) ||
  isDenied(sentence, at, 3) ||
  neutral.test(sentence) ||
  (passing.test(sentence.slice(0, at)) && !granting.test(sentence))

/** Phrases that admit, promise, offer or concede. */
export const admitting = finder(phrases, 'is on the list of phrases that this profile does not want to read', innocent)
