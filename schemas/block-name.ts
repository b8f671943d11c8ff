// What a block is called in the ledger and wherever its acceptance is looked up.
/** The name under which the ledger keeps what was said about a block. */
export const blockName = (of: { kind: 'statement'; id: string } | { kind: 'section'; name: string }): string =>
  of.kind === 'statement' ? of.id : `§ ${of.name}`
