// Who speaks in a German or French sentence, and how. It is read with less care than English: where a sentence may be a
// condition, a requirement, a denial or somebody else's word, nothing is said.
import { remembered } from '../shared/remembered.ts'
import { type Around, type Finder, type House, noHouse } from './phrases.ts'
import { isQuestion, isQuoted } from './voice.ts'

const words = (list: string) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${list})(?![\\p{L}\\p{N}])`, 'iu')

/** A text without any of these words is in neither language. */
const known = words(
  'der|die|das|dem|zu|von|mit|im|waren|nicht|il|du|ne|au|ein|eine|ist|sind|wurden?|haben|hat|kein|keine|keinerlei|niemand|und|le|la|les|une|est|sont|ont|aucune?|été|sans|personne',
)
const condition = words(
  'wenn|falls|sofern|ob|solange|bis|nachdem|sobald|bevor|si|lorsque|quand|avant|après|jusqu|pour que|afin|dès que',
)
const duty = words(
  'muss|müssen|sollen?|sollten?|darf|dürfen|verlangt|fordert|erfordert|bittet|bitten|beantragt|wer|doit|doivent|devraient|devrait|devra|faut|exige|demandons|demandent|demande que|sollicite',
)
const others = words(
  "laut|zufolge|angaben|gemäß|sagte?n?|schreibt|schrieb|meinte?|behauptete?|erklärte?|selon|d[’']après|affirme|dit|écrit|déclare|prétend|estime|im export|im protokoll|dans (?:l[’']export|le journal)",
)
const doubt = words(
  'könnten?|würden?|vermutlich|wahrscheinlich|möglicherweise|vielleicht|anscheinend|pourrait|pourraient|serait|peut-être|probablement|apparemment',
)
const denial = words('nicht|nie|niemals|kein|keine|keinen|keiner|weder|kaum|pas|jamais|ni|guère|non')

/** The English list, and the other where the text may be in another language. What a house allows holds for both. */
export const also =
  (english: Finder, elsewhere: Finder): Finder =>
  (text, house = noHouse) =>
    known.test(text)
      ? [...english(text, house), ...elsewhere(text, allowedBy(house))].toSorted((a, b) => a.from - b.from)
      : english(text, house)

/** What a house adds is looked for with the English list. */
const allowedBy = remembered(({ allow }: House): House => ({ add: [], allow }))

export const isInnocentElsewhere = ({ sentence, at, phrase }: Around): boolean =>
  isQuestion(sentence) ||
  isQuoted(sentence, at) ||
  [condition, duty, others, doubt].some(one => one.test(sentence)) ||
  denial.test(clauseAround(sentence, at, phrase.length))

/** The clause without the phrase itself. */
function clauseAround(sentence: string, at: number, length: number): string {
  const before = sentence.slice(0, at).split(/[.!?;:,\n]/)
  const [behind = ''] = sentence.slice(at + length).split(/[.!?;:,\n]/)
  return `${before.at(-1)} ${behind}`
}
