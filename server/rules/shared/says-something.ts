// Whether words are there for their meaning, or only hold a place.

const placeholder = /^\W*(tbd|tba|todo|n\/a|none|see above|see below)\W*$/i

export const saysSomething = (text: string): boolean => /\p{L}/u.test(text) && !placeholder.test(text)
