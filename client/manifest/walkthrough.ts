// Getting started, in the order in which somebody meets it. Its pictures are drawn in the colours of the reader's theme.
const step = (id: string, title: string, description: string, altText: string) => ({
  id,
  title,
  description,
  media: { svg: `media/walkthrough/${id}.svg`, altText },
})

export const walkthrough = {
  id: 'start',
  title: 'Review a packet with Countersign',
  description: 'From a page that asks for a decision to a decision that can be proved.',
  steps: [
    step(
      'read',
      'Open a packet',
      'A packet is ordinary Markdown that begins with --- and a line “packet:”. What stands in its way is underlined where it stands, and listed under Problems.\n[Show the packets of this workspace](command:countersign.showPackets)',
      'A page whose second claim is underlined',
    ),
    step(
      'see',
      'See who owns it and what blocks it',
      'The panel beside the text says in one glance who answers for the packet, what to do next, what is contested and what is only a draft. It follows your cursor, and your cursor follows it.\n[Show the panel](command:countersign.showPanel)',
      'A panel beside a page: verdict, owner, next step, objections',
    ),
    step(
      'key',
      'Let git tell who you are',
      'A decision is signed with the SSH key that you already sign commits with. Nothing is signed before you have read the very words, in a dialog that no program can press.\n[Set your handle](command:workbench.action.openSettings?%5B%22countersign.me%22%5D)',
      'A key beside a line of text',
    ),
    step(
      'decide',
      'Object, answer, accept',
      'Put the cursor on a statement and open the light bulb (Ctrl+.), or write a comment in the margin: it becomes your objection once you confirm it. A draft opens as a comparison with accept, edit and reject above it.',
      'Two texts side by side, with a tick above them',
    ),
    step(
      'hand-off',
      'Hand it off',
      'When every text is accepted and nothing is open, those whom the profile names mark the packet ready and hand it off, as a bundle that its receiver can check without any of this.',
      'A page in an envelope with a seal',
    ),
  ],
}
