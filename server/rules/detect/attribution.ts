// Whether a sentence says whose statement it is.
const named =
  /\b(?:according to|in the (?:words|view|opinion|account) of|as (?:stated|reported|told|confirmed|described) by|per the (?:customer|vendor|supplier|contractor|reporter)|(?:says?|said|states?|stated|reports?|reported|claims?|claimed|writes?|wrote|told|tells|alleges?|alleged|maintains?|asserts?|asserted|believes?|believed|estimates?|expects?|promises?|promised|confirms?|confirmed|denies|denied|complains?|complained|asks?|asked|notes?|noted)(?! by default))\b/i
const firstPerson =
  /\b(?:we|i|this packet) (?:\w+ )?(?:say|said|state|report|claim|confirm|believe|expect|estimate|note)\w*\b/i

/** `party` is whoever the source says said it. */
export function saysWhose(sentence: string, party: string | undefined): boolean {
  if (party && party.length > 1 && sentence.toLowerCase().includes(party.toLowerCase())) return true
  return (named.test(sentence) && !firstPerson.test(sentence)) || /@[a-z0-9]/i.test(sentence)
}
