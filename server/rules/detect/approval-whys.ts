// Why words that take a decision for granted are findings, in whatever language they are.

export const done = 'reads as a decision; handing a packet over asks for one'
export const agreed = 'reads as an agreement that this packet does not prove'
export const settled = 'reads as if nothing were contested any more; the ledger says what is'
export const ready = 'reads as readiness, which named people decide and sign'
export const foregone = 'treats a decision that is still open as foregone'
