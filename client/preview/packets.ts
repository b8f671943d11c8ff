// Shows packets as what they are: boxes with their kind, state and owner, statements with what became of them, drafts as
// the differences that they would make. Tokens are marked while the page is read; what is known of them is looked up when
// it is drawn, for only then the editor says which page it is.
import type { MarkdownIt, StateCore, Token } from 'markdown-it'
import { beginsAsPacket } from './begins.ts'
import type { Known } from './known.ts'
import { boxLabel, differenceOf, kindOf, type L10n, statementMark } from './labels.ts'

const marker = /^\\?\[!\w+\][^\S\n]*\n?/
const boxed = /^\*\*([PODRFCHQN][1-9]\d{0,8})(?:[.:])?\*\*(?![*\w])/
const inline = /^\*\*([FCHQN][1-9]\d{0,8})(?:[.:]\*\*|\*\*[.:])/

export const packets =
  (known: Known, l10n: L10n) =>
  (md: MarkdownIt): void => {
    md.core.ruler.after('block', 'countersign_packets', state => {
      if (!beginsAsPacket(state.src)) return
      Object.assign(state.env, { countersign: true })
      markBoxes(state)
      markStatements(state)
    })
    md.core.ruler.push('countersign_marks', addMarks)
    const { rules } = md.renderer
    rules.countersign_box_open = (tokens, index, _options, env) => {
      const { id, header } = tokens[index]!.meta as Box
      const { kind, mood, text } = boxLabel(id, header, known(pageOf(env)), l10n)
      const classes = `code-line countersign-box countersign-${kind} countersign-is-${mood}`
      return `<div class="${classes}" id="countersign-${id}"${lineOf(tokens[index]!)}><p class="countersign-label">${md.utils.escapeHtml(text)}</p>\n`
    }
    rules.countersign_box_close = () => '</div>\n'
    rules.countersign_body_open = (tokens, index, _options, env) => {
      const pieces = differenceOf(idOf(tokens[index]!), known(pageOf(env)))
      if (!pieces) return '<div class="countersign-body">'
      const shown = pieces.map(({ kind, text }) => {
        const words = md.utils.escapeHtml(text)
        return kind === 'same' ? words : kind === 'new' ? `<ins>${words}</ins>` : `<del>${words}</del>`
      })
      return `<p class="countersign-difference">${shown.join('')}</p>\n<details class="countersign-body"><summary>${md.utils.escapeHtml(l10n.t('As it was written'))}</summary>\n`
    }
    rules.countersign_body_close = (tokens, index, _options, env) =>
      differenceOf(idOf(tokens[index]!), known(pageOf(env))) ? '</details>\n' : '</div>\n'
    rules.countersign_mark = (tokens, index, _options, env) => {
      const marks = statementMark(idOf(tokens[index]!), known(pageOf(env)), l10n).map(
        ({ mood, text, title }) =>
          `<span class="countersign-mark countersign-is-${mood}" title="${md.utils.escapeHtml(title)}">${md.utils.escapeHtml(text)}</span>`,
      )
      return marks.length > 0 ? ` ${marks.join(' ')}` : ''
    }
  }

/** The page that is drawn. Comments, hovers and chat draw Markdown as well, and are no page. */
export const pageOf = (env: object | undefined): string | undefined =>
  env && 'currentDocument' in env ? env.currentDocument?.toString() : undefined

const idOf = ({ meta }: Token): string => String(meta?.id)

type Box = { readonly id: string; readonly header: string }

/** So that the preview scrolls with the text. */
const lineOf = ({ map }: Token) => (map ? ` data-line="${map[0]}"` : '')

/** A quotation that begins with a starred ID, with or without a marker that colours it. */
function markBoxes(state: StateCore): void {
  const { tokens } = state
  for (let index = 0; index < tokens.length; index++) {
    const open = tokens[index]!
    if (open.type !== 'blockquote_open' || open.level !== 0) continue
    const end = tokens.findIndex((one, at) => at > index && one.type === 'blockquote_close' && one.level === open.level)
    if (end < 0) continue
    const first = tokens.findIndex((one, at) => at > index && at < end && one.type === 'inline')
    if (first < 0) continue
    const stripped = tokens[first]!.content.replace(marker, '')
    const alone = stripped.trim() === ''
    const header = alone ? tokens.findIndex((one, at) => at > first && at < end && one.type === 'inline') : first
    const said = header < 0 ? '' : header === first ? stripped : tokens[header]!.content
    const id = boxed.exec(said)?.[1]
    if (id === undefined || tokens[header - 1]?.type !== 'paragraph_open') continue
    become(state, { index, end, first, header, said, id, alone })
  }
}

type Found = {
  readonly index: number
  readonly end: number
  readonly first: number
  readonly header: number
  readonly said: string
  readonly id: string
  readonly alone: boolean
}

function become(state: StateCore, { index, end, first, header, said, id, alone }: Found): void {
  const { tokens } = state
  const meta = { id, header: said.replace(/\s*\n\s*/g, ' ') }
  const [open, close] = [tokens[index]!, tokens[end]!]
  Object.assign(open, { type: 'countersign_box_open', tag: 'div', meta })
  Object.assign(close, { type: 'countersign_box_close', tag: 'div', meta })
  tokens[header]!.content = said
  tokens[header - 1]!.attrJoin('class', 'countersign-header')
  if (id.startsWith('D')) wrapBody(state, header + 2, end, id)
  // The marker's own paragraph says nothing that the label does not say.
  if (alone) tokens.splice(first - 1, 3)
}

/** What stands in a draft's box behind its header is what it would become. */
function wrapBody({ tokens, Token }: StateCore, from: number, end: number, id: string): void {
  const at = (type: string, nesting: 1 | -1) =>
    Object.assign(new Token(type, 'div', nesting), { block: true, meta: { id } })
  tokens.splice(end, 0, at('countersign_body_close', -1))
  tokens.splice(from, 0, at('countersign_body_open', 1))
}

/** A paragraph or a cell that begins with a starred ID and its stop. */
function markStatements({ tokens }: StateCore): void {
  for (const [index, token] of tokens.entries()) {
    if (token.type !== 'inline') continue
    const before = tokens[index - 1]
    const id = (before?.type === 'td_open' ? /^\*\*([FCHQN][1-9]\d{0,8})[.:]?\*\*[.:]?$/ : inline).exec(
      token.content,
    )?.[1]
    if (id === undefined || (before?.type !== 'paragraph_open' && before?.type !== 'td_open')) continue
    if (String(before.attrGet('class')).includes('countersign-header')) continue
    token.meta = { ...token.meta, countersign: id }
    // A tight list shows no paragraph that could carry it.
    const carrier = before.hidden ? tokens[index - 2] : before
    carrier?.attrJoin('class', `countersign-statement countersign-${kindOf(id)}`)
    carrier?.attrSet('id', `countersign-${id}`)
  }
}

/** Behind the words of a statement, once they are read. */
function addMarks({ tokens, Token }: StateCore): void {
  for (const { meta, children } of tokens) {
    if (!meta?.countersign || !children) continue
    children.push(Object.assign(new Token('countersign_mark', '', 0), { meta: { id: meta.countersign } }))
  }
}
