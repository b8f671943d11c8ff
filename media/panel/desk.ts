// What every part of the panel is drawn from: the packet, how the reader has arranged the panel, and the way to the editor.
import type { FromPanel, PanelLooks, PanelView } from '../../schemas/panel.ts'

export type Filter = 'contested' | 'carried' | 'withdrawn' | 'all'

/** How the reader left the panel. It is kept for as long as the editor keeps the view. */
export type Look = {
  /** Parts and entries that the reader opened or closed, by their key. */
  readonly open: Readonly<Record<string, boolean>>
  readonly filter: Filter
  readonly search: string
  /** How many entries of a long list are shown, by the list. */
  readonly pages: Readonly<Record<string, number>>
}

export const firstLook: Look = { open: {}, filter: 'contested', search: '', pages: {} }

/** What the panel says, but for the packet that it says it of. */
export type Said = Without<Exclude<FromPanel, { type: 'ready' }>>
type Without<T> = T extends unknown ? Omit<T, 'uri'> : never

export type Desk = {
  readonly view: PanelView
  /** Whether anything may be signed here. */
  readonly trusted: boolean
  /** Why nothing but the page itself is read, where that is so: what is next, nobody knows then. */
  readonly alone: string | undefined
  readonly look: Look
  /** Only what can be in sight: the rest is drawn once that is on the screen. */
  readonly begins: boolean
  /** What came of looking at evidence again, where somebody did. */
  readonly looks: PanelLooks | undefined
  /** The statement, evidence or section in which the cursor stands. */
  readonly here: string | undefined
  say(said: Said): void
  arrange(change: Partial<Look>): void
}

export type Range = { readonly start: number; readonly end: number }
