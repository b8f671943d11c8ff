// Why words of too much certainty are findings, in whatever language they are.

export const degree = 'leaves nothing for a reviewer to weigh'
export const impossible = 'says that something cannot happen, which no review can show'
export const absence = 'says that nothing happened, where a record can only show that nothing was found'
export const certainty = 'claims a certainty that evidence does not give'
export const all = 'covers every case without saying how anyone looked at them'
export const flawless = 'praises a control instead of saying what it does'
export const smaller = 'makes a risk small without saying how it was measured'
