// What the extension adds to VS Code, with its words in English. `npm run update` puts this into package.json and the
// words into package.nls.json, where translators find them.

import * as z from 'zod'
import { tools } from '../../schemas/tools.ts'
import forms from '../acts/forms.json' with { type: 'json' }
import { commands } from './commands.ts'
import { pieces } from './pieces.ts'
import { problemMatcher } from './problem-matcher.ts'
import { walkthrough } from './walkthrough.ts'

const category = 'Countersign'

/** Acts whose own name says little among all other commands: they are called as the panel calls them. */
const called: Readonly<Record<string, string>> = {
  open: 'Open Packet…',
  carry: 'Carry as a Risk…',
  ready: 'Mark Ready…',
  review: 'Sign Off…',
  resume: 'Lift Hold…',
}
/** `confirm-claim` → `Confirm Claim…` */
const titleOf = (act: string) =>
  called[act] ??
  `${act.replace(/(^|-)([a-z])/g, (_, dash: string, letter: string) => `${dash && ' '}${letter.toUpperCase()}`)}…`

/** Each act is a command. That the palette offers it says nothing about who may. */
const acts = forms.map(({ act }) => ({ command: `countersign.act.${act}`, title: titleOf(act) }))
/** The acts of every day, at the cursor: behind the key that VS Code's own longer commands begin with. */
const keys = {
  object: 'j',
  answer: 'a',
  sustain: 's',
  withdraw: 'w',
  carry: 'r',
  accept: 'y',
  reject: 'x',
  review: 'v',
  'hand-off': 'h',
}
const canAct = 'countersign.packet && isWorkspaceTrusted'
/** In a comparison the same keys are about the draft that it shows. */
const inText = 'resourceScheme != countersign-draft && resourcePath not in countersign.corrections'

/** The comparison of a draft, and a correction that somebody is writing. */
const aDraft = 'resourceScheme == countersign-draft && isInDiffEditor'
const aCorrection = 'resourcePath in countersign.corrections'

function schemaOf(input: z.ZodType) {
  const { $schema, ...schema } = z.toJSONSchema(input, { io: 'input', target: 'draft-7' })
  return schema
}

const ours = 'commentController == countersign'

export const contributes = {
  viewsContainers: {
    activitybar: [{ id: 'countersign', title: 'Packets', icon: 'media/icons/packets.svg' }],
    secondarySidebar: [{ id: 'countersign-packet', title: 'Packet', icon: 'media/icons/packets.svg' }],
  },
  views: {
    countersign: [{ id: 'countersign.packets', name: 'Packets', icon: 'media/icons/packets.svg' }],
    'countersign-packet': [
      { id: 'countersign.panel', type: 'webview', name: 'Packet', icon: 'media/icons/packets.svg' },
    ],
  },
  viewsWelcome: [
    {
      view: 'countersign.packets',
      contents: 'Open a folder to see its packets.\n[Open a Folder](command:vscode.openFolder)',
      when: 'workspaceFolderCount == 0',
    },
  ],
  // Whoever opens a packet came to read it: the list of comments stays shut until somebody opens it.
  configurationDefaults: { 'comments.openView': 'never' },
  chatParticipants: [
    {
      id: 'countersign.chat',
      name: 'countersign',
      fullName: 'Countersign',
      description: 'What stands between this packet and its decision?',
      isSticky: false,
      commands: [
        { name: 'status', description: 'Verdict, owner, next step, and what stands in the way.' },
        { name: 'objections', description: 'What is contested, and by whom.' },
        { name: 'drafts', description: 'What only an agent has written so far, to be compared and decided.' },
      ],
    },
  ],
  languageModelTools: Object.entries(tools).map(([name, { input, ...said }]) => ({
    name: `countersign_${name}`,
    toolReferenceName: name.replaceAll('_', '-'),
    canBeReferencedInPrompt: true,
    icon: '$(verified)',
    tags: ['countersign', 'review'],
    when: 'isWorkspaceTrusted',
    ...said,
    inputSchema: schemaOf(input),
  })),
  mcpServerDefinitionProviders: [{ id: 'countersign', label: 'Countersign' }],
  walkthroughs: [walkthrough],
  problemMatchers: [problemMatcher],
  // For whoever has an extension that completes YAML by a schema.
  yamlValidation: [{ fileMatch: 'countersign.yaml', url: './schemas/json/workspace.schema.json' }],
  ...pieces,
  grammars: [
    {
      scopeName: 'markdown.countersign.injection',
      path: './syntaxes/packet.tmLanguage.json',
      injectTo: ['text.html.markdown'],
    },
  ],
  'markdown.markdownItPlugins': true,
  'markdown.previewStyles': ['./dist/preview.css'],
  commands: [
    ...commands.map(({ command, title, ...rest }) => ({
      command,
      title,
      category,
      ...('icon' in rest && { icon: rest.icon }),
    })),
    ...acts.map(act => ({ ...act, category })),
  ],
  keybindings: [
    ...commands.flatMap(entry =>
      'keys' in entry ? [{ command: entry.command, key: entry.keys[0], mac: entry.keys[1], when: entry.when }] : [],
    ),
    ...Object.entries(keys).map(([act, letter]) => ({
      command: `countersign.act.${act}`,
      key: `ctrl+k shift+${letter}`,
      mac: `cmd+k shift+${letter}`,
      when: `${canAct} && ${inText}`,
    })),
  ],
  menus: {
    commandPalette: [
      ...commands.map(entry => ({ command: entry.command, when: 'when' in entry ? entry.when : 'false' })),
      ...acts.map(({ command }) => ({ command, when: canAct })),
    ],
    'editor/title': [
      { command: 'countersign.acceptDraft', when: `${aDraft} || ${aCorrection}`, group: 'navigation@1' },
      { command: 'countersign.editDraft', when: aDraft, group: 'navigation@2' },
      { command: 'countersign.rejectDraft', when: `${aDraft} || ${aCorrection}`, group: 'navigation@3' },
    ],
    'comments/commentThread/context': [
      { command: 'countersign.objectInMargin', when: `${ours} && commentThreadIsEmpty`, group: 'inline@1' },
      { command: 'countersign.answerInMargin', when: `${ours} && !commentThreadIsEmpty`, group: 'inline@1' },
      {
        command: 'countersign.sustainInMargin',
        when: `${ours} && commentThread =~ /\\bsustain\\b/`,
        group: 'inline@2',
      },
    ],
    'comments/commentThread/title': [
      {
        command: 'countersign.withdrawInMargin',
        when: `${ours} && commentThread =~ /\\bwithdraw\\b/`,
        group: 'navigation@1',
      },
      {
        command: 'countersign.carryInMargin',
        when: `${ours} && commentThread =~ /\\bcarry\\b/`,
        group: 'navigation@2',
      },
    ],
    'view/title': [
      { command: 'countersign.groupPackets', when: 'view == countersign.packets', group: 'navigation@1' },
      { command: 'countersign.refreshPackets', when: 'view == countersign.packets', group: 'navigation@2' },
    ],
  },
}
