// What each piece of a packet is called for colouring, and what it looks like in a theme that has never heard of packets.

const types = {
  packetFact: ['A fact as its source has it', 'entity.name.type'],
  packetClaim: ['A claim', 'entity.name.function'],
  packetHypothesis: ['A hypothesis: not verified yet', 'variable.parameter'],
  packetQuestion: ['An open question', 'variable.other.constant'],
  packetStep: ['A next step', 'support.function'],
  packetQuote: ['A requirement, word for word', 'string.quoted'],
  packetObjection: ['An objection', 'keyword.control'],
  packetDraft: ['A draft: no part of the packet until a person accepts it', 'comment'],
  packetRisk: ['A carried risk', 'constant.numeric'],
  packetEvidence: ['A piece of evidence', 'entity.name.tag'],
} as const

const modifiers = {
  accepted: 'A person accepted it as it stands',
  changed: 'It changed since a person accepted it',
  agent: 'An agent wrote it',
  stale: 'Its source lapsed, reads differently now, or is not there',
} as const

export const pieces = {
  semanticTokenTypes: Object.entries(types).map(([id, [description]]) => ({ id, description })),
  semanticTokenModifiers: Object.entries(modifiers).map(([id, description]) => ({ id, description })),
  semanticTokenScopes: [
    {
      language: 'markdown',
      scopes: {
        ...Object.fromEntries(Object.entries(types).map(([id, [, scope]]) => [id, [scope]])),
        '*.changed': ['markup.changed'],
        '*.stale': ['invalid.deprecated'],
      },
    },
  ],
}
