// The plainest words of too much certainty in German and French. A short list: what is found is meant to be right, and much
// is not found.

import { absence, certainty, degree, flawless, impossible, smaller } from './overstated-whys.ts'
import { because, finder, type Phrase } from './phrases.ts'
import { isInnocentElsewhere } from './voice-elsewhere.ts'

const word = "[a-zäöüßàâçéèêëîïôûùœ'’-]{1,30}"
const fully =
  '(?:vollständig|vollkommen|völlig|komplett|gänzlich|absolut|restlos|hundertprozentig|endgültig|ein für alle ?mal|100 ?% ?(?:ig)?)'
const held =
  '(?:ausgeschlossen|beseitigt|behoben|eliminiert|abgesichert|gesichert|geschützt|sicher|unmöglich|unbedenklich|risikofrei|eingedämmt|unangreifbar|ungefährlich|harmlos|gelöst|wirksam)'
const entièrement =
  '(?:totalement|entièrement|complètement|absolument|parfaitement|définitivement|intégralement|100 ?%)'
const tenu =
  '(?:sécurisée?s?|protégée?s?|éliminée?s?|supprimée?s?|maîtrisée?s?|exclue?s?|exclus|impossibles?|résolue?s?|sûre?s?|fiables?|étanches?|écartée?s?|inoffensi(?:f|ve)s?|neutralisée?s?|efficaces?)'

const phrases: readonly Phrase[] = [
  ...because(
    degree,
    `${fully} ${held}`,
    `${entièrement} ${tenu}`,
    '(?:protection|sécurité|visibilité|certitude|maîtrise) (?:totale|absolue|parfaite)',
    'une fois pour toutes',
  ),
  ...because(
    impossible,
    '(?:ist|sind|war|bleibt|bleiben) (?:damit |somit |daher |nun |praktisch |so gut wie )?(?:ausgeschlossen|unmöglich)',
    '(?:praktisch|so gut wie) (?:ausgeschlossen|unmöglich)',
    '(?:kann|können|wird|werden) (?:sich )?(?:nie|niemals) (?:wieder|mehr)? ?(?:vorkommen|passieren|geschehen|wiederholen|missbraucht werden)',
    'wird sich nicht wiederholen',
    "(?:est|sont|reste|demeure) (?:donc |ainsi |désormais |pratiquement )?(?:impossible(?! d[e’']| à)|inconcevable|impensable|exclue?s?(?! (?:de|du|des|par)\\b| d[’']))",
    'ne (?:peut|pourra|peuvent) (?:plus )?(?:jamais|en aucun cas)',
    'ne se reproduira (?:plus|pas|jamais)',
    '(?:niemand|personne) (?:kann|konnte|ne peut|ne pouvait)',
  ),
  ...because(
    absence,
    'zu keine(?:m zeitpunkt|r zeit)',
    'aucun moment',
    `(?:keine|keinerlei) (?:${word} )?(?:kunden|kundendaten|daten|dateien|nutzer|konten|datensätze) (?:${word} ){0,4}(?:betroffen|abgeflossen|eingesehen|gelesen|kopiert|gestohlen|verloren|offengelegt|kompromittiert|gefährdet)`,
    `aucune? (?:${word} )?(?:données?|clients?|fichiers?|utilisateurs?|comptes?|informations?) (?:${word} ){0,3}n[’']a (?:jamais )?été (?:consultée?|compromise?|volée?|perdue?|divulguée?|exposée?|touchée?|affectée?|téléchargée?|copiée?|lue?|ouverte?)`,
    `niemand hat (?:${word} ){0,4}(?:gesehen|gelesen|heruntergeladen|geöffnet|zugegriffen)`,
    "personne n[’']a (?:jamais )?(?:vu|lu|ouvert|consulté|téléchargé|accédé)",
  ),
  ...because(
    smaller,
    '(?:kein|keinerlei|null) (?:rest)?risiko',
    'risikofrei',
    '(?:keinerlei|keine) (?:gefahr|auswirkungen)(?= *[.,;!]|$)',
    `(?:risiko|restrisiko|gefahr|wahrscheinlichkeit|auswirkung) (?:${word} ){0,3}?(?:ist|bleibt) (?:daher |damit |praktisch )?(?:null|gleich null|vernachlässigbar|verschwindend gering)`,
    "aucun (?:risque|danger|impact)(?! n[’'](?:a|est)\\b)",
    '(?:risque (?:zéro|nul)|zéro risque)',
    `(?:risque|impact|danger) (?:${word} ){0,3}?(?:est|reste) (?:donc |quasi |pratiquement )?(?:nul|négligeable|inexistant|insignifiant)`,
  ),
  ...because(
    certainty,
    '(?:zweifellos|zweifelsfrei|zweifelsohne|unbestreitbar|unzweifelhaft)',
    '(?:ohne (?:jeden |jeglichen )?|kein(?:en|erlei)? )zweifel',
    'steht außer (?:zweifel|frage)',
    'mit (?:absoluter|letzter|völliger|hundertprozentiger) (?:sicherheit|gewissheit)',
    'eindeutig (?:bewiesen|erwiesen)',
    '(?:die )?(?:einzige|alleinige) (?:mögliche |denkbare )?ursache',
    '(?:ist|sind|wird|bleibt) garantiert',
    '(?:indéniablement|incontestablement|indiscutablement|indubitablement)',
    "(?:aucun|hors de|sans (?:aucun|l[’']ombre d[’']un)) doute",
    'avec (?:une )?certitude(?: absolue)?',
    '(?:seule|unique) cause(?: possible)?',
    '(?:est|sont) garantie?s?(?! (?:par|jusqu))',
  ),
  ...because(
    flawless,
    '(?:lückenlos|wasserdicht|bombensicher|narrensicher|unknackbar|unfehlbar|makellos|manipulationssicher)(?:e[nrsm]?)?',
    '(?:infaillible|inviolable|imparable|inattaquable|invulnérable)s?',
    'sans (?:aucune )?faille',
  ),
]

export const overstatedElsewhere = finder(phrases, '', isInnocentElsewhere)
