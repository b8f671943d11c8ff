// Words after which a reader takes what a packet asks for as decided, agreed or as good as so.
import { approvingElsewhere } from './approval-elsewhere.ts'
import { agreed, done, foregone, ready, settled } from './approval-whys.ts'
import { type Around, because, finder, type Phrase } from './phrases.ts'
import { inTimeClause, isAttributed, isConditional, isDenied, isQuestion, isQuoted, isRequired } from './voice.ts'
import { also } from './voice-elsewhere.ts'

const word = "[\\w'’-]{1,30}"
const authority =
  '(?:board|chair|committee|council|panel|procurement|hr|officer|manager|director|head|holder|auditors?|regulator|authority|ciso|cfo|cto|ceo|cio|dpo|management|leadership|sponsor|executives?|business|security|legal|architecture|finance|sre|compliance|privacy|owners?|reviewers?|approvers?|customer|parties|sides|stakeholders|operations|customer success|everyone|everybody|revenue)'
const somebody = `(?:${authority}|we|they|team)`
const asked =
  '(?:exception|(?<!pull |merge |access )request|packet|package|plan|credit|offer|waiver|extension|proposal|wording|text|update|exemption|approach|terms|remediation|commitment|change|deviation|handoff|draft|amount|message|spend|expiry(?: date)?|onboarding|leave|vendor|supplier|processing|assessment|purchase|budget|window)'
const decided =
  "(?:pre-?approved|approved|authori[sz]ed|granted|accepted|agreed|endorsed|ratified|sanctioned|greenlit|green-lit|blessed|cleared|signed[ -]off|confirmed by|decided|adopted|settled|waved through|concluded|okayed|ok['’]?d|backed|finali[sz]ed)"
const surely =
  "(?:pre-?approved|approved|authori[sz]ed|endorsed|ratified|sanctioned|signed[ -]off|waved through|rubber-?stamped|greenlit|green-lit|okayed|ok['’]?d|blessed|awarded|waived|decided (?:in|that)|agreed(?: upon)? (?:with|by|between|in|on|among)|settled (?:with|in))"
const softly =
  '(?:now|already|also|formally|informally|verbally|effectively|essentially|practically|all but|fully|since|therefore|finally|unanimously|tentatively|provisionally|hereby|deemed|as good as|in principle)'
const consent =
  '(?:approval|sign-?off|authori[sz]ation|permission|consent|clearance|concurrence|acceptance|go-ahead|green light|blessing|backing|buy-in|nod|thumbs[ -]up|endorsement|support|ok)'
const remarks = '(?:objections?|comments|concerns|feedback|(?:open )?points|issues raised|reservations)'
const dealtWith =
  '(?:resolved|addressed|settled|closed|answered|dealt with|withdrawn|cleared|overcome|incorporated|satisfied|taken care of)'

const phrases: readonly Phrase[] = [
  ...because(
    done,
    `${asked}(?: ${word}){0,2} (?:is|are|was|were|has been|have been|had been|stands?|shall be|has)(?: ${softly}){0,2} ${decided}`,
    `(?:risks?|objections?|controls?|rollback plan|credits?|this)(?: ${word}){0,3} (?:is|are|was|were|has been|have been)(?: ${softly})? (?:approved|accepted|signed[ -]off|cleared|agreed|endorsed|authori[sz]ed)`,
    '(?:the|our|this|an|under the) (?:now |already |newly |fully )?(?:pre-?approved|approved|agreed|granted|authori[sz]ed|endorsed|accepted|signed[ -]off) (?:exception|request|packet|package|plan|credit|offer|waiver|extension|proposal|expiry|terms?|amount|remediation|commitment|deviation|risk|approach)',
    `(?:is|are|was|were|has been|have been|had been|being|got|stands) (?:${softly} ){0,2}${surely}`,
    '(?:approved|endorsed|ratified|okayed|signed off(?: on)?|waved through|rubber-stamped|blessed) (?:the|this|our|it|all|every|these|both)',
    `all (?:\\w+ )?(?:partners|parties|reviewers|approvers|sides|stakeholders|members|teams|departments|signatories|owners) (?:have )?(?:\\w+ )?(?:signed|approved|agreed|confirmed|concurred|consented|accepted|said yes)`,
    '(?:vote|approval|decision|grant|consent|sign-?off|go-ahead|exception|waiver|extension) (?:is|was) (?:in hand|in the bag|ours|positive|favou?rable|secured|safe|won)',
    'already (?:approved|agreed|signed|accepted|authori[sz]ed|cleared|granted|decided|consented)',
    'pre-?approved',
    'deemed (?:approved|accepted|granted)',
    'consider (?:this|it|the \\w+) (?:approved|accepted|agreed|settled)',
    '(?:approved|approval|agreed|agreement) in principle',
    `${consent}(?: of the ${word}| by the ${word}| from ${word})? (?:(?:has been|have been|had been|was|were|is|are) (?:${softly} )?)?(?:granted|given|obtained|received|secured|in place|complete|confirmed|assured|certain|imminent|guaranteed|expected|all but certain)`,
    '(?:sign-?off|go-ahead|green light) is in',
    '(?:approvals|sign-?offs|clearances) (?:are|were|have been) (?:\\w+ )?(?:in place|complete|obtained|received|in|done|secured)',
    `(?:gave|gives|given|received?|obtained|obtaining|has|have|had|got|with|enjoys) (?:us )?(?:its |his |her |their |the |a |our |full )?(?:${word}['’]s )?(?:final |formal |verbal |full |executive )?${consent}(?! (?:requests?|authority|path|queue|owner|threshold|workflow|process|hours|team|screen|levels?|from \\d|for TLS))`,
    `(?:given|following|after|per|with|under|thanks to) the (?:${authority})['’]s? (?:final |formal )?(?:approval|decision|consent|agreement|ruling|sign-?off|acceptance)`,
    'verbal (?:approval|agreement|consent|go-ahead)',
    `${somebody}(?: chair| team| operations| sponsor| holder| involved| concerned)? (?:has|have|had) (?:both |all )?(?:${softly} )?(?:approved|accepted|agreed|authori[sz]ed|granted|endorsed|greenlit|green-lit|blessed|cleared|concurred|consented|decided|ruled|signed[ -]off|said yes|ratified|aligned|okayed|ok['’]?d|waved|backed|supported)`,
    `${authority}(?: team| operations)? (?:approved|authori[sz]ed|endorsed|greenlit|greenlighted|blessed|cleared|consented|ratified|signed[ -]off|decided in favou?r|ruled in favou?r|okayed|ok['’]d|waved)`,
    'decision(?: \\w+){0,4} (?:has been|is|was) (?:made|taken|final|reached|settled|clear)(?! by the (?:broker|router|scheduler|proxy|server|client|host))',
    `it (?:has been|was|is) (?:${softly} )?(?:decided|agreed|settled|resolved|approved|understood) that`,
    '(?:has been |is |was )signed[ -]off (?:at|by|on)',
    '(?:exception|waiver|extension|credit|offer|exemption|deviation) (?:is|are) (?:\\w+ )?(?:in place|in effect|in force|effective|final|live|active)',
    '(?:exception|waiver|extension|exemption) (?:takes effect|already (?:covers|applies))',
    'cleared (?:for (?:release|launch|use|publication|sending|handoff)|to (?:go|proceed|send|publish)|with legal|by legal)',
    'as decided',
    `(?:approved|signed[ -]off|authori[sz]ed|accepted) by: (?!nobody|no one|none|not|pending|tbd|open)${word}`,
    '(?:status|state|decision|verdict|approval): (?:approved|accepted|granted|signed[ -]off|agreed|authori[sz]ed)',
    `(?:has|have) (?:${softly} )?(?:accepted|agreed|consented|approved|endorsed|signed|backed)(?: on| to| with)? (?:the|our|this|these|a|an)(?! (?:certificate|commit|package|connection|message|token|key|build|request from)\\b)`,
    '(?:confirmed|reviewed|checked|examined|discussed) and (?:approved|accepted|endorsed|agreed|signed off)',
    `signed (?:the|this|our) (?:\\w+ ){0,3}(?:review|agreement|plan|form|request|exception|waiver|offer|memo|packet|charter|terms)`,
    '(?:settlement|agreement|accord|compromise|understanding)(?: \\w+){0,3} (?:has been|was|is) (?:reached|found|struck|concluded|made)',
    '(?:agreement|exception|waiver|extension|exemption|offer|approval|decision) (?:is in (?:force|effect)|stands)',
    'voted (?:in favou?r|for|to approve)',
    '(?:decided|ruled|found|went) (?:in (?:our )?favou?r|our way)',
    '(?:request|application|petition|appeal) (?:was|is|has been) (?:successful|upheld)',
    '(?:exception|waiver|extension|exemption|approval|it) enters into (?:force|effect)',
    '(?:confirmed|confirms) (?:that )?the (?:exception|waiver|extension|credit|approval)',
  ),
  ...because(
    agreed,
    `${authority}(?: team| operations)? (?:also |both |all |fully )?(?:approves?|accepts? the|endorses?|concurs?|agrees?|agree that|agree with|supports? (?:the|this)|consents?|backs?)`,
    `(?:is|are|was|were|be) (?:(?!not )\\w+ (?:and )?)?(?:on board|comfortable|happy|satisfied|fine|content|at ease|okay|ok|in favou?r|aligned|in agreement|in line|supportive)(?: with| of| on)? (?:the|this|that|our|it|what)`,
    `(?:reviewers|board|committee|security|legal|architecture|finance|sre|stakeholders|everyone) (?:is|are) (?:now |all |fully )?(?:on board|satisfied|comfortable|aligned|in agreement|happy|supportive|(?:fine|okay|ok|good) with)`,
    `(?:${authority}|supplier|vendor|applicant)(?: team| operations| holder)? (?:agreed to|accepted (?:our|the|these|this))(?!.{0,40}(?:penalty|reduction))`,
    'lgtm',
    `(?:is|are|stands?) behind the ${asked}`,
    `supports? (?:the|this|our) ${asked}`,
    'as agreed (?:with|by|in|on)',
    '(?:we|both|all|parties|sides) (?:have )?agreed (?:on|to)(?! a naming)',
    `(?:${asked}|it) was (?:agreed|settled|decided) (?:in|with|on|at|by)`,
    '(?:is|are|was|were) (?:now )?agreed(?= *[.,;])',
    '(?:there is|there was|reached|have|general|with) (?:a )?(?:general |broad |full |unanimous )?(?:consensus|agreement|support)(?: for the| on| that| among|(?= *\\.))',
    'unanimous(?:ly)?',
    '(?:a |the )?deal (?:was|has been|is) (?:reached|struck|made|closed|done)',
    'aligned (?:with|on)',
  ),
  ...because(
    settled,
    '(?:has|have) no (?:further |remaining |outstanding |open )?(?:objections?|concerns|comments|reservations)',
    'there are no (?:further |remaining |outstanding |open )?(?:objections|concerns|reservations|blockers)',
    `(?:(?:no reviewer|nobody|no one) (?:objects|objected|has objected|opposed|opposes|disagrees|disagreed)|no (?:further |open |new )?${remarks} (?:was|were|has been|have been) (?:raised|made|received|voiced|filed|noted))`,
    `(?:all|every|the|no|these|remaining|reviewers['’]|reviewer) (?:${word} ){0,2}${remarks}(?: ${word}){0,4} (?:are|is|were|was|have been|has been) (?:all |now |fully )?${dealtWith}`,
    'questions (?:have been|were|are) answered to',
    "(?:to|meets?) (?:its|everyone[’']s|their|the board[’']s|full) satisfaction",
    '(?:the|this) (?:matter|issue|question|review|point) is (?:settled|closed|finished|passed|over|concluded)(?! (?:on|by|in))',
    'nothing is contested',
    '(?:sees?|saw|raised|raises?|voiced|expressed|found|had) no (?:\\w+ )?(?:objections?|obstacles?|concerns?|issues|reservations|problems)',
    'clean bill of health',
    `(?:nobody|no one|no reviewer|none(?: of ${word})?|neither)(?: ${word})? (?:has |have |had )?(?:raised|voiced|expressed|filed) (?:any|an)`,
    `all (?:\\w+ ){1,3}(?:findings|items|issues|actions|points|conditions|questions) (?:are|were|have been) (?:now )?${dealtWith}`,
    '(?:last|final|only|all|every) (?:remaining )?(?:hurdles?|obstacles?|barriers?|blockers?) (?:has|have|is|are|was|were)(?: been)? (?:cleared|removed|overcome|gone|resolved)',
    'without (?:any |a single )?(?:objections?|opposition|dissent|reservations?|dissenting voice)',
    'nothing (?:more |else |further )?(?:is |remains )?(?:needed|required|missing|outstanding|left to (?:do|decide|settle|answer))(?! (?:on|by|for) the (?:host|broker))',
    '(?:no|without) further (?:review|approval|discussion|questions?|sign-?off|assessment)(?: is| are)?(?: needed| required| necessary| expected)?',
    '(?:approval|sign-?off|consent) is not (?:needed|required|necessary)',
    '(?:packet|package|plan|request|exception|proposal|review) (?:has )?(?:passed|sailed through|cleared|survived)(?: the| all)?(?: \\w+){0,2}(?: reviews?)?',
    'review is passed',
  ),
  ...because(
    ready,
    'ready (?:for (?:approval|adoption|acceptance|the board|sign-?off|signature|release|handoff|submission|a decision|intake)|to (?:be (?:approved|signed|adopted|put|presented|sent|released|submitted|filed|published|handed over)|send|go|submit|sign|file|hand over))',
    '(?:board|approval|release|decision|submission|handoff)-ready',
    '(?:packet|package|exception|request|offer|proposal) (?:is|are) (?:now |fully |complete and )?ready',
    '(?:good|cleared|clear|free) (?:to (?:go|proceed|send)|for (?:submission|release|approval|handoff))',
    '(?:can|may) (?:now )?(?:go ahead|proceed)',
    '(?:complete|final|done|ready|settled) and (?:can|may|will) (?:now )?be (?:sent|released|submitted|published|signed)',
    'effective (?:immediately|today|at once)',
    `(?:exception|plan|package|packet|proposal|offer|credit) is (?:now )?a go`,
    `(?:packet|package|text|offer|proposal) is (?:now )?in (?:its )?final form`,
    '(?:everything|all) is (?:now )?in (?:order|place)',
    `(?:met|meets?|satisf(?:y|ies|ied)|fulfils?|fulfilled) (?:all |every |the )(?:of the )?(?:${word} )?(?:criteria|conditions|prerequisites)(?: for ${word})?`,
    `(?:all|the) (?:${word} )?(?:conditions|criteria|prerequisites)(?: for ${word})? (?:are|were|have been) (?:all )?(?:met|satisfied|fulfilled)`,
  ),
  ...because(
    foregone,
    '(?:a |mere |pure |only a |just a )formality',
    `(?:board|committee|chair|approver|cfo|ciso|legal|security|finance|approval|we) (?:is|are) (?:expected|certain|sure|bound|set|about|likely) to (?:approve|grant|accept|agree|sign|endorse)`,
    `(?:expect|anticipate|foresee) (?:approval|acceptance|(?:the )?(?:${word} ){1,2}to (?:approve|grant|accept|sign))`,
    `${somebody}(?: ${word})? will (?:${word} )?(?:approve|grant|accept|agree|sign|endorse)(?! or| and reject)`,
    'it will (?:approve|agree|accept)',
    `${asked} will be (?:approved|granted|accepted|authori[sz]ed|signed|endorsed)`,
    'will not object',
    '(?:should|will) sail through',
    "(?:do not|don[’']t) (?:foresee|expect|anticipate) (?:any )?(?:pushback|objections?|opposition|resistance|trouble)",
    'will (?:surely|certainly|undoubtedly|no doubt|of course|definitely|gladly) (?:approve|grant|accept|agree|sign|endorse|nod|wave|support|pass)',
    '(?:approval|sign-?off|signature|decision|consent) (?:will|is to|should) follow',
    'done deal',
    'rubber-?stamp(?:s|ed)?',
    'as good as (?:signed|approved|done|agreed|decided|won|granted|settled|ours)',
    '(?:only |just )?a (?:technicality|matter of form)',
    '(?:need|needs|has|have) only (?:to )?sign',
    '(?:only|just) (?:the |a )?(?:signature|paperwork|signing)(?: \\w+)? (?:is missing|remains|is left|is outstanding)|only (?:the )?(?:signature|paperwork) (?:is missing|remains)',
    '(?:awaits|lacks|needs|requires) (?:only|just) (?:a |the )?(?:signature|stamp|approval)',
    `(?:nothing|no obstacle) (?:stands|remains|prevents|stops|speaks)(?: ${word}){0,4} (?:approval|approving|granting|handoff|release)`,
    '(?:terms|offer|commitment|amount|credit|table|plan|text|wording|date|version) (?:is|are) (?:now )?final(?:ised|ized)?(?! (?:review|test|sync))',
    'finali[sz]ed (?:commitment|offer|agreement|decision|credit)',
    `(?:has|have|was|were|been) (?:already )?promised (?:a |ten |\\d|the )`,
  ),
]

const asking =
  /\b(?:asks?|asking|asked|request(?:s|ed)? (?:for|approval|that)|seeks?|whether|who (?:approved|decides|approves)|needs? the approval)\b/i
const numbered = /\b(?:[A-Z]{2,6}-\d{2,}|minutes|item \d+|line \d+|ticket|case \d+|number \d[\d-]*)\b/
const dated =
  /\b\d{4}-\d{2}-\d{2}\b|\b20\d\d\b|\b\d{1,2} (?:january|february|march|april|may|june|july|august|september|october|november|december)\b/i
const earlier = /\b(?:previous|prior|earlier|former|last year['’]s)\b|\bin (?:19|20)\d\d\b/i
const thisPacket = /\b(?:this (?:packet|exception|request|credit|offer)|informally|verbally|in principle)\b/i
const approvedThings = /\b(?:list|lists|only|uses?|runs?|run) (?:an |of )?approved\b/i
const machine =
  /\b(?:access|token|session|connection|login|payments?|users?|permission|roles?|rights|certificate|pull request|members of the group)\b.{0,40}\b(?:granted|accepted|authori[sz]ed|approved)\b/i
/** Steps of everyday work, which people approve many times a day. */
const work =
  /\b(?:deploys?|deployments?|rollouts?|rollbacks?|hot-?fix(?:es)?|patch(?:es)?|builds?|commits?|merges?|break-glass requests?)(?: [\w-]+){0,2} (?:is|are|was|were|has been|have been|had been|being) (?:approved|authori[sz]ed|accepted)\b|\b(?:approved|accepted|authori[sz]ed)\b.{0,30}\b(?:PR|MR) [#!]?\d/i
const goesOn = /\b(?:deploys?|deployments?|rollouts?|traffic|requests|jobs?|builds?|pipelines?|upgrades?)\W*$/i
/** When and where people of an incident settle what to do in it. */
const inTheIncident =
  /\b(?:at|by|around) (?:[01]?\d|2[0-3]):[0-5]\d\b|\b(?:retro(?:spective)?|post-?mortem|stand-?up|war room|incident (?:call|bridge|channel|commander))\b/i
/** A step in an incident has a name: where nothing is said to be approved, the packet is. */
const namesNothing = (phrase: string, after: string): boolean =>
  /^,? (?:at|by|around) \d/.test(after) && !/^decision (?:to|on|about|for)\b/i.test(phrase)
const ofThePacket = new RegExp(`\\b(?:${asked}|board|committee|council)\\b`, 'i')
const exclusive = /^\W*\w+s\b.{0,60}\b(?:are) (?:approved|granted|accepted|decided|authori[sz]ed|signed off) by\b/i
const habit =
  /^\W*(?:an?|every|each|all) [^.]{0,60}\b(?:is|are) (?:approved|granted|accepted|authori[sz]ed|signed off) by\b|\b(?:exceptions|credits|requests|waivers|offers|amounts|every exception|an exception)(?: [\w%.,]+){0,4} (?:are|is) (?:approved|granted|accepted|authori[sz]ed)/i

/** A decision that can be looked up: about something else, with its date and its number. */
const isRecorded = (sentence: string) =>
  ((numbered.test(sentence) && dated.test(sentence)) || earlier.test(sentence)) && !thisPacket.test(sentence)

const innocent = ({ sentence, at, phrase }: Around): boolean =>
  isQuestion(sentence) ||
  isConditional(sentence) ||
  inTimeClause(sentence, at) ||
  isQuoted(sentence, at) ||
  (isAttributed(sentence, at) && !/^per/i.test(phrase)) ||
  (isRequired(sentence, at) && !/deemed|consider/i.test(phrase)) ||
  (isDenied(sentence, at, 5) && !/not object|no |not (?:needed|required|necessary)/i.test(phrase)) ||
  asking.test(sentence) ||
  approvedThings.test(sentence) ||
  habit.test(sentence) ||
  machine.test(sentence) ||
  work.test(sentence) ||
  (/proceed|go ahead/i.test(phrase) && goesOn.test(sentence.slice(0, at))) ||
  (inTheIncident.test(sentence) &&
    !ofThePacket.test(sentence) &&
    !namesNothing(phrase, sentence.slice(at + phrase.length))) ||
  isRecorded(sentence) ||
  exclusive.test(sentence)

/** Phrases that read as approval, agreement or readiness. */
export const approving = also(
  finder(phrases, 'is on the list of phrases that this profile does not want to read', innocent),
  approvingElsewhere,
)
