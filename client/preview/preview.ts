// Adds to VS Code's own Markdown preview what it lacks for packets: footnotes and alerts, unless another extension has
// brought them already, and packets shown as what they are. Any other Markdown only gets the first two.
import type { MarkdownIt } from 'markdown-it'
import footnotes from 'markdown-it-footnote'
import alerts from 'markdown-it-github-alerts'
import { evidence } from './evidence.ts'
import type { Known } from './known.ts'
import type { L10n } from './labels.ts'
import { packets } from './packets.ts'

export function extend(md: MarkdownIt, known: Known, l10n: L10n): MarkdownIt {
  if (!md.renderer.rules.footnote_ref) md.use(footnotes)
  if (!md.renderer.rules.alert_open) md.use(alerts).use(plainTitles)
  return md.use(evidence(known, l10n)).use(packets(known, l10n))
}

/** The words behind a marker are words of the page, and no HTML. */
function plainTitles(md: MarkdownIt): void {
  md.renderer.rules.alert_open = (tokens, index) => {
    const { title, type, icon } = tokens[index]!.meta as { title: string; type: string; icon: string }
    return `<div class="markdown-alert markdown-alert-${md.utils.escapeHtml(type)}"><p class="markdown-alert-title">${icon}${md.utils.escapeHtml(title)}</p>\n`
  }
}
