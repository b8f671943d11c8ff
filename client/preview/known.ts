// What the preview knows of a page besides its text: what the panel shows of it.
import type { PanelView } from '../../schemas/panel.ts'

/** Nothing where nobody has looked yet, or for what is no page. */
export type Known = (uri: string | undefined) => PanelView | undefined
