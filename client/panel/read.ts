// Reads what comes from inside of the panel. In a bundle of its own, loaded with the panel: what reads by a schema is large.
import { type FromPanel, fromPanel } from '../../schemas/panel.ts'

/** Nothing where it says nothing that a panel may say. */
export const readMessage = (said: unknown): FromPanel | undefined => fromPanel.safeParse(said).data
