// References to evidence as chips with their name and how fresh it is: footnotes are numbered by first use, and a packet's
// reader knows them by their label.
import type { MarkdownIt } from 'markdown-it'
import type { Known } from './known.ts'
import { evidenceMark, type L10n } from './labels.ts'
import { pageOf } from './packets.ts'

export const evidence =
  (known: Known, l10n: L10n) =>
  (md: MarkdownIt): void => {
    const { rules } = md.renderer
    const { footnote_ref: plain, footnote_open: opening } = rules
    const labelOf = (meta: unknown): string | undefined => {
      const { label } = (meta ?? {}) as { label?: string }
      return label !== undefined && /^E[1-9]\d*$/.test(label) ? label : undefined
    }
    rules.footnote_ref = (tokens, index, options, env, self) => {
      const label = labelOf(tokens[index]!.meta)
      const shown = plain?.(tokens, index, options, env, self) ?? ''
      if (label === undefined || !tokens[index]!.meta?.countersign) return shown
      const { mood, title } = evidenceMark(label, known(pageOf(env)), l10n)
      const [, href = '', id = ''] = /href="([^"]*)" id="([^"]*)"/.exec(shown) ?? []
      return `<sup class="footnote-ref countersign-chip countersign-is-${mood}"><a href="${href}" id="${id}" title="${md.utils.escapeHtml(title)}">${label}</a></sup>`
    }
    rules.footnote_open = (tokens, index, options, env, self) => {
      const label = labelOf(tokens[index]!.meta)
      const shown = opening?.(tokens, index, options, env, self) ?? ''
      if (label === undefined || !tokens[index]!.meta?.countersign) return shown
      const { mood, title } = evidenceMark(label, known(pageOf(env)), l10n)
      const said = title.slice(title.lastIndexOf(': ') + 2)
      const chip =
        mood === 'none'
          ? ''
          : `<span class="countersign-mark countersign-is-${mood}">${md.utils.escapeHtml(said)}</span>`
      return `${shown.replace('class="footnote-item"', 'class="footnote-item countersign-evidence"')}${chip}`
    }
    // Only in packets: anywhere else a footnote may be called E1 for reasons of its own.
    md.core.ruler.push('countersign_evidence', ({ tokens, env }) => {
      if (!('countersign' in env)) return
      for (const token of tokens) {
        if (token.type === 'footnote_open') token.meta = { ...token.meta, countersign: true }
        for (const child of token.children ?? [])
          if (child.type === 'footnote_ref') child.meta = { ...child.meta, countersign: true }
      }
    })
  }
