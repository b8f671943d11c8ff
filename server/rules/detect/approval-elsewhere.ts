// The plainest words in German and French after which a reader takes what a packet asks for as decided. A short list, as that
// of certainty is: it judges what people write too, so it keeps to what can mean little else.

import { done, foregone, ready, settled } from './approval-whys.ts'
import { type Around, because, finder, type Phrase } from './phrases.ts'
import { isInnocentElsewhere } from './voice-elsewhere.ts'

const word = "(?!(?:nicht|nie|kein\\w*|noch|erst|pas|jamais|encore|non)\\b)[a-zäöüßàâçéèêëîïôûùœ0-9.@'’-]{1,30}"
const sought =
  '(?:ausnahme|antrag|paket|gutschrift|vorlage|freigabe|verlängerung|abweichung|angebot|zusage|übergabe|konzept|ausnahmegenehmigung)'
const body =
  '(?:ausschuss|gremium|vorstand|rechtsabteilung|recht|sicherheit|sicherheitsteam|geschäftsführung|architektur|finanzabteilung|datenschutz|einkauf|compliance|beteiligten|prüfer|kunde)'
const voulu =
  '(?:exception|demande|dérogation|dossier|avoir|geste commercial|proposition|offre|prolongation|paquet|remise)'
const organe =
  '(?:comité|direction|sécurité|juridique|conseil|conformité|client|finances?|architecture|réviseurs|relecteurs)'

const phrases: readonly Phrase[] = [
  ...because(
    done,
    `${sought}(?: ${word}){0,4} (?:ist|wurde|gilt als)(?: ${word}){0,4} (?:genehmigt|bewilligt|freigegeben|gebilligt|abgesegnet|beschlossen)`,
    `(?:genehmigte|bewilligte|gebilligte)[nrs]? ${sought}`,
    `${body}(?: und(?: ${word}){1,2})? (?:hat|haben)(?: ${word}){0,4} (?:zugestimmt|genehmigt|gebilligt|abgesegnet|bewilligt)`,
    `(?:genehmigung|freigabe|zustimmung)(?: ${word}){0,3} liegt(?: ${word}){0,2} vor`,
    'grünes licht (?:erhalten|bekommen|gegeben|erteilt)',
    'einstimmig (?:angenommen|beschlossen|genehmigt)',
    `${voulu}(?: ${word}){0,3} (?:est|a été)(?: ${word}){0,2} (?:approuvée?|validée?|accordée?|acceptée?|entérinée?|ratifiée?)(?! par (?:le (?:serveur|service|système|schéma|proxy)|la passerelle|l[’']api))`,
    `${organe} (?:a|ont)(?: ${word}){0,2} (?:approuvé|validé|entériné|donné (?:son|leur) (?:accord|feu vert|aval|approbation))`,
    '(?:obtenu|reçu|donné) (?:le|son|leur) feu vert',
  ),
  ...because(
    settled,
    '(?:es gibt|bestehen|liegen) keine (?:weiteren |offenen )?(?:einwände|bedenken|vorbehalte)',
    `alle (?:${word} )?(?:einwände|bedenken|vorbehalte) (?:sind|wurden)(?: ${word}){0,2} (?:erledigt|geklärt|ausgeräumt|behoben|beantwortet|zurückgezogen)`,
    `toutes les (?:${word} )?(?:objections|réserves) (?:sont|ont été)(?: ${word}){0,1} (?:levées|résolues|traitées|closes|réglées|retirées)`,
    "(?:n[’']y a|reste) (?:plus )?aucune (?:objection|réserve)",
    "plus d[’']objections?",
  ),
  ...because(
    ready,
    '(?:bereit|reif) (?:zur|für die|für den) (?:übergabe|freigabe|entscheidung|ausschuss|unterschrift)',
    '(?:freigabe|entscheidungs|unterschrifts)reif',
    "prête?s? (?:pour (?:la |l[’']|le )|à être )(?:remise?|approbation|validation|signature|comité|décision|approuvée?|signée?|transmise?)",
  ),
  ...because(foregone, '(?:reine|nur noch eine|bloße) (?:formsache|formalität)', '(?:simple|pure) formalité'),
]

/** Steps of everyday work, and access that a system grants. */
const work =
  /deploy|rollout|rollback|patch|zugriff|zugang|hotfix|pull request|merge|déploiement|accès|correctif|requête|retour arrière/i
/** A decision that can be looked up: its date and its number. */
const recorded = /\b[A-Z]{2,6}-\d{2,}|\b(?:nr|n°|no)\.? ?\d/i
const dated = /\b20\d\d\b/

export const approvingElsewhere = finder(
  phrases,
  '',
  (around: Around) =>
    isInnocentElsewhere(around) ||
    work.test(around.sentence) ||
    (recorded.test(around.sentence) && dated.test(around.sentence)),
)
