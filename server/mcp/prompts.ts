// Common tasks, as prompts that a person picks from a list. Each is a task and the order of its steps; how to work at all
// stands in the instructions.

export type Prompt = {
  readonly name: string
  readonly title: string
  readonly about: string
  text(packet: string): string
}

export const prompts: readonly Prompt[] = [
  {
    name: 'where_it_stands',
    title: 'Where a packet stands',
    about: 'What blocks it, who has to act, what could be drafted.',
    text: packet =>
      `Read the packet ${packet} with read_packet. Say in at most ten lines: its verdict, what blocks it in the order given, who has to act on each (name the person), which drafts wait and for whom, and which of the blocks you could draft something for. Propose nothing yet.`,
  },
  {
    name: 'prepare_packet',
    title: 'Prepare a packet',
    about: 'Draft what is missing until only decisions are left.',
    text: packet =>
      `Prepare the packet ${packet}. Read it, then take what blocks it one by one. For each block that a text can clear: explain_finding, read_evidence for whatever you cite, the smallest draft that clears it, check_draft, then propose it with its reasons. Leave every block that a person must decide, and list those at the end with the name of the person and what exactly is asked of them.`,
  },
  {
    name: 'refresh_evidence',
    title: 'Bring claims in step with their evidence',
    about: 'For evidence that changed or went stale: say what moved and draft the claims anew.',
    text: packet =>
      `In the packet ${packet}, look at every piece of evidence whose state is not \`fresh\`. Read it, compare it with each statement that cites it, and say which numbers, dates, names or quotes moved. Propose a revision for each statement that no longer says what its evidence says. Where the evidence does not tell the new wording, propose the smallest honest change and add a question for a person.`,
  },
  {
    name: 'answer_objections',
    title: 'Draft answers to objections',
    about: 'For each open objection: what would answer it, from which evidence.',
    text: packet =>
      `List the open objections of the packet ${packet} with their authors' exact words. For each, read the statements and the evidence that it is about. Where the evidence answers it, draft an answer with answer_objection in the name of the person who would give it, citing the evidence. Where it does not, say what is missing and who has it. Do not merge objections, do not soften one, and where two ask for opposite things let both stand.`,
  },
  {
    name: 'calibrate_claims',
    title: 'Weigh claims against their evidence',
    about: 'Find statements that say more than their evidence, and propose what it does say.',
    text: packet =>
      `Read every statement of the packet ${packet} that cites evidence, with the evidence beside it. Find those that say more than their sources: certainty that no source has, a hypothesis told as a fact, a customer-facing sentence that goes beyond confirmed facts. For each, propose a revision that says exactly what the evidence says, or split it into what is confirmed and what is supposed. Quote the excerpt in your reasons.`,
  },
]
