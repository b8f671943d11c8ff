// How values are written that rules look for in texts: a rule on a page has no use for all of a schema.

export const durationForm = /^\d{1,5}[dh]$/

/** With its currency before or behind it: `50,000 USD`. */
export const amountForm =
  /^([A-Z]{3} \d{1,15}|[A-Z]{3} \d{1,3}(,\d{3}){1,5})(\.\d{1,4})?$|^(\d{1,15}|\d{1,3}(,\d{3}){1,5})(\.\d{1,4})? [A-Z]{3}$/
