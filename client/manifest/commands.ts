// Every command of the extension besides the acts, as the manifest names it. `when` says where the palette offers it;
// without it, the palette does not: the command needs something that only its button knows.
export type CommandEntry = {
  readonly command: string
  readonly title: string
  readonly icon?: string
  readonly when?: string
  /** For Windows and Linux, and for macOS. */
  readonly keys?: readonly [string, string]
}

/** A comparison, or the correction that somebody is writing: whoever has no mouse decides there as well. */
const atDraft = 'resourceScheme == countersign-draft || resourcePath in countersign.corrections'

export const commands = [
  {
    command: 'countersign.showPanel',
    title: 'Show the Packet’s Panel',
    icon: '$(layout-sidebar-right)',
    when: 'countersign.packet',
    keys: ['ctrl+k shift+p', 'cmd+k shift+p'],
  },
  {
    command: 'countersign.showPackets',
    title: 'Show Packets of the Workspace',
    when: 'true',
    keys: ['ctrl+k shift+l', 'cmd+k shift+l'],
  },
  { command: 'countersign.openPacket', title: 'Open the Packet' },
  { command: 'countersign.refreshPackets', title: 'Look Again', icon: '$(refresh)' },
  { command: 'countersign.groupPackets', title: 'Group Packets By…', icon: '$(list-tree)', when: 'true' },
  { command: 'countersign.walkthrough', title: 'Show How It Works', when: 'true' },
  {
    command: 'countersign.draft',
    title: 'Compare a Draft With What It Would Change…',
    when: 'countersign.packet',
    keys: ['ctrl+k shift+c', 'cmd+k shift+c'],
  },
  {
    command: 'countersign.askRole',
    title: 'Ask an Agent for a Draft…',
    when: 'countersign.packet && isWorkspaceTrusted',
  },
  { command: 'countersign.chooseModel', title: 'Choose a Language Model…', when: 'isWorkspaceTrusted' },
  {
    command: 'countersign.lookAgain',
    title: 'Look at the Evidence Again',
    when: 'countersign.packet && isWorkspaceTrusted',
    keys: ['ctrl+k shift+e', 'cmd+k shift+e'],
  },
  { command: 'countersign.excerpts', title: 'Show Both Excerpts' },
  {
    command: 'countersign.sync',
    title: 'Bring the Page in Step With Its Ledger',
    when: 'countersign.packet && isWorkspaceTrusted',
  },
  {
    command: 'countersign.redact',
    title: 'Take Out What Is Secret or Identifies Somebody…',
    when: 'countersign.packet && isWorkspaceTrusted',
  },
  { command: 'countersign.seal', title: 'Seal What Only Some May Read…' },
  {
    command: 'countersign.setSecret',
    title: 'Set a Secret for a Source…',
    when: 'isWorkspaceTrusted',
  },
  {
    command: 'countersign.acceptDraft',
    title: 'Accept This Draft',
    icon: '$(check)',
    when: atDraft,
    keys: ['ctrl+k shift+y', 'cmd+k shift+y'],
  },
  {
    command: 'countersign.editDraft',
    title: 'Edit This Draft, Then Accept It',
    icon: '$(edit)',
    when: 'resourceScheme == countersign-draft',
    keys: ['ctrl+k shift+d', 'cmd+k shift+d'],
  },
  {
    command: 'countersign.rejectDraft',
    title: 'Reject This Draft…',
    icon: '$(close)',
    when: atDraft,
    keys: ['ctrl+k shift+x', 'cmd+k shift+x'],
  },
  {
    command: 'countersign.beginInMargin',
    title: 'Write in the Margin',
    when: 'countersign.packet && isWorkspaceTrusted',
    // VS Code's own key for it copies the path of the file wherever a text has the focus.
    keys: ['ctrl+k shift+m', 'cmd+k shift+m'],
  },
  { command: 'countersign.objectInMargin', title: 'Object' },
  { command: 'countersign.answerInMargin', title: 'Answer' },
  { command: 'countersign.sustainInMargin', title: 'Sustain' },
  { command: 'countersign.withdrawInMargin', title: 'Withdraw', icon: '$(discard)' },
  { command: 'countersign.carryInMargin', title: 'Carry as a Risk', icon: '$(verified)' },
  { command: 'countersign.restart', title: 'Start the Language Server Again', when: 'true' },
  { command: 'countersign.status', title: 'Say Why Nothing Is Checked Here', when: 'true' },
] as const satisfies readonly CommandEntry[]
