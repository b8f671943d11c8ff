// Whole statements to fill in, each with the next number of its kind that was never used.
import type { Checked } from '../rules/run.ts'
import { nextId } from './names.ts'

export type Snippet = { readonly label: string; readonly detail: string; readonly insert: string }

/** `$1` and `${1:words}` are places to fill in, as editors have them. */
export function snippets(checked: Checked): readonly Snippet[] {
  const { clock, profile } = checked.world
  const { today } = clock
  const id = (letter: string) => nextId(letter, checked)
  const [kind = 'remark'] = Object.keys(profile.evidence)
  const inline = (letter: string, detail: string, words: string): Snippet => {
    const name = id(letter)
    return { label: `${name} ${detail}`, detail: `A new ${detail}`, insert: `**${name}.** ${words}` }
  }
  const box = (letter: string, marker: string, detail: string, header: string, body: string): Snippet => {
    const name = id(letter)
    return {
      label: `${name} ${detail}`,
      detail: `A new ${detail}`,
      insert: `> [!${marker}]\n>\n> **${name}** ${header}\n>\n> ${body}\n`,
    }
  }
  const source = id('E')
  return [
    inline('F', 'fact', `${hole(1, 'A fact as its source has it.')}[^${hole(2, 'E1')}]`),
    inline('C', 'claim', `${hole(1, 'What the packet wants its reader to believe.')}[^${hole(2, 'E1')}]`),
    inline('H', 'hypothesis', hole(1, 'What may be so and is not verified.')),
    inline('Q', 'question', `${hole(1, 'What is not known yet?')} — @${hole(2, 'who')}`),
    inline('N', 'next step', `${hole(1, 'What is to be done')} — @${hole(2, 'who')}, due ${hole(3, today)}`),
    box(
      'P',
      'NOTE',
      'quote',
      `quotes ${hole(1, 'the source § 1')}[^${hole(2, 'E1')}]`,
      hole(3, 'Its requirement, word for word.'),
    ),
    box(
      'O',
      'CAUTION',
      'objection',
      `objects to ${hole(1, 'C1')} — @${hole(2, 'who')} (${hole(3, 'role')}), ${today}`,
      hole(4, 'What stands against it.'),
    ),
    {
      label: `${source} evidence`,
      detail: 'A new source',
      insert: `[^${source}]: **${source}** ${hole(1, kind)}: [${hole(2, 'Title')}](${hole(3, 'evidence/file.md')}), captured ${hole(4, today)}`,
    },
  ]
}

const hole = (number: number, words: string) => `\u0024{${number}:${words}}`
