// Labels as the engine compares them and as it names them in the tree.

export const normal = (label: string): string =>
  label
    .replace(/[\t\n\r ]+/g, ' ')
    .replace(/^ | $/g, '')
    .toLowerCase()
    .toUpperCase()

export const identifierOf = (label: string): string => normal(label).toLowerCase()
